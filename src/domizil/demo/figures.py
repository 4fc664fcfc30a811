# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""How many persons the canton holds: the published figures, whole or at a scale, and the streams behind them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from .data import read
from .share import scaled

ASYLUM_PERMITS = ("N", "F", "S")


@dataclass(frozen=True, slots=True)
class Stream:
    """People of the asylum field who came the same way; see `data/streams.yaml`."""

    name: str
    persons: int
    permit: str | None
    applied: str | None
    counted: str | None
    born: str | None
    joins: str | None


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers of persons: permits on 31 December 2024, immigrations and applications of 2024, streams."""

    stock: dict[str, int]
    permanent: dict[str, int]
    temporary: dict[str, int]
    applications: dict[str, int]
    streams: dict[str, Stream]

    def of_asylum(self, permit: str) -> int:
        """Return how many persons of the asylum field hold a permit on the day of the stock."""
        return sum(stream.persons for stream in self.streams.values() if stream.permit == permit)


@cache
def figures(scale: Fraction = Fraction(1)) -> Figures:
    """Return the figures at a scale: the published ones at 1, else shared out by largest remainder.

    Raises `ValueError` where the scale is not above 0, and where the streams do not add up to the published figures.
    """
    if scale <= 0:
        raise ValueError(f"scale {scale}: must be above 0, 1 is the whole canton")
    table = read("figures.yaml")
    persons = scaled({name: entry["persons"] for name, entry in read("streams.yaml").items()}, scale)
    streams = {name: _stream(name, entry, persons[name]) for name, entry in read("streams.yaml").items()}
    found = Figures(
        stock=scaled(table["stock"], scale),
        permanent=scaled(table["permanent"], scale),
        temporary=scaled(table["temporary"], scale),
        applications=scaled(table["applications"], scale),
        streams=streams,
    )
    _lead_by_streams(found, exact=scale == 1)
    return found


def _stream(name: str, entry: dict[str, str], persons: int) -> Stream:
    optional = {key: entry.get(key) for key in ("permit", "applied", "counted", "born", "joins")}
    return Stream(name=name, persons=persons, **optional)


def _lead_by_streams(found: Figures, *, exact: bool) -> None:
    """Take the numbers of the asylum field from the streams, so that people and figures agree at every scale."""
    applied: Counter[str] = Counter()
    counted: Counter[str] = Counter()
    for stream in found.streams.values():
        applied[stream.applied or ""] += stream.persons
        counted[stream.counted or ""] += stream.persons
    led = [(found.stock, permit, found.of_asylum(permit)) for permit in ASYLUM_PERMITS]
    led += [(found.applications, kind, applied[kind]) for kind in found.applications]
    led += [(found.permanent, category, counted[category]) for category in ("refugee", "hardship", "after_asylum")]
    for table, key, persons in led:
        if exact and table[key] != persons:
            raise ValueError(f"streams.yaml: {key} adds up to {persons}, figures.yaml says {table[key]}")
        table[key] = persons
