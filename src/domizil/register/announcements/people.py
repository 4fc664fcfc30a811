# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The persons of a report as the register's actions take them: rows that exist, and new persons with their ties."""

from __future__ import annotations

from typing import Any

from domizil.register import nationalities
from domizil.register.models import Person, RelationshipKind, Sex
from domizil.register.reporting import NewPerson, Origin, Tie
from domizil.register.writing import each_once

from . import lookups, messages
from .forms import PersonForm, Report
from .forms.fields import SWITZERLAND
from .forms.persons import COUPLE

_FEATURES = (
    "marital_status", "marital_status_on", "original_name", "alliance_name", "foreign_name", "alias_name", "call_name",
    "birth_country", "place_of_birth", "religion", "father_name", "father_first_name", "mother_name",
    "mother_first_name",
)  # fmt: skip
_PARTNERS = {"spouse": RelationshipKind.SPOUSE, "partner": RelationshipKind.PARTNER}


def people(report: Report) -> list[Person | NewPerson]:
    """Return the persons of a complete report, in order. Raises `Refusal` for a key that leads to nobody."""
    known = chosen(report)
    return [
        known[form.chosen] if form.chosen else new_person(report, number) for number, form in enumerate(report.persons)
    ]


def residents(report: Report) -> list[Person]:
    """Return the persons of a report about residents. Raises `Refusal` for one that is not matched yet."""
    known = chosen(report)
    for form in report.persons:
        if not form.chosen:
            raise messages.unknown_person(name_of(form))
    return [known[form.chosen] for form in report.persons if form.chosen]


def chosen(report: Report) -> dict[int, Person]:
    """Return the rows that were chosen, by key. Raises `Refusal` for one that the worker does not see, or twice."""
    keys = [form.chosen for form in report.persons if form.chosen]
    each_once(keys)
    found = Person.objects.select_related("nationality").in_bulk(keys)
    for key in keys:
        if key not in found:
            raise messages.unknown_person(f"Nr. {key}")
    return found


def described(form: PersonForm) -> NewPerson:
    """Return a described person to look for in the register; what was not told is undetermined."""
    facts = form.cleaned_data
    return NewPerson(
        official_name=facts["official_name"],
        first_name=facts["first_name"],
        sex=facts.get("sex") or Sex.UNDETERMINED,
        date_of_birth=facts["date_of_birth"],
        nationality=facts.get("nationality") or nationalities.UNKNOWN,
        vn=facts.get("vn") or None,
        birth_known=facts["birth_known"],
    )


def new_person(report: Report, number: int) -> NewPerson:
    """Return a described person, tied to the first of the report."""
    facts = report.persons[number].cleaned_data
    features = _status_of_couple(report, number) | {name: facts[name] for name in _FEATURES if facts.get(name)}
    if facts.get("language"):
        features["language_of_correspondence"] = facts["language"]
    if facts.get("birth_country") in (None, SWITZERLAND) and facts.get("place_of_birth"):
        features |= _birth_municipality(facts["place_of_birth"])
    return NewPerson(
        official_name=facts["official_name"],
        first_name=facts["first_name"],
        sex=facts["sex"],
        date_of_birth=facts["date_of_birth"],
        nationality=facts["nationality"],
        birth_known=facts["birth_known"],
        vn=facts["vn"] or None,
        zemis_number=facts["zemis_number"] or None,
        features=features,
        origins=tuple(Origin(name, canton) for name, canton in facts["origins"]),
        relationships=_ties(report, number, facts),
    )


def _status_of_couple(report: Report, number: int) -> dict[str, Any]:
    """The civil status of who is told to be a spouse or partner, or whose spouse or partner comes along."""
    told = [form.cleaned_data.get("relation", "") for form in report.persons]
    kind = next((one for one in (told if number == 0 else [told[number]]) if one in COUPLE), None)
    return {"marital_status": COUPLE[kind]} if kind else {}


def _birth_municipality(words: str) -> dict[str, Any]:
    """The municipality of the canton that a place of birth names, where it does."""
    number = lookups.municipality_named(words)
    return {"birth_municipality": number} if number else {}


def _ties(report: Report, number: int, facts: dict[str, Any]) -> tuple[Tie, ...]:
    relation = facts.get("relation")
    if number == 0 or not relation:
        return ()
    if relation in _PARTNERS:
        return (Tie(_PARTNERS[relation], _other(report, 0), facts.get("marital_status_on")),)
    parents = [0]
    if relation == "child_of_both":
        parents += [
            place for place, form in enumerate(report.persons) if form.cleaned_data.get("relation") in _PARTNERS
        ]
    return tuple(Tie(RelationshipKind.PARENT, _other(report, place), facts["date_of_birth"]) for place in parents)


def _other(report: Report, number: int) -> Person | int:
    """The person a tie leads to: the row where there is one, else the place in the report."""
    key = report.persons[number].chosen
    return Person.objects.get(pk=key) if key else number


def name_of(form: PersonForm) -> str:
    """How a person of a report is called, as typed."""
    typed = [str(form.data.get(form.add_prefix(name), "") or "") for name in ("official_name", "first_name")]
    return " ".join(part for part in typed if part) or f"Nr. {form.chosen or '?'}"
