# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every event, entered at the counter, told by messages, read by another register: it then says the same.

The first register lives in a savepoint that is rolled back; its messages are all that the second one gets.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from tests import factories as make
from tests import factories_exchange as exchange
from tests.database.exchange.round_trip import CASES, FRANCE, GERMANY, Office
from tests.database.exchange.test_receiving import rows
from tests.database.exchange.test_sending import told
from tests.factories import LUZERN
from tests.factories_exchange import OURS

from domizil.base import acting
from domizil.base.models import Role
from domizil.exchange import actions, post, simulator, telling
from domizil.exchange.ech0020_v3 import delivery
from domizil.exchange.ech0020_v3.delivery import Delivery
from domizil.exchange.models import Message, Participant
from domizil.exchange.sedex import Mailbox
from domizil.permits.models import Permit
from domizil.register.models import (
    CodeList,
    Occupancy,
    Person,
    RegisterEvent,
)
from domizil.register.papers.models import PaperBlock

MIRROR = "4-LU-20"


class _Forget(Exception):
    """Everything in the first register is rolled back."""


# --- one register, its messages, another register ---


def history_of(who: Person) -> dict[str, Any]:
    """All that a register says about a person, over time, without keys and without where it heard of it."""
    ties = [*who.relationships.all(), *who.inverse_relationships.all()]
    own = f"MU.{LUZERN}"
    return {
        "person": (who.official_name, who.first_name, who.sex, who.nationality_id, who.born.iso, who.date_of_death),
        "states": _chain(who.states.all()),
        "residences": _plain(who.residences.all(), "person", "purpose"),
        "dwellings": sorted(
            (str(row.valid), row.dwelling and (row.dwelling.egid, row.dwelling.ewid, str(row.dwelling)))
            for row in Occupancy.objects.filter(residence__person=who)
        ),
        "origins": _plain(who.origins.all(), "person"),
        "ids": _plain(who.official_ids.exclude(scheme=own), "person"),
        "blocks": _plain(who.data_blocks.all(), "person", "reason", "ordered_by"),
        "papers": [str(row.valid) for row in PaperBlock.objects.filter(person=who)],
        "mail": _plain(who.delivery_addresses.all(), "person"),
        "guardians": _plain(who.guardians.all(), "person", "other"),
        "permits": _plain(Permit.objects.filter(person=who), "person"),
        "ties": sorted((row.kind, row.person.vn, row.other.vn, str(row.care), str(row.valid)) for row in ties),
    }


def _plain(found: Any, *without: str) -> list[str]:
    left_out = {"id", *without, *(f"{name}_id" for name in without)}
    shown = [{field.attname: str(getattr(row, field.attname)) for field in row._meta.concrete_fields} for row in found]
    return sorted(str({name: value for name, value in row.items() if name not in left_out}) for row in shown)


def _chain(states: Any) -> list[tuple[str, str]]:
    """Features over time, neighbours that say the same as one."""
    chain: list[tuple[str, str]] = []
    for row in states.order_by("valid"):
        features = str({
            field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields
            if field.attname not in ("id", "person_id", "valid")
        })  # fmt: skip
        if not chain or chain[-1][1] != features:
            chain.append((row.valid.lower.isoformat(), features))
    return chain


def everybody() -> dict[str, Any]:
    with make.as_owner():
        return {str(one.vn): history_of(one) for one in Person.objects.all()}


def settings() -> None:
    """Code lists and states that both registers hold."""
    for number in (8100, GERMANY, FRANCE):
        make.country(number)
    for listed, codes in (("religion", ("121",)), ("guardian_law", ("394", "395"))):
        _list(listed, codes)


def _list(key: str, codes: tuple[str, ...]) -> None:
    found, _new = CodeList.objects.get_or_create(key=key, defaults={"name_de": key, "name_en": key, "source": "eCH"})
    since = DateRange(date(1900, 1, 1), None)
    for code in codes:
        found.codes.get_or_create(code=code, defaults={"name_de": code, "name_en": code, "valid": since})


def first_register(box: Mailbox, enter: Callable[[Office], Any]) -> tuple[list[Delivery], dict[str, Any]]:
    """Enter events at the counter; return the messages and what the register says, and forget everything."""
    sent: list[Delivery] = []
    says: dict[str, Any] = {}

    def work() -> None:
        with make.as_owner():
            settings()
            ours = exchange.participant()
            subscriber = actions.partner(sedex_id=MIRROR, name="Zweites Register")
            actions.subscribe(sender=ours, recipient=subscriber, message_type=20)
            clerk = make.worker((Role.REGISTER, LUZERN), (Role.PERMITS, LUZERN))
        with acting.as_worker(clerk.pk, path="test"):
            enter(Office(clerk))
        post.run(box)
        with make.as_owner():
            for event in RegisterEvent.objects.select_related("person"):
                assert {one.kind for one in telling.tell(event)} <= telling.kinds_of(event)
        sent.extend(told(box, MIRROR))
        says.update(everybody())
        raise _Forget

    with pytest.raises(_Forget), transaction.atomic():
        work()
    assert rows(Person) == []
    return sent, says


def second_register(box: Mailbox, sent: list[Delivery]) -> dict[str, Any]:
    """Let another register of the same municipality read the messages; return what it says then."""
    with make.as_owner():
        settings()
        exchange.participant(sedex_id=MIRROR)
        Participant.objects.create(sedex_id=OURS, name="Gemeinde", orders_blocks_as="criminal_authority")
    for one in sent:
        simulator.send(box.root, delivery.to_xml(one), one.header)
    post.run(box)
    return everybody()


def differing(one: dict[str, Any], other: dict[str, Any]) -> list[Any]:
    """What two registers say otherwise: of whom, what, the first, the second."""
    return [
        (vn, part, one.get(vn, {}).get(part), other.get(vn, {}).get(part))
        for vn in {**one, **other}
        for part in {**one.get(vn, {}), **other.get(vn, {})}
        if one.get(vn, {}).get(part) != other.get(vn, {}).get(part)
    ]


@pytest.fixture
def two(tmp_path: Path) -> tuple[Mailbox, Mailbox]:
    return Mailbox(tmp_path / "first"), Mailbox(tmp_path / "second")


@pytest.mark.ech_schemas
@pytest.mark.parametrize("name", CASES)
def test_another_register_says_the_same(two: tuple[Mailbox, Mailbox], name: str):
    kind, enter = CASES[name]
    first, second = two
    sent, says = first_register(first, enter)
    assert kind in [one.kind for one in sent]
    again = second_register(second, sent)
    refused = [(row.kind, row.state, row.reason) for row in rows(Message) if row.direction == "in"]
    assert {state for _kind, state, _reason in refused} == {"applied"}, refused
    if found := differing(says, again):
        pytest.fail("\n".join(f"{part} of {vn}:\n  {mine}\n  {theirs}" for vn, part, mine, theirs in found))


def test_every_event_that_is_told_is_among_the_cases():
    """A new kind of event needs a case here."""
    named = {kind for kind, _enter in CASES.values()}
    assert {_camel(kind) for kind in telling.TELLERS} - named <= ELSEWHERE


ELSEWHERE = {"changeFeatures", "correctPerson", "correctAddress", "merge"}
"""Events of the register's own that are told by the kinds of several blocks, and merges (see test_contents)."""


def _camel(kind: str) -> str:
    head, *rest = kind.split("_")
    told_as = {"undoCitizen": "undoSwiss"}
    name = head + "".join(part.title() for part in rest)
    return told_as.get(name, name)
