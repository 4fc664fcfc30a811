# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The terms of an answer as a calendar file (iCalendar, RFC 5545): whole days, with a reminder a week before."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta

from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event

from domizil.base import clock

from .answer import Answer, Term
from .flow import Flow
from .words import Words

REMINDER = timedelta(days=-7)


def calendar_file(flow: Flow, words: Words, found: Answer) -> bytes:
    """One entry for each step whose day is known, always under the same name, so that a newer file replaces it."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Domizil//guide {flow.place.key}//{words.language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", words.of(flow.place.statute.title).text)
    for task in found.dated:
        assert task.term is not None
        told = [task.term.says, task.authority, *task.documents, *task.notes, *(basis.cite for basis in task.bases)]
        calendar.add_component(_event(flow, task.id, task.says, task.term, told))
    if found.begins is not None and found.begins.first is not None:
        calendar.add_component(_event(flow, "begins", _("Möglich ab diesem Tag"), found.begins, [found.begins.says]))
    return bytes(calendar.to_ical())


def _event(flow: Flow, key: str, says: str, term: Term, told: list[str]) -> Event:
    day = _day(term)
    event = Event()
    event.add("uid", f"{hashlib.sha256(f'{flow.place.key} {key}'.encode()).hexdigest()[:24]}@domizil")
    event.add("dtstamp", clock.now())
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", says)
    event.add("description", "\n".join(told))
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", says)
    alarm.add("trigger", REMINDER)
    event.add_component(alarm)
    return event


def _day(term: Term) -> date:
    """The last day of a term; of one that has only a beginning, that."""
    day = term.last or term.first
    assert day is not None
    return day
