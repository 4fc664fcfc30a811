# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The nightly job and its button: finds what is overdue, closes what is met, and writes the letters that are due.

It may run as often as one likes, also twice at the same time: a case has its key, a letter its step, and the database
refuses a second one. Demands and reminders are written where the municipality has set their terms; a fine never is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction
from django.db.models import Prefetch

from domizil.law.lu_ng.sanctions import NextStep
from domizil.register.models import Residence
from domizil.register.papers.service import Practice, practice

from . import standing
from .actions import letters
from .findings import Finding, findings
from .models import GONE, DutyCase, Ground, Letter, Step

_COMPUTED = (Ground.PAPERS, Ground.PROOF_EXPIRED, Ground.STAY_OVER)
_LOCK = 0x4E470000  # "NG": a number of our own among advisory locks


@dataclass(frozen=True, slots=True)
class Run:
    """What a run did in a municipality. `kept` is False where its control has not begun: nothing is computed then."""

    municipality: int
    kept: bool = True
    opened: int = 0
    met: int = 0
    demanded: int = 0
    reminded: int = 0
    waiting: int = 0  # cases whose letter waits for a term that the municipality has to set
    decide: int = 0  # cases in which a person may decide a fine or a collection by the police

    @property
    def counts(self) -> dict[str, int]:
        """The numbers by name."""
        return {name: getattr(self, name) for name in ("opened", "met", "demanded", "reminded", "waiting", "decide")}


@transaction.atomic
def run(municipality: int, on: date) -> Run:
    """Bring the cases of a municipality up to the day. One run at a time in a municipality; others wait for its end."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK + municipality])
    own = practice(municipality)
    if own.control_since is None:
        return Run(municipality, kept=False)
    found = {finding.key: finding for finding in findings(municipality, own.control_since, on)}
    opened = _open(municipality, found, on)
    met = _finish(municipality, found, on)
    return _write_letters(own, on, opened=opened, met=met)


def _open(municipality: int, found: dict[str, Finding], on: date) -> int:
    rows = DutyCase.objects.filter(municipality=municipality, key__in=list(found)).defer("derivation")
    known = {case.key: case for case in rows}
    for key, case in known.items():
        _follow(case, found[key])
    new = [finding for key, finding in found.items() if key not in known]
    for finding in new:  # one by one: a derivation is long, and a first night may open thousands
        _case(municipality, finding, on).save(force_insert=True)
    return len(new)


def _follow(case: DutyCase, finding: Finding) -> None:
    """Keep the list of missing papers of an open case as it is today; what is over stays over."""
    if case.met_on is None and case.closed_on is None and case.missing != finding.missing:
        case.missing = finding.missing
        case.save(update_fields=["missing"])


def _case(municipality: int, finding: Finding, on: date) -> DutyCase:
    return DutyCase(
        municipality_id=municipality,
        key=finding.key,
        duty=finding.duty,
        ground=finding.ground,
        person=finding.person,
        addressee=str(finding.person),
        missing=finding.missing,
        derivation=finding.derivation,
        due_on=finding.due_on,
        opened_on=on,
    )


def _finish(municipality: int, found: dict[str, Finding], on: date) -> int:
    """End computed cases that are no longer found: met, or the person has left (then nothing more is sent)."""
    rows = DutyCase.objects.filter(municipality=municipality, met_on=None, closed_on=None, ground__in=_COMPUTED)
    gone = list(rows.exclude(key__in=list(found)).defer("derivation"))
    here = set(
        Residence.objects.filter(
            municipality=municipality, person__in=[case.person_id for case in gone], valid__contains=on
        ).values_list("person", flat=True)
    )
    for case in gone:
        if case.person_id in here or case.ground == Ground.STAY_OVER:
            case.met_on, case.missing = on, []
        else:
            case.closed_on, case.closed_why = on, GONE
        case.save(update_fields=["met_on", "missing", "closed_on", "closed_why"])
    return len(gone)


def _write_letters(own: Practice, on: date, *, opened: int, met: int) -> Run:
    demanded = reminded = waiting = decide = 0
    rows = DutyCase.objects.filter(municipality=own.municipality_id, met_on=None, closed_on=None)
    letters_of = Prefetch("letters", Letter.objects.only("case", "step", "answer_by"))
    for case in rows.defer("derivation").prefetch_related(letters_of):
        step = standing.step_due(case, on)
        if step is NextStep.DEMAND and own.demand_days is not None:
            letters.demand(by=None, case=case, on=on)
            demanded += 1
        elif step is NextStep.REMINDER and own.reminder_days is not None:
            letters.remind(by=None, case=case, on=on)
            reminded += 1
        elif step in (NextStep.DEMAND, NextStep.REMINDER):
            waiting += 1
        elif step in (NextStep.FINE_POSSIBLE, NextStep.COLLECTION_POSSIBLE) and not _decided(case):
            decide += 1
    return Run(
        own.municipality_id, opened=opened, met=met, demanded=demanded, reminded=reminded, waiting=waiting,
        decide=decide,
    )  # fmt: skip


def _decided(case: DutyCase) -> bool:
    """Whether a fine was decided, or the police was asked to collect."""
    return any(letter.step in (Step.FINE, Step.COLLECTION) for letter in case.letters.all())
