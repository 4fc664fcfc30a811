# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""An outcome in words: what a page, a letter and a calendar tell. Made inside `languages.speaking`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from domizil.law.engine import deadlines
from domizil.law.engine.decision import Due, Outcome, Stage, ToDo, Verdict

from .flow import Flow
from .languages import GERMAN, LANGUAGES
from .words import Said, Words

STAGES = tuple(Stage)


@dataclass(frozen=True, slots=True)
class Term:
    """A term in words, and its days where they are known. `note`: how the last day was found, where that is told."""

    says: str
    when: str = ""
    first: date | None = None
    last: date | None = None
    note: Said | None = None


@dataclass(frozen=True, slots=True)
class Basis:
    """A norm and how it is cited."""

    norm: str
    cite: str


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do, in words."""

    number: int
    id: str
    says: str
    stage: str
    authority: str
    documents: tuple[str, ...]
    fee: str
    notes: tuple[str, ...]
    bases: tuple[Basis, ...]
    term: Term | None


@dataclass(frozen=True, slots=True)
class Correction:
    """A statement that a reader may have met elsewhere, and what holds."""

    says: Said
    basis: Basis


@dataclass(frozen=True, slots=True)
class Answer:
    """An outcome in words. `sentence` is what was found; `reach` says how far it carries, in every case."""

    verdict: Verdict
    sentence: str
    reach: str
    bases: tuple[Basis, ...]
    conditions: tuple[str, ...]
    tasks: tuple[Task, ...]
    notes: tuple[str, ...]
    corrections: tuple[Correction, ...]
    not_covered: tuple[str, ...]
    begins: Term | None
    decision: Term | None
    eased: Term | None

    @property
    def dated(self) -> tuple[Task, ...]:
        """What has a day and can stand in a calendar."""
        return tuple(task for task in self.tasks if task.term and (task.term.first or task.term.last))


def answer(flow: Flow, words: Words) -> Answer:
    """The outcome of a flow in words."""
    outcome = flow.outcome
    assert isinstance(outcome, Outcome), "asked for only where there is one"
    tell = _Teller(flow, words)
    ordered = sorted(outcome.todos, key=lambda todo: STAGES.index(todo.stage))
    return Answer(
        verdict=outcome.verdict,
        sentence=words.label(outcome.finding),
        reach=words.reach(outcome),
        bases=tell.bases(outcome.norms),
        conditions=tell.all(outcome.conditions),
        tasks=tuple(tell.task(number, todo) for number, todo in enumerate(ordered, start=1)),
        notes=tell.all(outcome.notes),
        corrections=tuple(tell.correction(norm) for norm in outcome.corrections),
        not_covered=tell.all(outcome.not_covered),
        begins=tell.term(outcome.begins),
        decision=tell.term(outcome.decision),
        eased=tell.term(outcome.eased),
    )


@dataclass(frozen=True, slots=True)
class _Teller:
    flow: Flow
    words: Words

    def all(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.words.word(key) for key in keys)

    def bases(self, norms: tuple[str, ...]) -> tuple[Basis, ...]:
        return tuple(Basis(norm, self.words.cite(norm)) for norm in norms)

    def term(self, due: Due | None) -> Term | None:
        if due is None:
            return None
        note = None
        if self.flow.place.last_day and (found := self.flow.place.last_day(due, self.flow.on)):
            due = replace(due, last=found.last_day)
            base = LANGUAGES[self.words.language].base
            speech = base if base in deadlines.LANGUAGES else GERMAN
            note = Said(found.says(speech), speech) if found.says(speech) else None
        return Term(self.words.term(due), self.words.when(due), due.first, due.last, note)

    def task(self, number: int, todo: ToDo) -> Task:
        return Task(
            number=number,
            id=todo.id,
            says=self.words.word(todo.id),
            stage=self.words.label(todo.stage),
            authority=self.words.word(todo.authority),
            documents=self.all(todo.documents),
            fee=self.words.fee(todo.cents),
            notes=self.all(todo.notes),
            bases=self.bases(todo.norms),
            term=self.term(todo.due),
        )

    def correction(self, norm: str) -> Correction:
        says = self.flow.place.statute.norm(norm, self.flow.on).says
        return Correction(self.words.of(says), Basis(norm, self.words.cite(norm)))
