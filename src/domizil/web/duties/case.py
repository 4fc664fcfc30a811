# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""One case: what is not met and why, its letters, the next step, the fine and what follows it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django import forms as django_forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from domizil.base import clock, ledger, readlog
from domizil.base.models import Worker
from domizil.base.readlog import Why
from domizil.law.lu_ng.sanctions import NextStep
from domizil.register.duties import actions, queries, standing, wording
from domizil.register.duties.models import AppealOutcome, DutyCase, Fine

from ..pages import form, page, worker
from ..papers.fields import acted, rappen_typed, valid
from ..papers.person import pdf
from . import forms

Forms = dict[str, django_forms.Form]
_FORMS: dict[str, type[django_forms.Form]] = {
    "demand": forms.TermForm,
    "remind": forms.TermForm,
    "collect": forms.AmountForm,
    "fine": forms.FineForm,
    "serve": forms.DayForm,
    "contest": forms.ContestForm,
    "outcome": forms.OutcomeForm,
    "pay": forms.PayForm,
    "met": forms.DayForm,
    "close": forms.CloseForm,
}
# Which form stands for which next step.
_NEXT = {
    NextStep.DEMAND: "demand",
    NextStep.REMINDER: "remind",
    NextStep.FINE_POSSIBLE: "fine",
    NextStep.COLLECTION_POSSIBLE: "collect",
}


@form
def case(request: HttpRequest, key: int) -> HttpResponse:
    """Show a case, and take the step that is due."""
    by, today = worker(request), clock.today()
    found, sent = queries.case(by, key), request.POST.get("do", "")
    typed: Forms = {name: made(request.POST if name == sent else None, prefix=name) for name, made in _FORMS.items()}
    acts = {name: partial(act, by, found, typed[name]) for name, act in _ACTS.items()}
    refusal, done = acted(request, {name: _call(act) for name, act in acts.items()})
    if done:
        return redirect("duty_case", key=key)
    readlog.looked_at(by, [found.person_id] if found.person_id else [], Why.PERSON)
    due = standing.next_step(found, today)
    fine: Fine | None = getattr(found, "fine", None)
    over = found.met_on is not None or found.closed_on is not None
    context = {
        "case": found,
        "due": due,
        "next": "" if over or fine else _NEXT.get(due.value, ""),
        "cap": standing.fine_cap(today),
        "forms": typed,
        "papers": wording.papers(found),
        "fine": fine,
        "finality": standing.finality(fine, today) if fine else None,
        "open_rappen": ledger.open_rappen(fine.booking) if fine else 0,
        "may_write": queries.may_write(by, found.municipality_id),
        "over": over,
        "refusal": refusal,
        "opened": sent,
    }
    return render(request, "web/duties/case.html", context, status=422 if refusal else 200)


def _call(act: Callable[[], str]) -> Callable[[HttpRequest], str]:
    return lambda request: act()


@page
def letter(request: HttpRequest, key: int, step: str) -> HttpResponse:
    """Return a letter of a case as a PDF."""
    by = worker(request)
    found, content = queries.letter_pdf(by, key, step)
    if found.case.person_id:
        readlog.looked_at(by, [found.case.person_id], Why.LETTER)
    return pdf(content, f"{found.case.municipality_id}-{key}-{step}.pdf")


def _demand(by: Worker, found: DutyCase, typed: django_forms.Form) -> str:
    actions.demand(by=by, case=found, answer_by=valid(typed)["answer_by"])
    return _("Die Einforderung ist geschrieben.")


def _remind(by: Worker, found: DutyCase, typed: django_forms.Form) -> str:
    actions.remind(by=by, case=found, answer_by=valid(typed)["answer_by"])
    return _("Die Mahnung ist geschrieben.")


def _collect(by: Worker, found: DutyCase, typed: django_forms.Form) -> str:
    actions.collect(by=by, case=found, compensation_rappen=rappen_typed(valid(typed)["amount"]))
    return _("Der Auftrag an die Polizei ist geschrieben.")


def _fine(by: Worker, found: DutyCase, typed: django_forms.Form) -> str:
    told = valid(typed)
    actions.fine(by=by, case=found, rappen=rappen_typed(told["amount"]), reasons=told["reasons"])
    return _("Die Busse ist entschieden und der Gemeindekasse gutgeschrieben.")


def _serve(by: Worker, found: DutyCase, typed: django_forms.Form) -> str:
    actions.serve_fine(by=by, fine=found.fine, on=valid(typed)["on"])
    return _("Die Eröffnung ist erfasst.")


def _contest(by: Worker, found: DutyCase, typed: django_forms.Form) -> str:
    actions.contest_fine(by=by, fine=found.fine, **valid(typed))
    return _("Die Anfechtung ist erfasst.")


def _outcome(by: Worker, found: DutyCase, typed: django_forms.Form) -> str:
    told = valid(typed)
    actions.record_outcome(by=by, fine=found.fine, outcome=AppealOutcome(told["outcome"]), on=told["on"])
    return _("Der Ausgang ist erfasst.")


def _pay(by: Worker, found: DutyCase, typed: django_forms.Form) -> str:
    told = valid(typed)
    rappen = rappen_typed(told["amount"])
    actions.pay_fine(by=by, fine=found.fine, rappen=rappen, reference=told["reference"], on=told["on"])
    return _("Die Zahlung ist erfasst.")


def _met(by: Worker, found: DutyCase, typed: django_forms.Form) -> str:
    actions.mark_met(by=by, case=found, on=valid(typed)["on"])
    return _("Die Pflicht ist erfüllt.")


def _close(by: Worker, found: DutyCase, typed: django_forms.Form) -> str:
    actions.close_case(by=by, case=found, why=valid(typed)["why"])
    return _("Der Fall ist abgeschlossen.")


_ACTS: dict[str, Callable[[Worker, DutyCase, django_forms.Form], str]] = {
    "demand": _demand,
    "remind": _remind,
    "collect": _collect,
    "fine": _fine,
    "serve": _serve,
    "contest": _contest,
    "outcome": _outcome,
    "pay": _pay,
    "met": _met,
    "close": _close,
}
