# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Deliveries of many persons: all or the numbers of everybody who resides in a municipality today, in packages."""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from domizil.base import acting, clock
from domizil.base.xml_safe import schema
from domizil.register.models import Person

from . import answering, describing, frame, intake, messages, post
from .ech0020_v3 import delivery
from .ech0020_v3.header import Header, PartialDelivery
from .ech0020_v3.management import BaseDelivery, KeyExchange
from .ech0020_v3.names import SCHEMA
from .models import Direction, Message, State
from .sedex import Mailbox

MOST_PERSONS = 10_000
"""Persons in one package."""
_AT_ONCE = 500
"""Persons whose rows are fetched together: so many are in memory at a time."""


KINDS = ("baseDelivery", "keyExchange")


def export(
    municipality: int,
    folder: Path,
    *,
    kind: str = "baseDelivery",
    package: int = MOST_PERSONS,
    to: str | None = None,
    message_type: int = 0,
) -> Iterator[tuple[Path, int]]:
    """Write the packages of a municipality that takes part; yield each file and how many persons are in it.

    Each is checked against the schema when it is whole; until then it has another name. `to` is the sedex number of the
    one they are meant for. Raises Refusal.
    """
    schema(SCHEMA)
    if not 1 <= package <= MOST_PERSONS:
        raise messages.package_size(MOST_PERSONS)
    sender = next((one for one in post.participants().values() if one.municipality_id == municipality), None)
    if sender is None:
        raise messages.no_participant()
    folder.mkdir(parents=True, exist_ok=True)
    number = uuid.uuid4().hex
    with acting.as_worker(post.acting_for(sender).pk, path="exchange export"):
        keys = list(_residents(municipality))
        packages = max(1, -(-len(keys) // package))
        for index in range(packages):
            part = PartialDelivery(
                unique_id_delivery=number, total_number_of_packages=packages, number_of_actual_package=index + 1
            )
            header = frame.header(
                sender, to or sender.sedex_id, message_type, kind=kind, event_date=clock.today(), package=part
            )
            yield _write(municipality, folder, header, kind, keys[index * package : (index + 1) * package])


def send(municipality: int, mailbox: Mailbox, *, kind: str, to: str, message_type: int) -> int:
    """Write the packages into the outbox of sedex for a participant; keep each as a message; return how many."""
    sent = 0
    with TemporaryDirectory(dir=mailbox.root, prefix=".export-") as folder:
        for file, persons in export(municipality, Path(folder), kind=kind, to=to, message_type=message_type):
            header = intake.open_file(file).header
            row = Message.objects.create(
                **answering.columns(header, kind), direction=Direction.OUT, sender=frame.sedex_id(header.sender_id),
                recipient=to, municipality_id=municipality, persons=persons, state=State.SENT,
                sha256=intake.fingerprint(file),
            )  # fmt: skip
            mailbox.put_file(frame.envelope(row), file)
            sent += 1
    return sent


def _residents(municipality: int) -> Iterator[int]:
    here = Person.objects.filter(
        residences__municipality=municipality, residences__valid__contains=clock.today(), merged_into__isnull=True
    )
    return here.order_by("id").values_list("pk", flat=True).iterator()


def _write(municipality: int, folder: Path, header: Header, kind: str, keys: list[int]) -> tuple[Path, int]:
    part = header.partial_delivery
    assert part is not None  # made with one
    file = folder / f"{kind}_{part.unique_id_delivery}_{part.number_of_actual_package:04}.xml"
    unfinished = file.with_suffix(".part")
    made = contents(municipality, keys) if kind == "baseDelivery" else numbers(municipality, keys)
    with unfinished.open("wb") as target:
        count = delivery.write_large(target, header, kind, made)
    with delivery.reading_large(unfinished, schema(SCHEMA)) as (_, _, written):
        assert sum(1 for _ in written) == count
    return unfinished.replace(file), len(keys)


def _described(keys: list[int]) -> Iterator[list[describing.Described]]:
    """The rows of persons, some at a time."""
    waiting = iter(keys)
    while batch := list(itertools.islice(waiting, _AT_ONCE)):
        persons = list(Person.objects.filter(pk__in=batch).order_by("pk"))
        yield list(describing.described(persons, clock.today()).values())


def contents(municipality: int, keys: list[int]) -> Iterator[BaseDelivery]:
    """Yield the base delivery of each person."""
    for of in itertools.chain.from_iterable(_described(keys)):
        residence = of.residence(municipality)
        if residence is not None:
            told: dict[str, Any] = dict(describing.reporting(of, residence))
            yield BaseDelivery(base_delivery_person=describing.whole(of, municipality), **told)


def numbers(municipality: int, keys: list[int]) -> Iterator[KeyExchange]:
    """Yield the numbers of persons, many in one content."""
    for batch in _described(keys):
        yield KeyExchange(key_exchange_person=tuple(describing.identified(of, municipality) for of in batch))
