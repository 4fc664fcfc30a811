# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Base deliveries and key exchange: the messages that hold many persons, read one by one whatever their size.

A base delivery builds up or compares a register (eCH-0020 section 4.3.1). Who is not known is entered; who is known is
compared, and what differs becomes a task, because an event was lost on the way and a clerk must find out which.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from domizil.base import clock
from domizil.base.kept_text import keep
from domizil.base.models import Worker
from domizil.base.xml_safe import schema
from domizil.register import nationalities, tasks
from domizil.register.actions.ids import enter_numbers
from domizil.register.models import Person, PersonState

from .. import matching, messages, reading
from ..ech.binding import Unreadable
from ..ech0020_v3 import delivery
from ..ech0020_v3.blocks import WholePerson
from ..ech0020_v3.delivery import Delivery
from ..ech0020_v3.names import SCHEMA
from ..intake import Opened
from ..messages import Unclear
from ..models import Participant
from .case import Case
from .moving import arrive, residence_of

TASK = "exchange_difference"
_COMPARED = ("official_name", "first_name", "sex", "marital_status", "nationality_id", "nationality_status", "religion")


def apply_large(participant: Participant, by: Worker, opened: Opened) -> tuple[int, str]:
    """Apply a delivery of many persons; return how many there were, and in words what it led to. Raises Rejected."""
    apply_one = _base_delivery if opened.kind == "baseDelivery" else _key_exchange
    counted: Counter[str] = Counter()
    persons = 0
    with _contents(opened) as contents:
        for content in contents:
            case = _case(participant, by, opened, content)
            for outcome in apply_one(case):
                counted[outcome] += 1
                persons += 1
    return persons, messages.tally(counted)


@contextmanager
def _contents(opened: Opened) -> Iterator[Iterable[Any]]:
    if isinstance(opened.document, Delivery):
        yield opened.document.contents
        return
    try:
        with delivery.reading_large(opened.file, schema(SCHEMA)) as (_, _, contents):
            yield contents
    except Unreadable as bad:
        raise messages.invalid(str(bad)) from None


def _case(participant: Participant, by: Worker, opened: Opened, content: Any) -> Case:
    assert participant.municipality is not None  # ours
    on = opened.header.event_date or clock.today()
    return Case(opened.header, opened.kind, content, participant.municipality, by, on)


def _base_delivery(case: Case) -> Iterator[str]:
    told = case.content.base_delivery_person
    kind, residence = residence_of(case.content)
    case.ours(residence.reporting_municipality)
    try:
        known = matching.find(told.person_identification, case.municipality.bfs_number)
    except Unclear as unclear:
        _task(case, told, unclear.what, None)
        yield "unclear"
        return
    if known is None or not _lives_here(known, case):
        arrive(case, told, kind, residence)
        yield "entered"
        return
    differing = _differences(known, told, case)
    if differing:
        _task(case, told, messages.differs(differing), known)
    yield "differs" if differing else "same"


def _lives_here(person: Person, case: Case) -> bool:
    return person.residences.filter(municipality=case.municipality, valid__contains=case.on).exists()


def _differences(known: Person, told: WholePerson, case: Case) -> list[tuple[object, object, object]]:
    """Feature, what the register says, what the delivery says."""
    state = PersonState.objects.filter(person=known, valid__contains=case.on).first()
    labels = {field.attname: field.verbose_name for field in PersonState._meta.fields}  # noqa: SLF001 - Django's own way
    features = reading.new_person(told)
    sent = {**features.features, **{name: getattr(features, name) for name in ("official_name", "first_name", "sex")}}
    sent |= nationalities.columns(features.nationality)
    return [
        (labels[name], getattr(state, name), sent[name]) for name in _COMPARED if getattr(state, name) != sent[name]
    ]


def _task(case: Case, told: WholePerson, words: str, person: Person | None) -> None:
    number = told.person_identification.local_person_id
    tasks.open_task(
        municipality=case.municipality.bfs_number, kind=TASK, person=person,
        key=f"{case.header.sender_id} {case.header.message_id} {number.person_id_category} {number.person_id}"[:120],
        subject=messages.DIFFERENCE,
        params={"name": reading.name_of(told.person_identification), "what": keep(words)},
    )  # fmt: skip


def _key_exchange(case: Case) -> Iterator[str]:
    """Take over the numbers of persons who are known; the others are counted and answered."""
    for told in case.content.key_exchange_person:
        try:
            person = matching.find(told, case.municipality.bfs_number)
        except Unclear:
            yield "unclear"
            continue
        if person is None:
            yield "unknown"
            continue
        numbers = {
            one.person_id_category: one.person_id
            for one in (told.local_person_id, *told.other_person_id, *told.eu_person_id)
            if one.person_id_category not in ("CH.VN", f"MU.{case.municipality.bfs_number}")
        }
        entered = enter_numbers(
            **case.common, municipality=case.municipality.bfs_number, person=person, on=case.on, numbers=numbers
        )
        yield "entered" if entered else "same"
