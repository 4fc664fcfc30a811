# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is owed to a treasury, and what was paid of it. Amounts are whole Rappen; nothing booked is ever overwritten."""

from __future__ import annotations

from datetime import date

from django.db import models, transaction
from django.db.models import Q, Sum
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from .fields import one_of, rappen_field
from .history import audited
from .refusal import Refusal


class Treasury(models.TextChoices):
    """Into whose treasury an amount goes."""

    MUNICIPALITY = "municipality", _("Gemeindekasse")
    CANTON = "canton", _("Staatskasse")


@audited()
class Booking(models.Model):
    """One row is one amount owed to a treasury: by whom, for what, on which norm.

    `key` says what it is for (`fine:123`); the same thing cannot be booked twice. A booking that falls away is
    cancelled with a reason, not deleted.
    """

    key = models.CharField(_("Schlüssel"), max_length=100, unique=True)
    treasury = models.CharField(_("Kasse"), max_length=12, choices=Treasury.choices)
    municipality = models.ForeignKey(
        "base.Municipality", verbose_name=_("Gemeinde"), on_delete=models.PROTECT, null=True, related_name="bookings"
    )
    kind = models.CharField(_("Art"), max_length=40)
    debtor = models.CharField(_("Schuldnerin oder Schuldner"), max_length=200)
    rappen = rappen_field(_("Betrag"))
    norm = models.CharField(_("Rechtsgrundlage"), max_length=40)
    booked_on = models.DateField(_("gebucht am"))
    cancelled_on = models.DateField(_("storniert am"), null=True)
    cancelled_why = models.CharField(_("Grund der Stornierung"), max_length=300, blank=True)

    class Meta:
        app_label = "base"
        verbose_name = _("Forderung")
        verbose_name_plural = _("Forderungen")
        ordering = ["id"]
        constraints = [
            one_of("booking_treasury", "treasury", Treasury),
            models.CheckConstraint(name="booking_owes_something", condition=Q(rappen__gt=0)),
            models.CheckConstraint(
                name="booking_whose_treasury",
                condition=Q(treasury="municipality", municipality__isnull=False)
                | Q(treasury="canton", municipality__isnull=True),
            ),
            models.CheckConstraint(
                name="booking_cancelled_with_reason",
                condition=Q(cancelled_on__isnull=True, cancelled_why="")
                | (Q(cancelled_on__isnull=False) & ~Q(cancelled_why="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.rappen}"


@audited()
class Payment(models.Model):
    """One row is one payment on a booking, with its reference (receipt, bank)."""

    booking = models.ForeignKey(Booking, verbose_name=_("Forderung"), on_delete=models.PROTECT, related_name="payments")
    rappen = rappen_field(_("Betrag"))
    paid_on = models.DateField(_("bezahlt am"))
    reference = models.CharField(_("Beleg"), max_length=100)

    class Meta:
        app_label = "base"
        verbose_name = _("Zahlung")
        verbose_name_plural = _("Zahlungen")
        ordering = ["paid_on", "id"]
        constraints = [
            models.CheckConstraint(name="payment_is_something", condition=Q(rappen__gt=0) & ~Q(reference="")),
            models.UniqueConstraint(name="payment_once", fields=["booking", "reference"]),
        ]

    def __str__(self) -> str:
        return f"{self.booking_id}: {self.rappen}"


def book(
    *, key: str, kind: str, debtor: str, rappen: int, norm: str, on: date, municipality: int | None = None
) -> Booking:
    """Book an amount to the treasury of a municipality (None: the canton). The same key books once."""
    treasury = Treasury.CANTON if municipality is None else Treasury.MUNICIPALITY
    fields = {"kind": kind, "debtor": debtor, "rappen": rappen, "norm": norm, "booked_on": on, "treasury": treasury}
    return Booking.objects.get_or_create(key=key, defaults={**fields, "municipality_id": municipality})[0]


def open_rappen(booking: Booking) -> int:
    """What is still owed, in Rappen; nothing of a cancelled booking."""
    if booking.cancelled_on is not None:
        return 0
    paid: int = booking.payments.aggregate(paid=Sum("rappen"))["paid"] or 0
    return booking.rappen - paid


@transaction.atomic
def pay(booking: Booking, *, rappen: int, on: date, reference: str) -> Payment:
    """Record a payment. Raises Refusal for nothing, for more than is owed and for a reference that was used already."""
    locked = Booking.objects.select_for_update().get(pk=booking.pk)
    if not 0 < rappen <= open_rappen(locked):
        raise Refusal(
            "payment_amount",
            _t("Dieser Betrag passt nicht zur Forderung."),
            _t("Offen sind %(open)s Rappen.") % {"open": open_rappen(locked)},
            _t("Erfassen Sie mehr als 0 und höchstens den offenen Betrag."),
        )
    if not reference or locked.payments.filter(reference=reference).exists():
        raise Refusal(
            "payment_reference",
            _t("Der Beleg fehlt, oder mit ihm wurde schon eine Zahlung erfasst."),
            what_next=_t("Geben Sie den Beleg dieser Zahlung an."),
        )
    return Payment.objects.create(booking=locked, rappen=rappen, paid_on=on, reference=reference)


@transaction.atomic
def cancel(booking: Booking, *, on: date, why: str) -> Booking:
    """Take an amount off the books, with the reason. Raises Refusal once something was paid, or without a reason."""
    locked = Booking.objects.select_for_update().get(pk=booking.pk)
    if locked.payments.exists() or not why or locked.cancelled_on is not None:
        raise Refusal(
            "booking_not_cancellable",
            _t("Diese Forderung lässt sich nicht stornieren."),
            _t("Sie ist schon bezahlt oder storniert, oder der Grund fehlt."),
            _t("Geben Sie einen Grund an; Bezahltes wird zurückerstattet."),
        )
    locked.cancelled_on, locked.cancelled_why = on, why
    locked.save(update_fields=["cancelled_on", "cancelled_why"])
    return locked
