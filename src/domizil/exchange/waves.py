# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which messages may be applied together: those about different persons. The others keep their order."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any, TypeVar

from .ech import binding
from .ech0020_v3.delivery import Delivery
from .ech0020_v3.identification import NamedPersonId, PartialDate
from .ech0020_v3.report import Report

T = TypeVar("T")
_NAMES = (NamedPersonId, PartialDate)


def in_waves(items: Iterable[tuple[T, Delivery | Report | None]]) -> list[list[T]]:
    """Put items into waves, each with its message: one waits for the wave after the last that may name the same person.

    So does a message about an earlier one. A message that is too large to have been read (None) has a wave of its own.
    """
    waves: list[list[T]] = []
    last: dict[Hashable, int] = {}
    floor = 0
    for item, document in items:
        if document is None:
            waves.append([item])
            floor = len(waves)
            continue
        people = {*persons(document), *_numbers(document)}
        number = max((last.get(name, -1) + 1 for name in people), default=0)
        number = max(number, floor)
        last.update(dict.fromkeys(people, number))
        if number == len(waves):
            waves.append([])
        waves[number].append(item)
    return waves


def persons(document: Delivery | Report) -> Iterator[Hashable]:
    """Whatever may stand for a person in a message: every AHV number, other number and date that is told.

    Names do not: a message may change them. A date of birth is shared by few, who then wait for each other in vain.
    """
    for content in document.contents if isinstance(document, Delivery) else ():
        yield from _told(content)


def births(documents: Iterable[Delivery | Report | None]) -> Iterator[date]:
    """Every whole date of birth that is told in messages."""
    for document in documents:
        for told in persons(document) if document is not None else ():
            if isinstance(told, PartialDate) and told.year_month_day is not None:
                yield told.year_month_day


def _numbers(document: Delivery | Report) -> Iterator[Hashable]:
    """The number of a message, and of the earlier one that it is about."""
    header = document.header
    yield "message", header.message_id
    if header.reference_message_id:
        yield "message", header.reference_message_id


def _told(value: Any) -> Iterator[Hashable]:
    if isinstance(value, _NAMES):
        yield value
        return
    for name in _leading(value.__class__):
        held = getattr(value, name)
        for one in held if isinstance(held, tuple) else (held,):
            if isinstance(one, str):
                yield one
            elif one is not None:
                yield from _told(one)


@cache
def _leading(kind: type) -> tuple[str, ...]:
    """The fields of a record that hold an AHV number, or a record that leads to a person."""
    if not binding.is_record(kind):
        return ()
    return tuple(
        column.name
        for column in binding.table(kind)
        if column.name == "vn" or column.kind in _NAMES or _leading(column.kind)
    )
