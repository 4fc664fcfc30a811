# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A row of cells becomes facts, or the list of what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from domizil.law.engine import Law
from domizil.law.lu_ng.facts import STATUTE
from domizil.law.lu_ng.third_parties import Party

from ..models import ReportKind
from .columns import BY_KEY, BadCell
from .facts import Problem, ReportFacts, Sheet

_CONTENTS = {"tenancy_begins": "begins", "tenancy_ends": "ends"}
"""Contents of the law whose column is called otherwise."""


def owed_columns(party: Party, on: date) -> tuple[str, ...]:
    """The columns that the law demands of a party's report; the end of a tenancy only of who leaves."""
    contents = Law.on(on).value(STATUTE, "third_party_contents", party=party)
    return tuple(_CONTENTS.get(content, content) for content in contents)


class Reader:
    """Reads the rows of one delivery: of a party, by the law of a day."""

    def __init__(self, party: Party, on: date) -> None:
        """`on` is the day of the delivery; the law asked is that of the day."""
        self.party, self.on = party, on
        self.sheet = Sheet()
        self._law = Law.on(on)
        self._missing: dict[tuple[frozenset[str], bool], Sequence[str]] = {}

    def read(self, row: int, cells: Mapping[str, Any]) -> None:
        """Put a row into the sheet: its facts, or every problem it has. Cells are by key of the column."""
        values: dict[str, Any] = {}
        problems: list[Problem] = []
        for key, cell in cells.items():
            try:
                values[key] = BY_KEY[key].read(cell)
            except BadCell as bad:
                problems.append(Problem(row, str(BY_KEY[key].label), bad.reason, bad.allowed))
        unreadable = {key for key in cells if key not in values}
        values["kind"] = values.get("kind") or self._kind_meant(values)
        problems += self._lacking(row, values, unreadable) + self._contradictions(row, values)
        if problems:
            self.sheet.problems += problems
        else:
            self.sheet.facts.append(ReportFacts(row=row, **values))

    def _kind_meant(self, values: Mapping[str, Any]) -> str:
        """What is reported where the column is empty: residents in a list, else moving out if the tenancy ends."""
        if self.party == Party.COLLECTIVE_HOUSEHOLD:
            return ReportKind.RESIDENT.value
        return (ReportKind.MOVE_OUT if values.get("ends") else ReportKind.MOVE_IN).value

    def _lacking(self, row: int, values: Mapping[str, Any], unreadable: set[str]) -> list[Problem]:
        given = frozenset(key for key, value in values.items() if value not in (None, ""))
        leaves = values["kind"] == ReportKind.MOVE_OUT
        lacking = [_CONTENTS.get(content, content) for content in self._owed(given, leaves)]
        return [
            Problem(row, str(BY_KEY[key].label), _("fehlt"), _("eine Angabe; § 17 NG verlangt sie"))
            for key in lacking
            if key not in unreadable
        ]

    def _owed(self, given: frozenset[str], leaves: bool) -> Sequence[str]:
        asked = (given, leaves)
        if asked not in self._missing:
            contents = sorted(given | {content for content, key in _CONTENTS.items() if key in given})
            self._missing[asked] = self._law.value(
                STATUTE, "third_party_missing", party=self.party, given=contents, leaves=leaves
            )
        return self._missing[asked]

    def _contradictions(self, row: int, values: Mapping[str, Any]) -> list[Problem]:
        """What cannot be together: a tenancy that ends before it begins, a tenant not born yet."""
        born, begins, ends = (values.get(key) for key in ("date_of_birth", "begins", "ends"))
        found: list[tuple[str, str, str]] = []
        if begins and ends and ends < begins:
            found.append(
                ("ends", _("liegt vor dem Mietbeginn"), _("ein späterer Tag als {0}").format(f"{begins:%d.%m.%Y}"))
            )
        # A child may be born into a tenancy that ends later; nobody moves in before birth.
        latest = ends if values["kind"] == ReportKind.MOVE_OUT else begins
        if born and born > min(day for day in (latest, self.on) if day):
            found.append(("date_of_birth", _("liegt nach dem Ereignis oder in der Zukunft"), _("ein früherer Tag")))
        if values["kind"] == ReportKind.RESIDENT and self.party != Party.COLLECTIVE_HOUSEHOLD:
            found.append(("kind", _("Bewohnerlisten kommen von Kollektivhaushalten"), _("Einzug, Umzug oder Auszug")))
        return [Problem(row, str(BY_KEY[key].label), reason, allowed) for key, reason, allowed in found]
