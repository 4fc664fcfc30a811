# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Parts that several kinds of announcements share: evidence, the place somebody comes from or goes to, the dwelling."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from domizil.base import clock
from domizil.base.models import Municipality
from domizil.register import households
from domizil.register.models import Dwelling, Person

from .. import homes, lookups
from .fields import SWITZERLAND, UNKNOWN, CountryField, DayField, NameField, QuietForm, ReferenceField

Group = tuple[Any, tuple[str, ...]]


class FactsForm(QuietForm):
    """The facts of an event. `GROUPS` are its sections, `more` the fields that hide behind «weitere Angaben».

    `at_portal`: a resident answers, who knows no register numbers.
    """

    GROUPS: ClassVar[tuple[Group, ...]] = ()
    MORE: ClassVar[tuple[str, ...]] = ("evidence_kind", "evidence_number", "evidence_issuer")
    OFFICE_ONLY: ClassVar[tuple[str, ...]] = ("evidence_kind", "evidence_number", "evidence_issuer")
    FUTURE_DAYS: ClassVar[int] = 366  # how far ahead an event may be reported

    use_required_attribute = False

    on = DayField(label=_("Datum des Ereignisses"))
    evidence_kind = forms.CharField(
        label=_("Beleg"), required=False, max_length=100, help_text=_("zum Beispiel Mietvertrag, Urteil, Mitteilung")
    )
    evidence_number = forms.CharField(label=_("Nummer des Belegs"), required=False, max_length=100)
    evidence_issuer = forms.CharField(label=_("Aussteller des Belegs"), required=False, max_length=200)

    def __init__(self, *args: Any, municipality: Municipality, at_portal: bool = False, **kwargs: Any) -> None:
        """Drop what a resident is not asked."""
        super().__init__(*args, **kwargs)
        self.municipality = municipality
        self.at_portal = at_portal
        for name in self.OFFICE_ONLY if at_portal else ():
            self.fields.pop(name, None)

    def clean_on(self) -> Any:
        """Refuse a day too far ahead."""
        day = self.cleaned_data["on"]
        ahead = (day - clock.today()).days if day else 0
        if ahead > 0 and not self.FUTURE_DAYS:
            raise forms.ValidationError(
                _("Dieser Tag liegt in der Zukunft. Gemeldet wird, was geschehen ist."), code="future"
            )
        if ahead > self.FUTURE_DAYS:
            raise forms.ValidationError(_("Dieser Tag liegt mehr als ein Jahr in der Zukunft."), code="future")
        return day

    def sections(self) -> tuple[Group, ...]:
        """The titles, each with the names of its fields."""
        return self.GROUPS

    @property
    def groups(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The sections with their fields, those that are asked here."""
        found = [(title, [self[name] for name in names if name in self.fields]) for title, names in self.sections()]
        return [(title, fields) for title, fields in found if fields]

    @property
    def more(self) -> list[forms.BoundField]:
        """What can be told as well."""
        return [self[name] for name in self.MORE if name in self.fields]

    @property
    def more_is_open(self) -> bool:
        """Whether something of it is told or wrong."""
        return any(field.errors or (self.is_bound and field.value()) for field in self.more)

    def typed(self, name: str) -> str:
        """What was typed into a field, valid or not."""
        return str(self.data.get(self.add_prefix(name), "") or "").strip() if self.is_bound else ""


class FromPart(forms.Form):
    """Where somebody comes from."""

    from_country = CountryField(label=_("Zugezogen aus (Staat)"), empty=_("unbekannt"), required=False)
    from_place = NameField(label=_("Ort"), required=False, help_text=_("Gemeinde, im Ausland die Stadt"))


class ToPart(forms.Form):
    """Where somebody goes."""

    to_country = CountryField(label=_("Zieht nach (Staat)"), empty=_("unbekannt"), required=False)
    to_place = NameField(label=_("Ort"), required=False, help_text=_("Gemeinde, im Ausland die Stadt"))


class DwellingPart(FactsForm):
    """The dwelling, by its address and, where there are several, by choice; or by its numbers EGID and EWID."""

    OFFICE_ONLY: ClassVar[tuple[str, ...]] = (*FactsForm.OFFICE_ONLY, "egid", "ewid", "house", "dwelling", "household")

    address = forms.CharField(
        label=_("Strasse und Hausnummer"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    town = forms.CharField(label=_("Postleitzahl und Ort"), required=False, max_length=60)
    floor = forms.CharField(
        label=_("Stockwerk und Lage"),
        required=False,
        max_length=60,
        help_text=_("zum Beispiel 2. Stock links, oder die Wohnungsnummer vom Mietvertrag"),
    )
    house = ReferenceField()
    dwelling = ReferenceField()
    egid = forms.IntegerField(label="EGID", required=False, min_value=1, max_value=999_999_999)
    ewid = forms.IntegerField(label="EWID", required=False, min_value=1, max_value=999)
    household = forms.CharField(label=_("Haushalt"), required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """A resident must name the address; what was told of the dwelling in words stays for who looks it up."""
        super().__init__(*args, **kwargs)
        self.fields["address"].required = self.at_portal
        for name in ("town", "floor"):
            if not self.at_portal and not self.typed(name):
                del self.fields[name]

    @property
    def at_address(self) -> homes.AtAddress:
        """What to choose from at the address that was typed: houses, dwellings."""
        if not hasattr(self, "_there"):
            typed, house = self.typed("address"), self.typed("house")
            asked = typed and not self.at_portal
            chosen = int(house) if house.isascii() and house.isdigit() else None
            self._there = homes.at_address(self.municipality, typed, chosen) if asked else homes.AtAddress()
        return self._there

    def clean(self) -> dict[str, Any]:
        """Put the dwelling into `home`: a row, or None where it is not known yet."""
        facts: dict[str, Any] = super().clean() or {}
        facts["home"] = None
        if self.at_portal:
            return facts
        if facts.get("egid") or facts.get("ewid"):
            facts["home"] = self._by_numbers(facts.get("egid"), facts.get("ewid"))
        elif facts.get("dwelling") != UNKNOWN:
            facts["home"] = self._chosen(facts.get("dwelling"))
        facts["household"] = self._household(facts.get("household", ""), facts["home"], facts.get("on"))
        return facts

    def _household(self, told: str, home: Dwelling | None, on: date | None) -> households.With:
        """With whom: `own`, or the key of somebody who lives there; None where nothing is said."""
        if not told or told == households.OWN or home is None or on is None:
            return told if told == households.OWN else None
        there = {str(one.pk): str(one) for mates in households.living_in(home, on) for one in mates}
        if told in there:
            return int(told)
        allowed = ", ".join([households.OWN, *(f"{key} ({name})" for key, name in there.items())])
        what = _("«%(told)s» wohnt an diesem Tag nicht in dieser Wohnung. Erlaubt: %(allowed)s.")
        self.add_error("household", what % {"told": told, "allowed": allowed})
        return None

    def _by_numbers(self, egid: int | None, ewid: int | None) -> Dwelling | None:
        if egid is None or ewid is None:
            missing = "egid" if egid is None else "ewid"
            self.add_error(missing, _("Geben Sie EGID und EWID zusammen an."))
            return None
        found = lookups.dwelling_with(self.municipality, egid, ewid)
        if found is None:
            self.add_error(
                "egid",
                _(
                    "In dieser Gemeinde gibt es keine Wohnung mit EGID %(egid)s und EWID %(ewid)s. Prüfen Sie die "
                    "Nummern auf dem Mietvertrag, oder suchen Sie die Adresse."
                )
                % {"egid": egid, "ewid": ewid},
            )
        return found

    def _chosen(self, key: int | None) -> Dwelling | None:
        there = self.at_address
        found = {home.pk: home for home in there.dwellings}
        if key in found:
            return found[key]
        if key is not None and (home := lookups.dwelling(self.municipality, key)):
            return home
        if len(found) == 1:
            return next(iter(found.values()))
        if there.too_many:
            self.add_error("address", _("Dazu passen viele Häuser. Geben Sie Strasse und Hausnummer an."))
        elif found:
            self.add_error("address", _("An dieser Adresse gibt es mehrere Wohnungen. Wählen Sie eine."))
        elif there.houses:
            self.add_error("address", _("An dieser Adresse gibt es mehrere Häuser. Wählen Sie eines."))
        elif self.typed("address"):
            self.add_error(
                "address",
                _(
                    "Diese Adresse steht nicht im Verzeichnis der Gemeinde. Prüfen Sie die Schreibweise, geben Sie "
                    "EGID und EWID an, oder wählen Sie «Wohnung noch nicht bekannt»."
                ),
            )
        else:
            self.add_error("address", _("Geben Sie die Adresse an, oder wählen Sie «noch nicht bekannt»."))
        return None


class PersonLookup:
    """A second person of an event, looked up by name, birth date or AHV number and then chosen."""

    def __init__(self, form: FactsForm, name: str) -> None:
        """`name` is the field of the choice; what is typed stands in `<name>_search`."""
        self.form, self.name = form, name

    @property
    def chosen_key(self) -> int | None:
        """The key that was chosen."""
        chosen = self.form.typed(self.name)
        return int(chosen) if chosen.isascii() and chosen.isdigit() else None

    @property
    def found(self) -> list[Person]:
        """Who fits what was typed, and who was chosen."""
        keys = [] if self.chosen_key is None else [self.chosen_key]
        return lookups.persons(self.form.typed(f"{self.name}_search"), keys)

    def clean(self, facts: dict[str, Any], *, required: bool) -> Person | None:
        """Return the person that was chosen, or the only one found. Adds an error to the form."""
        found, key = self.found, facts.get(self.name)
        person = next((person for person in found if person.pk == key), None)
        if person is None and len(found) == 1:
            return found[0]
        if person is None and found:
            self.form.add_error(f"{self.name}_search", _("Mehrere Personen passen dazu. Wählen Sie eine."))
        elif person is None and self.form.typed(f"{self.name}_search"):
            self.form.add_error(f"{self.name}_search", _("Dazu gibt es im Register niemanden, den Sie sehen."))
        elif person is None and required:
            self.form.add_error(f"{self.name}_search", _("Geben Sie an, wer das ist."))
        return person


def place(country: int | None, words: str) -> dict[str, Any]:
    """A place as the register keeps it: a municipality of the canton by its number, else a state, and the words."""
    if country in (None, SWITZERLAND) and words and (number := lookups.municipality_named(words)):
        return {"municipality": number, "text": words}
    return {"country": country, "text": words}
