# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading announcements: those of the worker's municipalities, and whom the register already knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from django.db.models import F, QuerySet

from domizil.base import access
from domizil.base.models import Municipality, Role, Worker
from domizil.register import duplicates
from domizil.register import tasks as register_tasks
from domizil.register.models import Person, PersonMerge, Task

from . import compare, people
from .forms import PersonForm, Report
from .models import Announcement, State

MOST = 4  # persons shown beside a described one
MOST_MERGES = 100
READERS = (Role.REGISTER, Role.SUPERVISOR)


def municipalities(by: Worker) -> QuerySet[Municipality]:
    """Return the municipalities in which a worker may enter. Raises `Hidden` where there is none."""
    where = access.require(by, Role.REGISTER)
    existing = Municipality.objects.filter(successor=None)
    return existing if where.canton else existing.filter(pk__in=where.municipalities)


def announcement(key: int, *, by: Worker) -> Announcement:
    """Return one announcement that the worker may see. Raises `Hidden`."""
    found = (
        Announcement.objects.select_related("municipality", "begun_by", "decided_by")
        .defer("code_hash")
        .filter(pk=key)
        .first()
    )
    access.require(by, *READERS, municipality=found.municipality_id if found else None)
    if found is None:
        raise access.Hidden("No such announcement.")
    return found


def waiting(by: Worker) -> QuerySet[Announcement]:
    """Return what was submitted online and waits, oldest first. Raises `Hidden`."""
    return _reached(by).filter(state=State.SUBMITTED).order_by("submitted_at", "id")


def drafts(by: Worker) -> QuerySet[Announcement]:
    """Return what the worker began at the counter and did not end, newest first. Raises `Hidden`."""
    return _reached(by).filter(state=State.DRAFT, begun_by=by).order_by("-id")


def tasks(by: Worker) -> QuerySet[Task]:
    """Return the open tasks of the register that the worker sees, the most urgent first. Raises `Hidden`."""
    access.require(by, *READERS)
    return register_tasks.open_tasks()


def person(key: int, *, by: Worker) -> Person:
    """Return a person whom the worker of a residents' office sees. Raises `Hidden`."""
    access.require(by, *READERS)
    found = Person.objects.select_related("nationality").filter(pk=key).first()
    if found is None:
        raise access.Hidden("No such person.")
    return found


def similar(of: Person) -> list[duplicates.Match]:
    """Return who may be the same person, the likeliest first."""
    return duplicates.find_similar(of, besides=of.pk)[:MOST]


def merges(by: Worker) -> list[PersonMerge]:
    """Return merges that the worker sees, those that wait for a second worker first. Raises `Hidden`."""
    access.require(by, *READERS)
    rows = PersonMerge.objects.select_related(
        "keep__nationality", "drop__nationality", "proposed_by", "confirmed_by", "undo_proposed_by"
    )
    return list(rows.filter(undone_by=None).order_by(F("confirmed_by").asc(nulls_first=True), "-id")[:MOST_MERGES])


def merge(key: int, *, by: Worker) -> PersonMerge:
    """Return one merge. Raises `Hidden`."""
    access.require(by, Role.REGISTER)
    found = PersonMerge.objects.filter(pk=key).first()
    if found is None:
        raise access.Hidden("No such merge.")
    return found


def _reached(by: Worker) -> QuerySet[Announcement]:
    where = access.require(by, *READERS)
    found = Announcement.objects.select_related("municipality").defer("code_hash")
    return found if where.canton else found.filter(municipality__in=where.municipalities)


@dataclass(frozen=True, slots=True)
class Question:
    """Whether a described person is one of these whom the register knows; `answer` is what was chosen."""

    number: int
    form: PersonForm
    name: str
    matches: tuple[duplicates.Match, ...]
    chosen: Person | None
    may_be_new: bool

    @property
    def answer(self) -> str:
        """The key, `new`, or nothing yet."""
        return str(self.form.data.get(self.form.add_prefix("person"), "") or "")

    @property
    def rows(self) -> list[compare.Row]:
        """What was told and what the register holds, side by side."""
        told = compare.told_of(self.form.cleaned_data, self.form.country_words)
        return compare.rows(told, [match.person for match in self.matches])

    @property
    def is_open(self) -> bool:
        """Whether somebody must still decide."""
        return not self.answer and bool(self.matches or not self.may_be_new)


def questions(report: Report) -> list[Question]:
    """Ask for each described person of a complete report whether the register knows it already."""
    known = people.chosen(report)
    return [_question(report, number, form, known) for number, form in enumerate(report.persons)]


def _question(report: Report, number: int, form: PersonForm, known: dict[int, Person]) -> Question:
    described = bool(form.data.get(form.add_prefix("official_name")))
    return Question(
        number=number,
        form=form,
        name=people.name_of(form) if described else str(known.get(form.chosen or 0, "")),
        matches=tuple(duplicates.find_similar(cast("duplicates.Named", people.described(form)))[:MOST])
        if described
        else (),
        chosen=known.get(form.chosen or 0),
        may_be_new=not form.known,
    )


def undecided(report: Report) -> Question | None:
    """Return the first person of whom somebody must still decide who it is."""
    return next((question for question in questions(report) if question.is_open), None)
