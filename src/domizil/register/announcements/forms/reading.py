# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""From plain data to facts: the one reader for what a page posts, the API takes and a draft keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from domizil.base.models import Municipality

from .catalogue import ASKED, Asked, People
from .parts import FactsForm
from .persons import PersonForm

MOST_PERSONS = 30
_LONGEST = 2_000  # characters kept of one answer: more than any field takes, so that the field refuses what is longer
_OF_PERSON = re.compile(r"p(\d{1,2})-([a-z_]+)")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong or missing: the path in the data, the name of the field, what is wrong."""

    path: str
    field: str
    what: str
    id: str = ""  # of the control on a page


class Report:
    """What is announced: the facts of the event and the persons it is about, read from plain data.

    `data` is `{field: text, …, "persons": [{field: text, …}, …]}`; what nobody asks is left out.
    """

    def __init__(
        self, kind: str, data: Mapping[str, Any], *, municipality: Municipality, at_portal: bool = False
    ) -> None:
        """Bind the data; nothing is checked yet."""
        self.asked: Asked = ASKED[kind]
        self.municipality = municipality
        self.at_portal = at_portal
        self.facts: FactsForm = self.asked.form(_texts(data), municipality=municipality, at_portal=at_portal)
        given = data.get("persons")
        self._given = given if isinstance(given, list) else []
        self.persons = [
            self._person(number, person) for number, person in enumerate(self._given) if isinstance(person, Mapping)
        ][:MOST_PERSONS]

    def _person(self, number: int, given: Mapping[str, Any]) -> PersonForm:
        prefix = f"p{number}"
        bound = {f"{prefix}-{name}": text for name, text in _texts(given).items()}
        known = self.asked.people in (People.RESIDENTS, People.ONE)
        return PersonForm(bound, prefix=prefix, known=known)

    @property
    def data(self) -> dict[str, Any]:
        """What was typed, as it was typed."""
        said = {name: self.facts.typed(name) for name in self.facts.fields}
        people = [
            {name: str(form.data.get(form.add_prefix(name), "") or "") for name in form.fields} for form in self.persons
        ]
        told = [{name: text for name, text in person.items() if text} for person in people]
        return {name: text for name, text in said.items() if text} | {"persons": told}

    def quiet(self) -> None:
        """Mark nothing as wrong: for a page that was not to be checked yet."""
        for form in (self.facts, *self.persons):
            form.quiet()

    @property
    def told(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """What was typed, in words: title of the section, then name and answer of each field that was answered."""
        titles = (
            [_("Person")]
            if len(self.persons) == 1
            else [_("Person %(n)d") % {"n": number + 1} for number in range(len(self.persons))]
        )
        of_people = [(title, _answers(form)) for title, form in zip(titles, self.persons, strict=True)]
        return [(title, rows) for title, rows in [*of_people, (_("Ereignis"), _answers(self.facts))] if rows]

    @cached_property
    def problems(self) -> list[Problem]:
        """What keeps it from being entered, in the order of the page; empty when nothing does."""
        return [*self._of_facts(), *self._of_persons()]

    @property
    def is_complete(self) -> bool:
        """Whether it can be checked and entered."""
        return not self.problems

    def _of_facts(self) -> Iterator[Problem]:
        for name, told in self.facts.errors.items():
            bound = self.facts[name] if name in self.facts.fields else None
            yield Problem(
                name, str(bound.label) if bound else "", " ".join(map(str, told)), bound.id_for_label if bound else ""
            )

    def _of_persons(self) -> Iterator[Problem]:
        if not self.persons:
            yield Problem("persons", _("Personen"), _("Geben Sie mindestens eine Person an."), "persons")
        if self.asked.people in (People.ONE, People.CHILD) and len(self._subjects) > 1:
            most = ngettext("Erlaubt ist %(n)d Person.", "Erlaubt sind %(n)d Personen.", 1) % {"n": 1}
            yield Problem("persons", _("Personen"), most, "persons")
        if self.persons and not self._subjects:
            yield Problem("persons", _("Personen"), _("Geben Sie das Kind an."), "persons")
        if len(self.persons) < len(self._given):
            most = _("Erlaubt sind höchstens %(most)d Personen, jede mit ihren Angaben.") % {"most": MOST_PERSONS}
            yield Problem("persons", _("Personen"), most, "persons")
        for number, form in enumerate(self.persons):
            for name, told in form.errors.items():
                yield Problem(
                    f"persons[{number}].{name}",
                    _("%(field)s von Person %(number)d") % {"field": form[name].label, "number": number + 1},
                    " ".join(map(str, told)),
                    form[name].id_for_label,
                )

    @property
    def _subjects(self) -> list[PersonForm]:
        """Whom it is about; of a birth the child, not the parent."""
        if self.asked.people is People.CHILD:
            return [form for form in self.persons if not form.chosen]
        return self.persons


def _answers(form: forms.Form) -> list[tuple[str, str]]:
    """Name and answer of each visible field that was answered; codes as their words."""
    found = []
    for field in form:
        text = str(field.value() or "")
        choices = dict(getattr(field.field, "choices", ()))
        if text and not field.is_hidden:
            found.append((str(field.label), str(choices.get(text, choices.get(_number(text), text)))))
    return found


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None


def _texts(given: Mapping[str, Any]) -> dict[str, str]:
    """Answers as texts: numbers of JSON are read as they are written, a list of them as one text split by blanks;
    anything nested, and what no database keeps (NUL, half characters), is dropped: pages and programs are refused it
    before (`strict`); left is what a link to a form holds."""
    plain = {str(name): _joined(value) if isinstance(value, list) else value for name, value in given.items()}
    return {
        name: str(value).replace("\x00", "").encode(errors="ignore").decode()[:_LONGEST]
        for name, value in plain.items()
        if _is_text(value)
    }


def _is_text(value: Any) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool)


def _joined(values: list[Any]) -> str | None:
    return " ".join(map(str, values)) if all(map(_is_text, values)) else None


def data_of_post(posted: Mapping[str, str]) -> dict[str, Any]:
    """The data of a page's form: `p2-first_name` is the first name of the third person."""
    facts: dict[str, Any] = {}
    people: dict[int, dict[str, str]] = {}
    for name, text in posted.items():
        if found := _OF_PERSON.fullmatch(name):
            people.setdefault(int(found[1]), {})[found[2]] = text.strip()
        else:
            facts[name] = text.strip()
    return facts | {"persons": [people[number] for number in sorted(people)]}
