# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The base delivery of a municipality: everybody who resides there today, in packages, written person by person."""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from domizil.base import acting, clock
from domizil.base.xml_safe import schema
from domizil.register.models import Person

from . import describing, frame, messages, post
from .ech0020_v3 import delivery
from .ech0020_v3.header import Header, PartialDelivery
from .ech0020_v3.management import BaseDelivery
from .ech0020_v3.names import SCHEMA
from .models import Participant

MOST_PERSONS = 10_000
"""Persons in one package."""
_AT_ONCE = 500
"""Persons whose rows are fetched together: so many are in memory at a time."""


def export(municipality: int, folder: Path, *, package: int = MOST_PERSONS) -> Iterator[tuple[Path, int]]:
    """Write the packages of a municipality that takes part; yield each file and how many persons are in it.

    Each is checked against the schema when it is whole; until then it has another name. Raises Refusal.
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
            yield _write(sender, folder, part, keys[index * package : (index + 1) * package])


def _residents(municipality: int) -> Iterator[int]:
    here = Person.objects.filter(
        residences__municipality=municipality, residences__valid__contains=clock.today(), merged_into__isnull=True
    )
    return here.order_by("id").values_list("pk", flat=True).iterator()


def _write(sender: Participant, folder: Path, part: PartialDelivery, keys: list[int]) -> tuple[Path, int]:
    assert sender.municipality_id is not None  # ours
    header = _header(sender, part)
    file = folder / f"baseDelivery_{part.unique_id_delivery}_{part.number_of_actual_package:04}.xml"
    unfinished = file.with_suffix(".part")
    with unfinished.open("wb") as target:
        persons = delivery.write_large(target, header, "baseDelivery", contents(sender.municipality_id, keys))
    with delivery.reading_large(unfinished, schema(SCHEMA)) as (_, _, written):
        assert sum(1 for _ in written) == persons
    return unfinished.replace(file), persons


def _header(sender: Participant, part: PartialDelivery) -> Header:
    return frame.header(
        sender, sender.sedex_id, 0, kind="baseDelivery", event_date=clock.today(), package=part
    )  # fmt: skip


def contents(municipality: int, keys: list[int]) -> Iterator[Any]:
    """Yield the base delivery of each person, fetched some at a time."""
    waiting = iter(keys)
    while batch := list(itertools.islice(waiting, _AT_ONCE)):
        persons = list(Person.objects.filter(pk__in=batch).order_by("pk"))
        for of in describing.described(persons, clock.today()).values():
            residence = of.residence(municipality)
            if residence is not None:
                told: dict[str, Any] = dict(describing.reporting(of, residence))
                yield BaseDelivery(base_delivery_person=describing.whole(of, municipality), **told)
