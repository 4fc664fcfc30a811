# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The figures a norm gives, ready for tables: scales by household size side by side, amounts, what is unknown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from domizil.law.engine import Statute, Table
from domizil.law.engine.money import francs, is_money
from domizil.law.engine.parameters import Figure, Listing, Parameter

from .words import EVIDENCE, UNIT, day, days


@dataclass(frozen=True, slots=True)
class Said:
    """A figure in one period, in words. `value` is empty for a scale and where nobody has entered it (`who` can)."""

    title: str
    value: str
    unit: Any
    valid: str
    first: str
    last: str
    holds: bool
    evidence: Any
    source: str
    note: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class Scales:
    """Scales by household size, side by side. With exactly two, `rows` also tells what the second adds to the first."""

    heads: tuple[Said, ...]
    rows: tuple[tuple[str, tuple[int | None, ...], int | None], ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of one norm."""

    scales: Scales | None
    amounts: tuple[Said, ...]
    unknown: tuple[Said, ...]

    def __bool__(self) -> bool:
        return bool(self.scales or self.amounts or self.unknown)


def figures(home: Statute, norm: str, on: date, language: str) -> Figures:
    """The figures that `norm` gives, in all periods; those that hold `on` are marked."""
    found = [
        (parameter, figure)
        for parameter in home.parameters.values()
        for figure in parameter.figures
        if norm in figure.norms
    ]
    found.sort(key=lambda pair: pair[1].valid.first)
    tables = [(pair[1].value, _said(*pair, on, language)) for pair in found if isinstance(pair[1].value, Table)]
    return Figures(
        scales=_scales(tables) if tables else None,
        amounts=tuple(_said(*pair, on, language) for pair in found if isinstance(pair[1].value, int | Listing)),
        unknown=tuple(_said(*pair, on, language) for pair in found if pair[1].value is None),
    )


def _said(parameter: Parameter, figure: Figure, on: date, language: str) -> Said:
    return Said(
        title=parameter.title[language],
        value="" if isinstance(figure.value, Table) else in_short(figure.value, figure.unit),
        unit=UNIT.get(figure.unit, figure.unit),
        valid=days(figure.valid),
        first=_("ab {0}").format(day(figure.valid.first)),
        last=_("bis {0}").format(day(figure.valid.last)) if figure.valid.last else "",
        holds=on in figure.valid,
        evidence=EVIDENCE[figure.evidence],
        source=figure.source,
        note=figure.note[language] if figure.note else "",
        who=parameter.who[language] if figure.value is None and parameter.who else "",
    )


def in_short(value: int | Table | Listing | None, unit: str) -> str:
    """A figure in one line: money without its currency, the amounts of a scale, the length of a list."""
    if isinstance(value, Listing):
        return _("{0} Einträge").format(len(value.rows))
    if isinstance(value, Table):
        return " · ".join([*(in_short(size, unit) for size in value.sizes), f"+ {in_short(value.more, unit)}"])
    if value is None:
        return ""
    return francs(value) if is_money(unit) else str(value)


def _scales(tables: list[tuple[Table, Said]]) -> Scales:
    longest = max(table.steps for table, said in tables)
    rows = [
        (str(size), [table.sizes[size - 1] if size <= table.steps else None for table, said in tables])
        for size in range(1, longest + 1)
    ]
    rows.append((_("jede weitere"), [table.more for table, said in tables]))
    return Scales(
        tuple(said for table, said in tables), tuple((name, tuple(row), _difference(row)) for name, row in rows)
    )


def _difference(row: list[int | None]) -> int | None:
    if len(row) != 2 or row[0] is None or row[1] is None:
        return None
    return row[1] - row[0]
