# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the authority houses people, who is there, and who is away (KAsylV §§ 4, 7)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from domizil.base.fields import not_empty, one_at_a_time, one_of, valid_field
from domizil.base.history import audited
from domizil.base.models import Municipality
from domizil.register.models import Dwelling, Person


class AccommodationKind(models.TextChoices):
    """Kind of accommodation (§ 4)."""

    COLLECTIVE = "collective", _("Kollektivunterkunft")
    INDIVIDUAL = "individual", _("individuelle Unterkunft")


class AccommodationSubKind(models.TextChoices):
    """What exactly a place is: an asylum centre (Asylzentrum), or a room, flat or pavilion (§ 4, text until 2023)."""

    CENTRE = "centre", _("Asylzentrum")
    HOSTEL = "hostel", _("Unterkunft mit Betreuung")
    ROOM = "room", _("Zimmer")
    FLAT = "flat", _("Wohnung")
    PAVILION = "pavilion", _("Pavillon")


COLLECTIVE_SUB_KINDS = (AccommodationSubKind.CENTRE, AccommodationSubKind.HOSTEL)
INDIVIDUAL_SUB_KINDS = (AccommodationSubKind.ROOM, AccommodationSubKind.FLAT, AccommodationSubKind.PAVILION)


class Operator(models.TextChoices):
    """Who runs a place."""

    CANTON = "canton", _("Kanton")
    MUNICIPALITY = "municipality", _("Gemeinde")
    THIRD_PARTY = "third_party", _("Dritte")
    PRIVATE = "private", _("privat gemietet")


@audited()
class Accommodation(models.Model):
    """One row is a place where the authority houses people. `capacity` is the number of persons it is made for."""

    name = models.CharField(_("Name"), max_length=100)
    kind = models.CharField(_("Art"), max_length=10, choices=AccommodationKind.choices)
    sub_kind = models.CharField(_("Unterart"), max_length=10, choices=AccommodationSubKind.choices)
    capacity = models.PositiveSmallIntegerField(_("Plätze"))
    operator = models.CharField(_("Betrieb"), max_length=12, choices=Operator.choices)
    dwelling = models.ForeignKey(
        Dwelling,
        verbose_name=_("Wohnung"),
        on_delete=models.PROTECT,
        related_name="accommodations",
        null=True,
        blank=True,
    )
    municipality = models.ForeignKey(
        Municipality, verbose_name=_("Gemeinde"), on_delete=models.PROTECT, related_name="accommodations"
    )
    valid = valid_field()

    class Meta:
        verbose_name = _("Unterkunft")
        verbose_name_plural = _("Unterkünfte")
        ordering = ["name"]
        constraints = [
            one_of("accommodation_operator", "operator", Operator),
            models.CheckConstraint(
                name="accommodation_sub_kind_of_kind",
                condition=Q(kind=AccommodationKind.COLLECTIVE, sub_kind__in=COLLECTIVE_SUB_KINDS)
                | Q(kind=AccommodationKind.INDIVIDUAL, sub_kind__in=INDIVIDUAL_SUB_KINDS),
            ),
            models.CheckConstraint(name="accommodation_capacity", condition=Q(capacity__gte=1)),
            not_empty("accommodation_valid_not_empty"),
        ]

    def __str__(self) -> str:
        return str(self.name)


@audited()
class Stay(models.Model):
    """One row is one person housed in one place, and how long."""

    person = models.ForeignKey(Person, verbose_name=_("Person"), on_delete=models.PROTECT, related_name="stays")
    accommodation = models.ForeignKey(
        Accommodation, verbose_name=_("Unterkunft"), on_delete=models.PROTECT, related_name="stays"
    )
    valid = valid_field()

    class Meta:
        verbose_name = _("Aufenthalt in einer Unterkunft")
        verbose_name_plural = _("Aufenthalte in Unterkünften")
        constraints = [not_empty("stay_valid_not_empty"), one_at_a_time("stay_one_at_a_time", "person")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.accommodation_id} {self.valid}"


class AbsenceReason(models.TextChoices):
    """Why somebody is away."""

    VISIT = "visit", _("Besuch")
    HOSPITAL = "hospital", _("Spital")
    DETENTION = "detention", _("Haft")
    UNKNOWN = "unknown", _("unbekannt")


@audited()
class Absence(models.Model):
    """One row is days away during a stay: in collective accommodation only days present are paid (§ 7 para. 2)."""

    stay = models.ForeignKey(Stay, verbose_name=_("Aufenthalt"), on_delete=models.CASCADE, related_name="absences")
    valid = valid_field()
    reason = models.CharField(_("Grund"), max_length=10, choices=AbsenceReason.choices)

    class Meta:
        verbose_name = _("Abwesenheit")
        verbose_name_plural = _("Abwesenheiten")
        constraints = [
            one_of("absence_reason", "reason", AbsenceReason),
            not_empty("absence_valid_not_empty"),
            one_at_a_time("absence_once", "stay"),
        ]

    def __str__(self) -> str:
        return f"{self.stay_id} {self.valid}"
