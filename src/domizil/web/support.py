# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of a support unit, month by month, and its budget sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from domizil.base.readlog import Why, looked_at
from domizil.base.refusal import Refusal
from domizil.housing.models import Absence, Stay
from domizil.law.engine.periods import DAY, Period
from domizil.law.lu_kasylv.household import Member
from domizil.law.lu_kasylv.lines import BudgetLine, MemberBudget
from domizil.register.models import Person
from domizil.support import budget, facts, month_rows, queries
from domizil.support.budget import BadMonth, Comparison, UnitMonth
from domizil.support.budget_sheet import budget_sheet as make_budget_sheet

from .pages import page, worker


@dataclass
class ShownMember:
    """What the page shows of one member in a month."""

    person: Person
    shown: UnitMonth

    @property
    def position(self) -> int:
        return self.shown.rows.position(self.person)

    @property
    def age(self) -> int:
        """Age at the end of the month."""
        return facts.age(self.person.date_of_birth, _last(self.shown.rows.month))

    @cached_property
    def member(self) -> Member | None:
        return self.shown.member(self.person)

    @property
    def lines(self) -> tuple[BudgetLine, ...]:
        """The lines of the budget; only where there is one."""
        return self._budget.lines

    @property
    def rappen(self) -> int:
        """What the member's known lines come to."""
        return self._budget.rappen

    @cached_property
    def _budget(self) -> MemberBudget:
        return self.shown.budget(self.person)

    @property
    def stays(self) -> list[Stay]:
        """The whole history of accommodation, newest first."""
        return list(reversed(self.shown.rows.of(self.person, Stay)))

    @property
    def stays_now(self) -> list[Stay]:
        """Where the person was housed in the month."""
        month = self.shown.rows.month
        return [stay for stay in self.shown.rows.of(self.person, Stay) if facts.within(stay.valid, month)]

    @property
    def days_entitled(self) -> int:
        return sum(days.days for days in self.shown.rows.entitled(self.person))

    @property
    def days_present(self) -> int:
        """Days actually present, where absences were recorded; else all."""
        present = self.member.present if self.member else None
        return self.days_entitled if present is None else sum(days.days for days in present)


def _last(month: Period) -> date:
    assert month.last is not None
    return month.last


@page
def unit(request: HttpRequest, number: str) -> HttpResponse:
    """Show a unit in a month: people, accommodation, budget with derivations, and what the amended text changes."""
    shown = _shown(request, number, Why.UNIT)
    month = shown.rows.month
    context = {
        "unit": shown.rows.unit,
        "month": month,
        "shown": shown,
        "members": [ShownMember(person, shown) for person in shown.rows.people],
        "absences": [absence for person in shown.rows.people for absence in shown.rows.of(person, Absence)],
        "comparison": _comparison(shown),
        "previous": _neighbour(month.first - DAY),
        "next": _neighbour(_last(month) + DAY),
    }
    return render(request, "web/unit.html", context)


@page
def budget_sheet(request: HttpRequest, number: str) -> HttpResponse:
    """Return the month's budget sheet as a PDF. A month that cannot be computed has none (400 says why)."""
    shown = _shown(request, number, Why.LETTER)
    if shown.assessment is None:
        why = " ".join(shown.missing) or _("In diesem Monat wurde in der Einheit niemand unterstützt.")
        raise Refusal("no_budget_sheet", _("Für diesen Monat gibt es kein Budgetblatt."), why)
    name = f"{number}-{shown.rows.month.first:%Y-%m}.pdf"
    made = make_budget_sheet(shown)
    return HttpResponse(
        made, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'}
    )


def _shown(request: HttpRequest, number: str, why: Why) -> UnitMonth:
    found = queries.unit(number, by=worker(request))
    try:
        month = budget.month_asked(request.GET.get("month"))
    except BadMonth as bad:
        raise Refusal("no_month", str(bad)) from None
    rows = month_rows.read(found, month)
    looked_at(worker(request), (person.pk for person in rows.people), why)
    return budget.unit_month(rows)


def _comparison(shown: UnitMonth) -> Comparison | None:
    return budget.comparison(shown.rows) if shown.assessment else None


def _neighbour(day: date) -> date | None:
    """The day, when its month can be computed."""
    try:
        budget.month_asked(f"{day:%Y-%m}")
    except BadMonth:
        return None
    return day
