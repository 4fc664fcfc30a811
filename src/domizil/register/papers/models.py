# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Papers with a municipality: each paper, each receipt, each block, and the control of what comes in and goes out."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from domizil.base.fields import not_empty, one_at_a_time, one_of, rappen_field, valid_field
from domizil.base.history import audited
from domizil.base.models import Municipality, Worker
from domizil.base.scans import ContentType, Scanned
from domizil.register.models import Person


class PaperKind(models.TextChoices):
    """Kinds of papers that the act names (values of `law.lu_ng.facts.Paper`)."""

    HEIMATSCHEIN = "heimatschein", _("Heimatschein")
    EQUIVALENT = "equivalent", _("gleichbedeutende Ausweisschrift")
    HEIMATZEUGNIS = "heimatzeugnis", _("Heimatzeugnis (ausgestellt vor 1949)")
    PASSPORT = "passport", _("Reisepass")
    TREATY_PAPER = "treaty_paper", _("Ausweis nach Niederlassungsvertrag")
    FAMILY_CERTIFICATE = "family_certificate", _("Familienausweis")
    FAMILY_PAPERS = "family_papers", _("Ausweise für Ehegatten und Kinder")
    PARTNERSHIP_CERTIFICATE = "partnership_certificate", _("Partnerschaftsausweis")
    PROOF_OF_SETTLEMENT = "proof_of_settlement", _("Heimatausweis (Niederlassung anderswo)")
    IDENTITY_PAPERS = "identity_papers", _("gültige Ausweispapiere")
    ORDINANCE = "ordinance", _("Schriften nach der Verordnung (§ 9)")


class Handling(models.TextChoices):
    """What is done with a paper."""

    DEPOSIT = "deposit", _("hinterlegt")
    SHOW = "show", _("vorgewiesen")


@audited()
class Practice(models.Model):
    """One row is how a municipality keeps its control: who decides, from when on, by which terms, who is told.

    Where municipal law names no body, it is the municipal council (§ 6). The terms of letters are set by the
    municipality; none means that nothing is demanded before somebody has set them.
    """

    municipality = models.OneToOneField(
        Municipality, verbose_name=_("Gemeinde"), on_delete=models.PROTECT, related_name="practice"
    )
    control_since = models.DateField(
        _("Schriftenkontrolle in Domizil seit"),
        null=True,
        blank=True,
        help_text=_("Wer früher zuzog, hat seine Schriften noch nicht hier; er wird nicht gemahnt."),
    )
    competent_body = models.CharField(
        _("zuständige Stelle"),
        max_length=100,
        blank=True,
        help_text=_("leer: Gemeinderat (§ 6 Abs. 1)"),
    )
    section_chief = models.CharField(_("Adresse des Sektionschefs"), max_length=200, blank=True)
    demand_days = models.PositiveSmallIntegerField(_("Frist der Einforderung in Tagen"), null=True, blank=True)
    reminder_days = models.PositiveSmallIntegerField(_("Frist der Mahnung in Tagen"), null=True, blank=True)
    remedy_body = models.CharField(_("Rechtsmittelinstanz"), max_length=200, blank=True)
    remedy_form = models.CharField(_("Form des Rechtsmittels"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("Vorgaben der Gemeinde")
        verbose_name_plural = _("Vorgaben der Gemeinden")
        constraints = [
            models.CheckConstraint(
                name="practice_terms",
                condition=(Q(demand_days__isnull=True) | Q(demand_days__range=(1, 365)))
                & (Q(reminder_days__isnull=True) | Q(reminder_days__range=(1, 365))),
            )
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id}"


@audited()
class Tariff(models.Model):
    """One row is the fee for papers by a municipality's tariff while it holds, with the line it stands in (§ 15)."""

    municipality = models.ForeignKey(
        Municipality, verbose_name=_("Gemeinde"), on_delete=models.PROTECT, related_name="paper_tariffs"
    )
    for_swiss = models.BooleanField(_("für Schweizerinnen und Schweizer"))
    rappen = rappen_field(_("Gebühr"))
    valid = valid_field()
    source = models.CharField(_("Fundstelle im Tarif"), max_length=200)

    class Meta:
        verbose_name = _("Gebührentarif")
        verbose_name_plural = _("Gebührentarife")
        ordering = ["municipality", "-valid"]
        constraints = [
            not_empty("tariff_valid_not_empty"),
            one_at_a_time("tariff_one_at_a_time", "municipality", "for_swiss"),
            models.CheckConstraint(name="tariff_source", condition=~Q(source="")),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id} {self.rappen} {self.valid}"


@audited()
class Counter(models.Model):
    """One row is the last number a municipality gave in a series (receipts, lines of the control)."""

    municipality = models.ForeignKey(
        Municipality, verbose_name=_("Gemeinde"), on_delete=models.PROTECT, related_name="+"
    )
    series = models.CharField(_("Reihe"), max_length=20)
    last = models.PositiveIntegerField(_("letzte Nummer"), default=0)

    class Meta:
        verbose_name = _("Zähler")
        verbose_name_plural = _("Zähler")
        constraints = [models.UniqueConstraint(name="counter_once", fields=["municipality", "series"])]

    def __str__(self) -> str:
        return f"{self.municipality_id} {self.series} {self.last}"


@audited()
class Receipt(models.Model):
    """One row is a receipt for papers (Schriftenempfangsschein, § 10): numbered without gaps in its municipality.

    `contents` is what it says, as issued; `derivation` is why it could be issued. Revoked or given back, it stays.
    """

    municipality = models.ForeignKey(
        Municipality, verbose_name=_("Gemeinde"), on_delete=models.PROTECT, related_name="receipts"
    )
    number = models.PositiveIntegerField(_("Nummer"))
    person = models.ForeignKey(Person, verbose_name=_("Person"), on_delete=models.PROTECT, related_name="receipts")
    issued_on = models.DateField(_("ausgestellt am"))
    contents = models.JSONField(_("Inhalt"))
    derivation = models.JSONField(_("Herleitung"))
    fee_rappen = rappen_field(_("Gebühr"))
    issued_by = models.ForeignKey(
        Worker, verbose_name=_("ausgestellt durch"), on_delete=models.PROTECT, related_name="+"
    )
    revoked_on = models.DateField(_("widerrufen am"), null=True)
    revoked_why = models.CharField(_("Grund des Widerrufs"), max_length=300, blank=True)
    given_back_on = models.DateField(_("zurückgegeben am"), null=True)

    class Meta:
        verbose_name = _("Schriftenempfangsschein")
        verbose_name_plural = _("Schriftenempfangsscheine")
        ordering = ["municipality", "number"]
        indexes = [models.Index(fields=["person"], name="receipt_person")]
        constraints = [
            models.UniqueConstraint(name="receipt_number_once", fields=["municipality", "number"]),
            models.CheckConstraint(name="receipt_number_begins_at_one", condition=Q(number__gte=1)),
            models.CheckConstraint(
                name="receipt_revoked_with_reason",
                condition=Q(revoked_on__isnull=True, revoked_why="")
                | (Q(revoked_on__gte=F("issued_on")) & ~Q(revoked_why="")),
            ),
            models.CheckConstraint(
                name="receipt_given_back_after_issue",
                condition=Q(given_back_on__isnull=True) | Q(given_back_on__gte=F("issued_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id}-{self.number}"


@audited()
class Paper(models.Model):
    """One row is one paper that somebody deposited with a municipality or showed there.

    `receipt` is the receipt in force for it; a revoked receipt lets go of its papers.
    `liable_to_service`: the person owes military service or its substitute (§ 11), as told at the counter.
    """

    municipality = models.ForeignKey(
        Municipality, verbose_name=_("Gemeinde"), on_delete=models.PROTECT, related_name="papers"
    )
    person = models.ForeignKey(Person, verbose_name=_("Person"), on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField(_("Schrift"), max_length=30, choices=PaperKind.choices)
    handling = models.CharField(_("Behandlung"), max_length=10, choices=Handling.choices)
    number = models.CharField(_("Nummer der Schrift"), max_length=60)
    issuer = models.CharField(_("ausgestellt von"), max_length=120)
    issued_on = models.DateField(_("ausgestellt am"), null=True, blank=True)
    valid_until = models.DateField(_("gültig bis"), null=True, blank=True)
    received_on = models.DateField(_("entgegengenommen am"))
    received_by = models.ForeignKey(
        Worker, verbose_name=_("entgegengenommen durch"), on_delete=models.PROTECT, related_name="+"
    )
    liable_to_service = models.BooleanField(_("dienst- oder ersatzpflichtig"), default=False)
    receipt = models.ForeignKey(
        Receipt, verbose_name=_("Empfangsschein"), on_delete=models.PROTECT, null=True, related_name="papers"
    )
    returned_on = models.DateField(_("zurückgegeben am"), null=True)
    returned_why = models.CharField(_("Grundlage der Rückgabe"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("Schrift")
        verbose_name_plural = _("Schriften")
        ordering = ["received_on", "id"]
        indexes = [models.Index(fields=["person", "municipality"], name="paper_person_municipality")]
        constraints = [
            one_of("paper_kind", "kind", PaperKind),
            one_of("paper_handling", "handling", Handling),
            models.CheckConstraint(name="paper_identified", condition=~Q(number="") & ~Q(issuer="")),
            models.CheckConstraint(
                name="paper_not_expired_when_received",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("received_on")),
            ),
            models.CheckConstraint(
                name="paper_returned_after_deposit",
                condition=Q(returned_on__isnull=True) | Q(returned_on__gte=F("received_on"), handling="deposit"),
            ),
            models.CheckConstraint(
                name="paper_receipt_for_deposits", condition=Q(receipt__isnull=True) | Q(handling="deposit")
            ),
            models.UniqueConstraint(
                name="paper_lies_here_once",
                fields=["municipality", "person", "kind", "number"],
                condition=Q(handling="deposit", returned_on__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"


@audited(exclude=["content"])
class Scan(Scanned):
    """One row is a scan of a paper that was deposited or shown, made at the counter; it is no paper by itself."""

    paper = models.ForeignKey(Paper, verbose_name=_("Schrift"), on_delete=models.CASCADE, related_name="scans")

    class Meta(Scanned.Meta):
        verbose_name = _("Scan einer Schrift")
        verbose_name_plural = _("Scans von Schriften")
        constraints = [
            one_of("scan_content_type", "content_type", ContentType),
            models.UniqueConstraint(name="scan_once", fields=["paper", "sha256"]),
            models.CheckConstraint(name="scan_size", condition=Q(size__gt=0)),
            models.CheckConstraint(name="scan_added_by_somebody", condition=Q(added_by__isnull=False)),
        ]


class BlockAuthority(models.TextChoices):
    """Who may order a block on papers (§ 14 para. 3; values of `law.lu_ng.facts.Authority`)."""

    JUSTICE_DEPARTMENT = "justice_department", _("Justiz- und Sicherheitsdepartement")
    CRIMINAL_AUTHORITY = "criminal_authority", _("Strafbehörde")
    OTHER = "other", _("andere Stelle")


@audited()
class PaperBlock(models.Model):
    """One row is a block on a person's papers (Schriftensperre) in a municipality: while it holds, none is returned."""

    municipality = models.ForeignKey(
        Municipality, verbose_name=_("Gemeinde"), on_delete=models.PROTECT, related_name="paper_blocks"
    )
    person = models.ForeignKey(Person, verbose_name=_("Person"), on_delete=models.PROTECT, related_name="paper_blocks")
    authority = models.CharField(_("verfügende Behörde"), max_length=20, choices=BlockAuthority.choices)
    office = models.CharField(_("Name der Behörde"), max_length=120)
    reference = models.CharField(_("Aktenzeichen"), max_length=60)
    ordered_on = models.DateField(_("verfügt am"))
    valid = valid_field()
    lifted_reference = models.CharField(_("Aktenzeichen der Aufhebung"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("Schriftensperre")
        verbose_name_plural = _("Schriftensperren")
        ordering = ["-valid"]
        constraints = [
            one_of("paperblock_authority", "authority", BlockAuthority),
            models.CheckConstraint(name="paperblock_may_order", condition=~Q(authority="other")),
            models.CheckConstraint(name="paperblock_reference", condition=~Q(reference="") & ~Q(office="")),
            not_empty("paperblock_valid_not_empty"),
            one_at_a_time("paperblock_one_at_a_time", "municipality", "person"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.valid}"


class ControlKind(models.TextChoices):
    """What a line of the control says happened."""

    DEPOSITED = "deposited", _("Schrift hinterlegt")
    SHOWN = "shown", _("Schrift vorgewiesen")
    RECEIPT_ISSUED = "receipt_issued", _("Empfangsschein ausgestellt")
    RECEIPT_REVOKED = "receipt_revoked", _("Empfangsschein widerrufen")
    RECEIPT_RETURNED = "receipt_returned", _("Empfangsschein zurückerhalten")
    RETURNED = "returned", _("Schrift zurückgegeben")
    RETURN_REFUSED = "return_refused", _("Rückgabe verweigert (Sperre)")
    BLOCKED = "blocked", _("Schriften gesperrt")
    UNBLOCKED = "unblocked", _("Sperre aufgehoben")


@audited()
class ControlEntry(models.Model):
    """One row is one line of the control of papers and receipts (§ 12): numbered without gaps, never changed.

    `name` and `sort_key` are the person's name as it was on that day, for the alphabetical control.
    """

    municipality = models.ForeignKey(
        Municipality, verbose_name=_("Gemeinde"), on_delete=models.PROTECT, related_name="paper_control"
    )
    number = models.PositiveIntegerField(_("Nummer"))
    on = models.DateField(_("Datum"))
    kind = models.CharField(_("Vorgang"), max_length=20, choices=ControlKind.choices)
    person = models.ForeignKey(Person, verbose_name=_("Person"), on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("Name"), max_length=201)
    sort_key = models.TextField(_("Sortierschlüssel"), editable=False)
    paper = models.ForeignKey(Paper, verbose_name=_("Schrift"), on_delete=models.PROTECT, null=True, related_name="+")
    receipt = models.ForeignKey(
        Receipt, verbose_name=_("Empfangsschein"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    note = models.CharField(_("Bemerkung"), max_length=300, blank=True)
    worker = models.ForeignKey(Worker, verbose_name=_("durch"), on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("Zeile der Schriftenkontrolle")
        verbose_name_plural = _("Schriftenkontrolle")
        ordering = ["municipality", "number"]
        indexes = [
            models.Index(fields=["municipality", "on"], name="control_municipality_on"),
            models.Index(fields=["municipality", "sort_key", "number"], name="control_alphabetical"),
        ]
        constraints = [
            one_of("control_kind", "kind", ControlKind),
            models.UniqueConstraint(name="control_number_once", fields=["municipality", "number"]),
            models.CheckConstraint(name="control_number_begins_at_one", condition=Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id}-{self.number}"
