# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of a person: features, where and with whom, events; as valid on any day, as known at any day."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from domizil.base import access, clock
from domizil.base.models import Role
from domizil.base.readlog import Why, looked_at
from domizil.base.refusal import Refusal
from domizil.permits import service as permits
from domizil.register import addresses, completeness, nationalities, sheets
from domizil.register.announcements import actions
from domizil.register.announcements.forms.fields import typed_day
from domizil.register.births import Born
from domizil.register.duties import service as duties
from domizil.register.messages import fields as columns
from domizil.register.models import PersonState
from domizil.register.papers import service as papers
from domizil.register.queries import NoDate
from domizil.register.words import word

from ..pages import form, grants, page, worker
from . import entries, fitting

COLUMNS = columns(PersonState)
# The features that a page shows, in order; what is empty is left out.
FEATURES = (
    "official_name", "first_name", "call_name", "original_name", "alliance_name", "foreign_name", "alias_name", "sex",
    "marital_status", "marital_status_on", "separation", "nationality", "nationality_since", "religion",
    "language_of_correspondence", "place_of_birth", "birth_municipality", "birth_country", "father_name",
    "father_first_name", "mother_name", "mother_first_name", "parents_proven", "fire_service", "fire_service_liability",
    "votes_federation", "votes_canton", "votes_municipality",
)  # fmt: skip


@page
def person(request: HttpRequest, key: int) -> HttpResponse:
    """Show a person; with `valid` or `known`, what held on that day by what was known at its end."""
    valid_on, known_on = _day(request, "valid"), _day(request, "known")
    if valid_on or known_on:
        return _then(request, key, valid_on or clock.today(), known_on)
    sheet = sheets.person_sheet(key)
    looked_at(worker(request), [key, *(one.pk for one in sheet.house_mates)], Why.PERSON)
    state, here, kept = sheet.state() or next(reversed(sheet.states), None), _responsible(sheet), _kept(key)
    context = {
        "sheet": sheet,
        "person": sheet.person,
        "state": state,
        "features": features(state),
        "versions": _versions(sheet.states),
        "may": fitting.may(grants(request), here and here.municipality_id),
        "changes": fitting.kinds(sheet),
        "entries": entries.groups(sheet.several, blocked=sheet.blocked),
        "events": [(event, *fitting.correction_of(event)) for event in sheet.events],
        "taken_back": fitting.taken_back(sheet.events),
        "responsible": here,
        "lacking": _lacking(sheet, here, permit=bool(kept["permit"])),
        "papers": kept["paper"],
        "duties": kept["duty"],
    }
    return render(request, "web/register/person.html", context)


def _lacking(sheet: sheets.Sheet, here: Any, *, permit: bool) -> list[str]:
    """The features of Art. 6 RHG that the entry of a resident lacks, by name."""
    if here is None or sheet.person.date_of_death:
        return []
    today = clock.today()
    found = completeness.lacking(sheet, here, today, permit=permit)
    return [completeness.lacks(feature, sheet, today, papers.language()) for feature in found]


def _kept(key: int) -> dict[str, list[dict[str, Any]]]:
    """The papers that lie here, the duties that are overdue and the permits; all asked for in one query."""
    rows = papers.lying_here(key).union(duties.open_of(key), permits.held(key, clock.today()), all=True)
    kinds: dict[str, Any] = {"paper": papers.PaperKind, "duty": duties.DutyKind, "permit": permits.PermitCategory}
    found: dict[str, list[dict[str, Any]]] = {what: [] for what in kinds}
    for what, pk, municipality, kind, on, receipt in rows:
        told = {"key": pk, "municipality": municipality, "name": kinds[what](kind).label, "on": on, "receipt": receipt}
        found[what].append(told)
    return {what: sorted(told, key=lambda one: one["on"]) for what, told in found.items()}


def _responsible(sheet: sheets.Sheet) -> Any:
    """The residence of today that the office works on: the main one, else any."""
    rows = [row for row in sheet.residences if sheets.holds(row, clock.today())]
    return min(rows, key=lambda row: row.kind, default=None)


def _then(request: HttpRequest, key: int, valid_on: date, known_on: date | None) -> HttpResponse:
    then = sheets.person_as(key, valid_on=valid_on, known_on=sheets.end_of(known_on))
    looked_at(worker(request), [key], Why.PERSON)
    blocked = bool(addresses.blocked([key]))
    context = {
        "key": key,
        "then": then,
        "name": f"{then.state.official_name} {then.state.first_name}" if then.state else "",
        "born": Born.of(then.person.date_of_birth, then.person.birth_known) if then.person else None,
        "entries": entries.groups(then.several, blocked=blocked, on=valid_on),
        "person": then.person,
        "features": features(then.state),
        "valid_on": valid_on,
        "known_on": known_on,
        "blocked": blocked,
    }
    return render(request, "web/register/person_then.html", context)


def features(state: Any) -> list[tuple[str, str]]:
    """Name and value of the features that are known, codes as their words."""
    return [(label, text) for label, text in (_feature(state, name) for name in FEATURES) if text] if state else []


def _versions(states: Sequence[PersonState]) -> list[tuple[PersonState, list[tuple[str, str]]]]:
    """The features over time, newest first: each version with what changed by it; the first with nothing."""
    changed = [
        [_feature(new, name) for name in FEATURES if _value(new, name) != _value(old, name)]
        for old, new in itertools.pairwise(states)
    ]
    return list(reversed(list(zip(states, [[], *changed], strict=True)))) if states else []


def _feature(state: Any, name: str) -> tuple[str, str]:
    column = COLUMNS[name]
    label = capfirst(str(column.verbose_name))
    if name == "nationality":  # a state, or the word that there is none, or none known
        return label, nationalities.name(state)
    return label, word(column, getattr(state, name))


def _value(state: Any, name: str) -> Any:
    return nationalities.of(state) if name == "nationality" else getattr(state, name)


def _day(request: HttpRequest, name: str) -> date | None:
    typed = request.GET.get(name, "").strip()
    if not typed:
        return None
    try:
        found = typed_day(typed)
    except NoDate:
        found = None
    if found is None:
        raise Refusal(
            "no_day", _("«%(typed)s» ist kein Tag, den es gibt.") % {"typed": typed[:20]},
            what_next=_("Schreiben Sie den Tag wie 24.3.2024."),
        )  # fmt: skip
    return found


@form
def access_code(request: HttpRequest, key: int) -> HttpResponse:
    """Issue the personal code with which a resident sees who looked at the own data; it is shown once, to print."""
    by = worker(request)
    access.require(by, Role.REGISTER)
    sheet = sheets.person_sheet(key)
    looked_at(by, [key], Why.ACCESS)
    code, here = None, _responsible(sheet)
    if request.method == "POST" and here is not None:
        code = actions.issue_access_code(by=by, person=sheet.person, municipality=here.municipality_id)
    context = {"person": sheet.person, "code": code, "here": here}
    return render(request, "web/register/access_code.html", context)
