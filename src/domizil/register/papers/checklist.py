# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The checklist: each paper owed, whether it is here, and by when it was or is due."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domizil.law.engine import Law
from domizil.law.lu_ng.facts import STATUTE, How, PaperDuty
from domizil.law.lu_ng.facts import Paper as LawPaper
from domizil.register.models import Residence

from .facts import Arrival, arrivals
from .models import Handling, Paper

# Other papers that meet a duty: what the act takes for the same (§ 3 para. 1 lit. a to c; held by `is_accepted`).
_SAME = {
    LawPaper.HEIMATSCHEIN: {"heimatschein", "equivalent", "heimatzeugnis"},
    LawPaper.PASSPORT: {"passport", "treaty_paper"},
    LawPaper.IDENTITY_PAPERS: {"identity_papers", "passport", "treaty_paper"},
}
# Papers whose worth ends with their validity: the proof that somebody is settled elsewhere (§§ 5, 8).
_PROOFS = frozenset({LawPaper.PROOF_OF_SETTLEMENT})


@dataclass(frozen=True, slots=True)
class Line:
    """One paper owed: whether it is met, by which paper, by when it is due, and since when a proof no longer holds."""

    duty: PaperDuty
    met: bool
    paper: Paper | None = None
    due_on: date | None = None
    expired_on: date | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """The checklist of one residence on a day."""

    arrival: Arrival
    lines: tuple[Line, ...]

    @property
    def complete(self) -> bool:
        """Whether nothing is open."""
        return all(line.met for line in self.lines)


def checked(residences: Sequence[Residence], on: date) -> list[Checked]:
    """Make the checklists of residences (with person and municipality loaded) as of a day, in a few queries."""
    here = _papers_of(residences, on)
    return [
        Checked(arrival, tuple(_line(duty, arrival, here[arrival.residence.person_id], on) for duty in arrival.duties))
        for arrival in arrivals(residences)
    ]


def _papers_of(residences: Iterable[Residence], on: date) -> Mapping[int, list[Paper]]:
    """The papers with the municipality on a day; all residences are in one municipality or each has own people."""
    found: defaultdict[int, list[Paper]] = defaultdict(list)
    places = {(residence.person_id, residence.municipality_id) for residence in residences}
    rows = Paper.objects.filter(person__in={person for person, _ in places}, received_on__lte=on).order_by("pk")
    for paper in rows.exclude(returned_on__lte=on).select_related("receipt"):
        if (paper.person_id, paper.municipality_id) in places:
            found[paper.person_id].append(paper)
    return found


def _line(duty: PaperDuty, arrival: Arrival, here: Sequence[Paper], on: date) -> Line:
    due_on = arrival.due.last_day if arrival.due else None
    fitting = [paper for paper in here if _fits(paper, duty)]
    if not fitting:
        return _told_at_arrival(duty, arrival, on) or Line(duty, met=False, due_on=due_on)
    last = max(fitting, key=lambda paper: (paper.valid_until or date.max, paper.pk))
    if duty.paper in _PROOFS and not _holds(last, on):
        return Line(duty, met=False, paper=last, due_on=last.valid_until, expired_on=last.valid_until)
    return Line(duty, met=True, paper=last, due_on=due_on)


def _told_at_arrival(duty: PaperDuty, arrival: Arrival, on: date) -> Line | None:
    """The proof that the register itself holds with the residence, entered at arrival or when the stay was extended."""
    until = arrival.residence.proof_valid_until
    if duty.paper not in _PROOFS or until is None:
        return None
    holds = bool(Law.on(on).value(STATUTE, "proof_holds", valid_until=until, day=on))
    return Line(duty, met=holds, due_on=until, expired_on=None if holds else until)


def _fits(paper: Paper, duty: PaperDuty) -> bool:
    """Whether a paper is the one asked for; what is deposited has been shown as well."""
    if paper.kind not in _SAME.get(duty.paper, {duty.paper.value}):
        return False
    return duty.how is How.SHOW or paper.handling == Handling.DEPOSIT


def _holds(paper: Paper, on: date) -> bool:
    return bool(Law.on(on).value(STATUTE, "proof_holds", valid_until=paper.valid_until, day=on))
