# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures of law: dated, cited, with evidence. A figure nobody has entered is `unknown`, never guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from .errors import LawError, Unknown
from .periods import DAY, Period
from .texts import Evidence
from .words import words


@dataclass(frozen=True, slots=True)
class Table:
    """A scale by household size, Rappen a person and day: `sizes[n-1]` for n persons, `more` for each further one."""

    title: dict[str, str]
    sizes: tuple[int, ...]
    more: int

    @property
    def steps(self) -> int:
        """The last household size with an amount of its own."""
        return len(self.sizes)


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """A list that the law refers to (an annex): its rows by their key, as they stand in a file of the statute."""

    title: dict[str, str]
    rows: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Figure:
    """What a parameter is while `valid` holds. `value` is None while unknown."""

    parameter: str
    title: dict[str, str]
    unit: str
    value: int | Table | Listing | None
    valid: Period
    norms: tuple[str, ...]
    evidence: Evidence
    source: str
    note: dict[str, str] | None


@dataclass(frozen=True, slots=True)
class Parameter:
    """A named figure of a statute and all it has been. Rules hold the handle; the active `Law` gives the value."""

    statute: str
    id: str
    title: dict[str, str]
    unit: str
    who: dict[str, str] | None
    figures: tuple[Figure, ...]
    drafts: tuple[tuple[str, Figure], ...] = ()

    def on(self, day: date, drafts: tuple[str, ...] = ()) -> Figure:
        """The figure that holds on `day`, or that an overlaid draft brings. Raises `Unknown` when nobody entered it."""
        overlaid = [figure for draft in reversed(drafts) for text, figure in self.drafts if text == draft]
        for figure in (*overlaid, *self.figures):
            if day in figure.valid or figure in overlaid:
                if figure.value is None:
                    raise Unknown(f"{self.statute}:{self.id}", figure.note or self.title, self.who or self.title)
                return figure
        raise LawError(f"parameter {self.id} says nothing about {day}")


@dataclass(frozen=True, slots=True)
class ParameterHandle:
    """Stands in a rule for a figure: `MEAL_CAP = parameter("lu-kasylv", "meal_cap")`."""

    statute: str
    id: str


def parameter(statute: str, id: str) -> Any:
    """The handle of a figure. Typed `Any`, because the rule sees the value, not the handle."""
    return ParameterHandle(statute, id)


def _value(where: str, row: Mapping[str, Any], title: dict[str, str]) -> int | Table | Listing | None:
    if row["evidence"] == Evidence.UNKNOWN.value:
        if "value" in row or "sizes" in row or "rows" in row:
            raise LawError(f"{where}: an unknown figure has no value")
        return None
    if "rows" in row:
        return Listing(title, row["rows"])
    if "sizes" in row:
        sizes = tuple(row["sizes"])
        if not all(type(size) is int for size in (*sizes, row["more"])):
            raise LawError(f"{where}: a table holds whole Rappen")
        return Table(title, sizes, row["more"])
    if type(row["value"]) is not int:
        raise LawError(f"{where}: a figure is a whole number, not {row['value']!r}")
    return int(row["value"])


def read_parameter(statute: str, row: Mapping[str, Any], since: date) -> Parameter:
    """One row of parameters.yaml. Refuses gaps, overlaps and figures without norm, source or evidence."""
    where = f"parameter {statute}:{row.get('id')}"
    title = words(where, row["title"])
    rows = sorted(row["values"], key=lambda value: value["since"])
    figures = [_figure(where, row, value, title) for value in rows if "draft" not in value]
    drafts = tuple((str(value["draft"]), _figure(where, row, value, title)) for value in rows if "draft" in value)
    _refuse_gaps(where, figures, max(since, row.get("begins", since)))
    who = words(where, row["who"]) if "who" in row else None
    return Parameter(statute, row["id"], title, row["unit"], who, tuple(figures), drafts)


def _figure(where: str, row: Mapping[str, Any], value: Mapping[str, Any], title: dict[str, str]) -> Figure:
    if not value.get("norms") or not value.get("source"):
        raise LawError(f"{where} since {value['since']}: needs norms and source")
    return Figure(
        parameter=row["id"],
        title=title,
        unit=row["unit"],
        value=_value(where, value, title),
        valid=Period(value["since"], value.get("until")),
        norms=tuple(value["norms"]),
        evidence=Evidence(value["evidence"]),
        source=value["source"],
        note=words(where, value["note"]) if "note" in value else None,
    )


def _refuse_gaps(where: str, figures: list[Figure], since: date) -> None:
    expected = since
    for position, figure in enumerate(figures):
        if figure.valid.first > expected:
            raise LawError(f"{where}: gap, nothing holds from {expected} to {figure.valid.first - DAY}")
        if position and figure.valid.first < expected:
            raise LawError(f"{where}: overlap on {figure.valid.first}")
        if figure.valid.last is None:
            if figure is not figures[-1]:
                raise LawError(f"{where}: overlap, the figure since {figure.valid.first} never ends")
            return
        expected = figure.valid.last + DAY
    # A figure may end for good (a repealed table); a rule that still asks for it is found by the completeness check.
