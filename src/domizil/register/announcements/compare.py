# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A described person and persons of the register, feature by feature beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from domizil.register import names
from domizil.register.models import Person, Sex


@dataclass(frozen=True, slots=True)
class Cell:
    """What the register says, and whether it differs from what was told (only where something was)."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One feature."""

    label: Any
    told: str
    cells: Sequence[Cell]


def shown(value: object) -> str:
    """A value as people read it here."""
    if value is None:
        return ""
    return f"{value.day}.{value.month}.{value.year}" if isinstance(value, date) else str(value)


def rows(told: dict[str, Any], others: Sequence[Person]) -> list[Row]:
    """Return the features that identify a person: as told (`cleaned_data` of a form) and as each person has them."""
    return [
        _row(label, shown(told.get(name) or ""), [_of(name, person) for person in others]) for name, label in _NAMED
    ]


def side_by_side(one: Person, others: Sequence[Person]) -> list[Row]:
    """Return the same features of a person of the register and of others."""
    return [_row(label, _of(name, one), [_of(name, person) for person in others]) for name, label in _NAMED]


def _row(label: Any, told: str, texts: Sequence[str]) -> Row:
    return Row(
        label, told, [Cell(text, bool(told and text and names.fold(text) != names.fold(told))) for text in texts]
    )


def _of(name: str, person: Person) -> str:
    if name == "nationality":
        return person.nationality_name
    return str(person.get_sex_display()) if name == "sex" else shown(getattr(person, name))


_NAMED: tuple[tuple[str, Any], ...] = (
    ("official_name", _("Amtlicher Name")),
    ("first_name", _("Vornamen")),
    ("date_of_birth", _("Geburtsdatum")),
    ("sex", _("Geschlecht")),
    ("nationality", _("Staatsangehörigkeit")),
    ("vn", _("AHV-Nummer")),
)


def told_of(cleaned: dict[str, Any], countries: dict[str, str]) -> dict[str, Any]:
    """The facts of a form with codes as words."""
    told = dict(cleaned)
    if told.get("sex"):
        told["sex"] = Sex(told["sex"]).label
    if told.get("nationality"):
        told["nationality"] = countries.get(str(told["nationality"]), told["nationality"])
    return told
