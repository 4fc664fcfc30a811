# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who reports, what was handed in, what it says, and what comparing it with the register found.

A third party is nobody to the database: whoever has one of its keys sees its own deliveries, reports and slips and
nothing of the register. What a comparison finds stands in `Match` and `register.Task`, which it never sees.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from domizil.base.fields import not_empty, one_of, valid_field
from domizil.base.history import audited
from domizil.base.models import Country, Municipality, Worker
from domizil.register.models import Dwelling, Person


class ReporterKind(models.TextChoices):
    """What a third party is (§ 17 NG; codes of `lu_ng.third_parties.Party`), and the post (Art. 12 para. 2 RHG)."""

    LANDLORD = "landlord", _("Vermieterschaft")
    PROPERTY_MANAGER = "property_manager", _("Liegenschaftsverwaltung")
    LODGING_HOST = "lodging_host", _("Logisgeber")
    COLLECTIVE_HOUSEHOLD = "collective_household", _("Kollektivhaushalt")
    EMPLOYER = "employer", _("Arbeitgeber")
    UTILITY = "utility", _("Versorgungsunternehmen")
    POST = "post", _("Post")


ASKED = (ReporterKind.EMPLOYER, ReporterKind.UTILITY, ReporterKind.POST)
"""Who reports nothing and answers when asked."""
DELIVERY_ADDRESS = "delivery_address"
"""What the post is asked for; employers and utilities by `lu_ng.third_parties.Information`."""


@audited()
class Reporter(models.Model):
    """One row is a third party that has to do with one municipality: it reports, or it is asked.

    `egid` is the building of a collective household, whose list is compared with who is registered there.
    """

    municipality = models.ForeignKey(
        Municipality, verbose_name=_("Gemeinde"), on_delete=models.PROTECT, related_name="third_parties"
    )
    kind = models.CharField(_("Art"), max_length=20, choices=ReporterKind.choices)
    name = models.CharField(_("Name"), max_length=120)
    contact = models.CharField(_("Kontaktperson"), max_length=120, blank=True)
    e_mail = models.EmailField(_("E-Mail"), blank=True)
    address = models.TextField(_("Postadresse"), max_length=300, blank=True)
    egid = models.PositiveIntegerField("EGID", null=True, blank=True)
    closed_on = models.DateField(_("geschlossen am"), null=True, blank=True)

    class Meta:
        verbose_name = _("meldende Stelle")
        verbose_name_plural = _("meldende Stellen")
        ordering = ["name", "id"]
        constraints = [
            one_of("reporter_kind", "kind", ReporterKind),
            models.CheckConstraint(name="reporter_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="reporter_building", condition=~Q(kind="collective_household") | Q(egid__range=(1, 999_999_999))
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)


@audited(exclude=["digest"])
class AccessKey(models.Model):
    """One row is a key with which a third party enters, as the SHA-256 of the secret that only the third party has."""

    reporter = models.ForeignKey(
        Reporter, verbose_name=_("meldende Stelle"), on_delete=models.CASCADE, related_name="keys"
    )
    digest = models.CharField(_("Prüfwert"), max_length=64, unique=True)
    label = models.CharField(_("Bezeichnung"), max_length=80)
    valid = valid_field()
    issued_by = models.ForeignKey(Worker, verbose_name=_("ausgestellt von"), on_delete=models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField(_("widerrufen"), null=True, blank=True)

    class Meta:
        verbose_name = _("Zugangsschlüssel")
        verbose_name_plural = _("Zugangsschlüssel")
        ordering = ["id"]
        constraints = [
            not_empty("accesskey_valid_not_empty"),
            models.CheckConstraint(name="accesskey_digest", condition=Q(digest__regex="^[0-9a-f]{64}$")),
        ]

    def __str__(self) -> str:
        return str(self.label)


class Channel(models.TextChoices):
    """How something was handed in."""

    FORM = "form", _("Formular")
    FILE = "file", _("Datei")
    API = "api", _("Schnittstelle")
    MESSAGE = "message", _("eCH-0112")


class DeliveryState(models.TextChoices):
    """What became of a delivery."""

    CHECKED = "checked", _("geprüft, noch nicht übernommen")
    TAKEN = "taken", _("übernommen")
    DROPPED = "dropped", _("verworfen")
    REFUSED = "refused", _("zurückgewiesen")


@audited(exclude=["content"])
class Delivery(models.Model):
    """One row is what was handed in at once: a form, a file, a call; also one that was refused, with the reason.

    `content` is the file between its check and its taking over, else empty. `good` and `bad` count rows.
    """

    reporter = models.ForeignKey(
        Reporter, verbose_name=_("meldende Stelle"), on_delete=models.PROTECT, related_name="deliveries"
    )
    municipality = models.ForeignKey(
        Municipality, verbose_name=_("Gemeinde"), on_delete=models.PROTECT, related_name="+"
    )
    channel = models.CharField(_("Weg"), max_length=10, choices=Channel.choices)
    state = models.CharField(_("Stand"), max_length=10, choices=DeliveryState.choices)
    file_name = models.CharField(_("Datei"), max_length=150, blank=True)
    sha256 = models.CharField(_("Prüfsumme"), max_length=64, blank=True)
    content = models.BinaryField(_("Inhalt"), null=True)
    refusal = models.CharField(_("Grund der Zurückweisung"), max_length=300, blank=True)
    good = models.PositiveIntegerField(_("gute Zeilen"), default=0)
    bad = models.PositiveIntegerField(_("schlechte Zeilen"), default=0)
    received_at = models.DateTimeField(_("eingegangen"))
    received_by = models.ForeignKey(
        Worker,
        verbose_name=_("entgegengenommen von"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        verbose_name = _("Lieferung")
        verbose_name_plural = _("Lieferungen")
        ordering = ["-id"]
        indexes = [models.Index(fields=["municipality", "received_at"], name="delivery_received")]
        constraints = [
            one_of("delivery_channel", "channel", Channel),
            one_of("delivery_state", "state", DeliveryState),
            models.UniqueConstraint(
                name="delivery_taken_once", fields=["reporter", "sha256"], condition=Q(state="taken") & ~Q(sha256="")
            ),
            models.CheckConstraint(
                name="delivery_content", condition=Q(state="checked") | Q(content__isnull=True)
            ),
            models.CheckConstraint(name="delivery_says_why", condition=~Q(state="refused") | ~Q(refusal="")),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.reporter_id} {self.received_at}"


class ReportKind(models.TextChoices):
    """What a report says about somebody."""

    MOVE_IN = "move_in", _("Einzug")
    MOVE_WITHIN = "move_within", _("Umzug")
    MOVE_OUT = "move_out", _("Auszug")
    RESIDENT = "resident", _("Bewohner")


@audited(exclude=["search_key", "swapped_key"])
class Report(models.Model):
    """One row is what a third party told about one person: who, where, from when, until when.

    `begins` and `ends` are the first and the last day of the tenancy (or of living in a collective household). `due` is
    the last day on which the person itself reports the event (§ 2a NG). The keys find the person (see `names`).
    """

    delivery = models.ForeignKey(
        Delivery, verbose_name=_("Lieferung"), on_delete=models.PROTECT, related_name="reports"
    )  # fmt: skip
    reporter = models.ForeignKey(
        Reporter, verbose_name=_("meldende Stelle"), on_delete=models.PROTECT, related_name="reports"
    )
    municipality = models.ForeignKey(
        Municipality, verbose_name=_("Gemeinde"), on_delete=models.PROTECT, related_name="+"
    )
    row = models.PositiveIntegerField(_("Zeile"))
    kind = models.CharField(_("Meldung"), max_length=12, choices=ReportKind.choices)
    official_name = models.CharField(_("Name"), max_length=100)
    first_name = models.CharField(_("Vornamen"), max_length=100)
    search_key = models.TextField(_("Suchschlüssel"), editable=False)
    swapped_key = models.TextField(_("Suchschlüssel, Namen vertauscht"), editable=False)
    date_of_birth = models.DateField(_("Geburtsdatum"), null=True, blank=True)
    vn = models.CharField(_("AHV-Nummer"), max_length=13, blank=True)
    begins = models.DateField(_("Mietbeginn"), null=True, blank=True)
    ends = models.DateField(_("Mietende"), null=True, blank=True)
    egid = models.PositiveIntegerField("EGID", null=True, blank=True)
    ewid = models.PositiveSmallIntegerField("EWID", null=True, blank=True)
    dwelling_number = models.CharField(_("Wohnungsnummer"), max_length=12, blank=True)
    street = models.CharField(_("Strasse"), max_length=60, blank=True)
    house_number = models.CharField(_("Hausnummer"), max_length=12, blank=True)
    swiss_zip_code = models.PositiveSmallIntegerField(_("Postleitzahl"), null=True, blank=True)
    town = models.CharField(_("Ort"), max_length=40, blank=True)
    other_address = models.CharField(_("bisherige oder neue Adresse"), max_length=200, blank=True)
    due = models.DateField(_("Frist der meldepflichtigen Person"), null=True, blank=True)

    class Meta:
        verbose_name = _("Meldung eines Dritten")
        verbose_name_plural = _("Meldungen Dritter")
        ordering = ["id"]
        indexes = [models.Index(fields=["municipality", "kind"], name="report_municipality")]
        constraints = [
            one_of("report_kind", "kind", ReportKind),
            models.UniqueConstraint(name="report_row_once", fields=["delivery", "row"]),
            models.CheckConstraint(
                name="report_ends_after_beginning",
                condition=Q(begins__isnull=True) | Q(ends__isnull=True) | Q(ends__gte=F("begins")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.official_name} {self.first_name}"


class Basis(models.TextChoices):
    """By what a person was found."""

    VN = "vn", _("AHV-Nummer")
    NAME_AND_BIRTH = "name_and_birth", _("Name und Geburtsdatum")
    SWAPPED_NAMES = "swapped_names", _("Name und Vorname vertauscht, Geburtsdatum gleich")
    SIMILAR_NAME = "similar_name", _("ähnlicher Name, Geburtsdatum gleich")
    SWAPPED_BIRTH = "swapped_birth", _("Name gleich, Tag und Monat der Geburt vertauscht")
    NAME_IN_DWELLING = "name_in_dwelling", _("Name in dieser Wohnung")
    NAME_IN_BUILDING = "name_in_building", _("Name in diesem Gebäude")
    NAME_ALONE = "name_alone", _("Name, einmalig in der Gemeinde")
    NOBODY = "nobody", _("nicht gefunden")


class Difference(models.TextChoices):
    """What in a report does not agree with the register; each is a task (kind `third_party_` and the code)."""

    NOT_REGISTERED = "not_registered", _("eingezogen, aber nicht angemeldet")
    NOT_DEREGISTERED = "not_deregistered", _("ausgezogen, aber noch angemeldet")
    OTHER_DWELLING = "other_dwelling", _("in einer anderen Wohnung angemeldet")
    UNKNOWN_PERSON = "unknown_person", _("Person im Register nicht gefunden")
    SEVERAL_PERSONS = "several_persons", _("mehrere Personen kommen in Frage")
    UNKNOWN_EWID = "unknown_ewid", _("EWID im Gebäude unbekannt")
    UNKNOWN_BUILDING = "unknown_building", _("EGID unbekannt")
    OTHER_MUNICIPALITY = "other_municipality", _("Wohnung in einer anderen Gemeinde")
    NOT_ON_LIST = "not_on_list", _("angemeldet, aber nicht auf der Liste")


@audited()
class Match(models.Model):
    """One row is what comparing a report with the register found, the last time it was compared.

    `elsewhere`: nobody known here fits, but somebody known elsewhere in the canton does. `again_on` is the day on which
    the report can be compared for good, because what it tells lies ahead.
    """

    report = models.OneToOneField(Report, verbose_name=_("Meldung"), on_delete=models.CASCADE, related_name="match")
    municipality = models.ForeignKey(
        Municipality, verbose_name=_("Gemeinde"), on_delete=models.PROTECT, related_name="+"
    )
    person = models.ForeignKey(
        Person,
        verbose_name=_("Person"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="third_party_matches",
    )
    dwelling = models.ForeignKey(
        Dwelling, verbose_name=_("Wohnung"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    basis = models.CharField(_("gefunden durch"), max_length=20, choices=Basis.choices)
    elsewhere = models.BooleanField(_("anderswo im Kanton bekannt"))
    differences = ArrayField(models.CharField(max_length=20), verbose_name=_("Abweichungen"))
    compared_on = models.DateField(_("verglichen am"))
    again_on = models.DateField(_("wieder zu vergleichen am"), null=True, blank=True)

    class Meta:
        verbose_name = _("Abgleich")
        verbose_name_plural = _("Abgleiche")
        indexes = [models.Index(fields=["municipality", "compared_on"], name="match_municipality")]
        constraints = [
            one_of("match_basis", "basis", Basis),
            models.CheckConstraint(
                name="match_differences", condition=Q(differences__contained_by=list(Difference.values))
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.report_id}: {self.basis}"


@audited()
class InformationRequest(models.Model):
    """One row is a question to an employer, a utility or the post about somebody who missed the duty to report.

    `derivation` freezes why it may be asked; `person_name` says whom it is about, known to the register or not.
    """

    municipality = models.ForeignKey(
        Municipality, verbose_name=_("Gemeinde"), on_delete=models.PROTECT, related_name="information_requests"
    )
    addressee = models.ForeignKey(
        Reporter, verbose_name=_("Empfänger"), on_delete=models.PROTECT, related_name="information_requests"
    )
    person = models.ForeignKey(
        Person, verbose_name=_("Person"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    person_name = models.CharField(_("Name und Vorname"), max_length=201)
    egid = models.PositiveIntegerField("EGID", null=True, blank=True)
    happened_on = models.DateField(_("Tag des Ereignisses"))
    due_on = models.DateField(_("Frist zur Meldung"))
    asks = models.CharField(_("Gegenstand"), max_length=40)
    derivation = models.JSONField(_("Herleitung"))
    asked_on = models.DateField(_("gestellt am"))
    asked_by = models.ForeignKey(Worker, verbose_name=_("gestellt von"), on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField(_("beantwortet am"), null=True, blank=True)
    answer = models.TextField(_("Antwort"), blank=True)
    recorded_by = models.ForeignKey(
        Worker, verbose_name=_("Antwort erfasst von"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("Auskunftsersuchen")
        verbose_name_plural = _("Auskunftsersuchen")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(name="informationrequest_missed", condition=Q(asked_on__gt=F("due_on"))),
            models.CheckConstraint(
                name="informationrequest_answer",
                condition=Q(answered_on__isnull=True, answer="") | Q(answered_on__gte=F("asked_on")) & ~Q(answer=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.addressee_id}: {self.person_name}"


@audited()
class HotelSlip(models.Model):
    """One row is a guest of an inn or boarding house, as the host's hotel control tells it (§ 7 para. 2 NG)."""

    reporter = models.ForeignKey(Reporter, verbose_name=_("Betrieb"), on_delete=models.PROTECT, related_name="slips")
    municipality = models.ForeignKey(
        Municipality, verbose_name=_("Gemeinde"), on_delete=models.PROTECT, related_name="+"
    )
    official_name = models.CharField(_("Name"), max_length=100)
    first_name = models.CharField(_("Vornamen"), max_length=100)
    search_key = models.TextField(_("Suchschlüssel"), editable=False)
    date_of_birth = models.DateField(_("Geburtsdatum"))
    nationality = models.ForeignKey(
        Country, verbose_name=_("Staatsangehörigkeit"), on_delete=models.PROTECT, related_name="+"
    )
    document = models.CharField(_("Ausweis und Nummer"), max_length=60, blank=True)
    arrives = models.DateField(_("Ankunft"))
    leaves = models.DateField(_("Abreise"))
    received_at = models.DateTimeField(_("eingegangen"))

    class Meta:
        verbose_name = _("Hotelmeldung")
        verbose_name_plural = _("Hotelmeldungen")
        ordering = ["-arrives", "-id"]
        indexes = [models.Index(fields=["municipality", "leaves"], name="hotelslip_leaves")]
        constraints = [
            models.CheckConstraint(name="hotelslip_leaves_after_arrival", condition=Q(leaves__gte=F("arrives"))),
            models.CheckConstraint(name="hotelslip_born_before", condition=Q(date_of_birth__lte=F("arrives"))),
        ]

    def __str__(self) -> str:
        return f"{self.official_name} {self.first_name}"
