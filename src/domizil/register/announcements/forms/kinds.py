# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is asked for each kind of announcement."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from domizil.law.lu_ng.facts import Purpose
from domizil.register.models import MaritalStatus

from .fields import SWITZERLAND, DayField, KeysField, OriginsField, PersonNameField, ReferenceField
from .nationality import NationalityField
from .parts import DwellingPart, FactsForm, FromPart, Group, PersonLookup, ToPart, place

WHEN = _("Wann")
WHERE = _("Wohnung")

STAYS = (
    (Purpose.WORK_WEEKLY.value, _("Arbeit, am Wochenende am Familienwohnsitz")),
    (Purpose.TEMPORARY.value, _("vorübergehender Aufenthalt")),
    (Purpose.STUDIES.value, _("Studium")),
    (Purpose.SCHOOL.value, _("Schule oder Lehre")),
    (Purpose.INSTITUTION.value, _("Heim, Anstalt oder Klinik")),
    (Purpose.HOLIDAY_HOUSE.value, _("Ferienhaus oder Ferienwohnung")),
    (Purpose.PRIVATE_VISIT.value, _("Besuch bei Privaten")),
    (Purpose.OWN_BUSINESS.value, _("eigenes Geschäft, Wohnsitz anderswo")),
)


class ArrivalForm(FromPart, DwellingPart):
    """Somebody moves into the municipality."""

    GROUPS: ClassVar[tuple[Group, ...]] = (
        (_("Wann und woher"), ("on", "from_country", "from_place")),
        (WHERE, ("address", "town", "floor", "egid", "ewid")),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the day."""
        super().__init__(*args, **kwargs)
        self.fields["on"].label = _("Zugezogen am")

    def clean(self) -> dict[str, Any]:
        """Put the place into `comes_from`."""
        facts = super().clean()
        facts["comes_from"] = place(facts.get("from_country"), facts.get("from_place", ""))
        return facts


class StayForm(ArrivalForm):
    """Somebody stays for work, study or a time and keeps the main residence elsewhere."""

    GROUPS: ClassVar[tuple[Group, ...]] = (
        (_("Wann und wozu"), ("on", "purpose", "planned_end")),
        (_("Hauptwohnsitz"), ("from_country", "from_place", "proof_valid_until")),
        (WHERE, ("address", "town", "floor", "egid", "ewid")),
    )

    purpose = forms.ChoiceField(label=_("Zweck"), choices=[("", "–"), *STAYS])
    planned_end = DayField(label=_("Geplantes Ende"), required=False, help_text=_("leer: kein Ende geplant"))
    proof_valid_until = DayField(
        label=_("Heimatausweis gültig bis"), required=False, help_text=_("leer: liegt noch nicht vor")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the fields as they are asked here; a household is kept at the main residence."""
        super().__init__(*args, **kwargs)
        self.fields.pop("household", None)
        self.fields["on"].label = _("Aufenthalt seit")
        self.fields["from_country"].label = _("Hauptwohnsitz (Staat)")

    def clean(self) -> dict[str, Any]:
        """The end lies after the beginning."""
        facts = super().clean()
        begins, ends = facts.get("on"), facts.get("planned_end")
        if begins and ends and ends < begins:
            self.add_error("planned_end", _("Das Ende liegt vor dem Beginn."))
        return facts


class MoveForm(DwellingPart):
    """Somebody moves within the municipality or the building."""

    GROUPS: ClassVar[tuple[Group, ...]] = (
        (WHEN, ("on",)),
        (_("Neue Wohnung"), ("address", "town", "floor", "egid", "ewid")),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the day."""
        super().__init__(*args, **kwargs)
        self.fields["on"].label = _("Umgezogen am")


class DepartureForm(ToPart, FactsForm):
    """Somebody leaves the municipality, to a known place or not."""

    GROUPS: ClassVar[tuple[Group, ...]] = ((_("Wann und wohin"), ("on", "to_country", "to_place")),)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the day."""
        super().__init__(*args, **kwargs)
        self.fields["on"].label = _("Weggezogen am")

    def clean(self) -> dict[str, Any]:
        """Put the place into `goes_to`."""
        facts = super().clean() or {}
        facts["goes_to"] = place(facts.get("to_country"), facts.get("to_place", ""))
        return facts


class CivilStatusForm(FactsForm):
    """Marriage, divorce, widowhood, partnership."""

    GROUPS: ClassVar[tuple[Group, ...]] = (
        (_("Neuer Zivilstand"), ("marital_status", "on")),
        (_("Ehegatte, Partnerin oder Partner"), ("partner_search",)),
    )
    WITH_PARTNER = (MaritalStatus.MARRIED, MaritalStatus.PARTNERSHIP)

    marital_status = forms.TypedChoiceField(
        label=_("Zivilstand"), choices=[("", "–"), *MaritalStatus.choices], coerce=int
    )
    partner_search = forms.CharField(
        label=_("Im Register suchen"),
        required=False,
        max_length=100,
        help_text=_("Name, Geburtsdatum oder AHV-Nummer; leer, wenn die Person nicht im Register steht"),
    )
    partner = ReferenceField()

    @property
    def lookup(self) -> PersonLookup:
        """The partner, looked up."""
        return PersonLookup(self, "partner")

    def clean(self) -> dict[str, Any]:
        """Put the partner into `partner_person`."""
        facts = super().clean() or {}
        facts["partner_person"] = self.lookup.clean(facts, required=False)
        return facts


class NameForm(FactsForm):
    """A change of name. What stays empty stays as it is."""

    NAMES = ("official_name", "first_name", "original_name", "alliance_name", "foreign_name", "alias_name", "call_name")
    GROUPS: ClassVar[tuple[Group, ...]] = (
        (WHEN, ("on",)),
        (_("Neuer Name"), NAMES),
    )

    official_name = PersonNameField(label=_("Amtlicher Name"), required=False, help_text=_("leer: bleibt wie bisher"))
    first_name = PersonNameField(label=_("Vornamen"), required=False)
    original_name = PersonNameField(label=_("Lediger Name"), required=False)
    alliance_name = PersonNameField(label=_("Allianzname"), required=False)
    foreign_name = PersonNameField(label=_("Name im ausländischen Pass"), required=False)
    alias_name = PersonNameField(label=_("Aliasname"), required=False)
    call_name = PersonNameField(label=_("Rufname"), required=False)

    def clean(self) -> dict[str, Any]:
        """Put what changes into `names`; something must."""
        facts = super().clean() or {}
        facts["names"] = {name: facts[name] for name in self.NAMES if facts.get(name)}
        if not facts["names"] and not any(name in self.errors for name in self.NAMES):
            self.add_error("official_name", _("Geben Sie mindestens einen neuen Namen an."))
        return facts


class NationalityForm(FactsForm):
    """A new nationality, with the places of origin of who becomes Swiss."""

    GROUPS: ClassVar[tuple[Group, ...]] = ((_("Neue Staatsangehörigkeit"), ("nationality", "on", "origins")),)

    nationality = NationalityField(label=_("Staatsangehörigkeit"))
    origins = OriginsField(label=_("Heimatorte"), required=False)

    def clean(self) -> dict[str, Any]:
        """Who becomes Swiss has a place of origin; who does not has none."""
        facts = super().clean() or {}
        swiss = facts.get("nationality") == SWITZERLAND
        if swiss and not facts.get("origins") and "origins" not in self.errors:
            self.add_error("origins", _("Wer das Schweizer Bürgerrecht erwirbt, hat mindestens einen Heimatort."))
        if facts.get("origins") and not swiss and facts.get("nationality"):
            self.add_error("origins", _("Heimatorte hat nur, wer das Schweizer Bürgerrecht besitzt."))
        return facts


class BirthForm(FactsForm):
    """A child is born to a resident. The day is the child's birth date."""

    GROUPS: ClassVar[tuple[Group, ...]] = ((_("Zweiter Elternteil"), ("parent_search",)),)

    on = None  # type: ignore[assignment]
    parent_search = forms.CharField(
        label=_("Im Register suchen"),
        required=False,
        max_length=100,
        help_text=_("Name, Geburtsdatum oder AHV-Nummer; leer, wenn kein zweiter Elternteil eingetragen wird"),
    )
    parent = ReferenceField()

    @property
    def lookup(self) -> PersonLookup:
        """The second parent, looked up."""
        return PersonLookup(self, "parent")

    def clean(self) -> dict[str, Any]:
        """Put the second parent into `parent_person`."""
        facts = super().clean() or {}
        facts["parent_person"] = self.lookup.clean(facts, required=False)
        return facts


class DeathForm(FactsForm):
    """A death."""

    GROUPS: ClassVar[tuple[Group, ...]] = ((WHEN, ("on",)),)
    FUTURE_DAYS: ClassVar[int] = 0

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the day."""
        super().__init__(*args, **kwargs)
        self.fields["on"].label = _("Todesdatum")


class RenewalForm(FactsForm):
    """A stay goes on, on a new proof of settlement."""

    GROUPS: ClassVar[tuple[Group, ...]] = ((_("Neuer Heimatausweis"), ("proof_valid_until",)),)

    on = None  # type: ignore[assignment]
    proof_valid_until = DayField(label=_("Gültig bis"))


class LockForm(FactsForm):
    """A block on the data."""

    GROUPS: ClassVar[tuple[Group, ...]] = ((_("Sperre"), ("on", "reason", "ordered_by")),)

    reason = forms.CharField(label=_("Grund"), max_length=300)
    ordered_by = forms.CharField(
        label=_("Verlangt oder angeordnet von"), max_length=200, help_text=_("die Person selbst oder eine Behörde")
    )
    also = KeysField(label=_("Gilt auch für"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the day."""
        super().__init__(*args, **kwargs)
        self.fields["on"].label = _("Gilt ab")


class UnlockForm(FactsForm):
    """A block on the data ends."""

    GROUPS: ClassVar[tuple[Group, ...]] = ((_("Aufhebung"), ("on", "reason")),)
    MORE: ClassVar[tuple[str, ...]] = ()

    reason = forms.CharField(label=_("Grund"), max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the day."""
        super().__init__(*args, **kwargs)
        self.fields["on"].label = _("Endet am")
