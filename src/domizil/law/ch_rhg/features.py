# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Art. 6 RHG: the least content of a residents' register, letters a to u."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

import yaml

from ..engine import rule
from ..engine.words import words

TEXT = "2021"


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature (Merkmal) of the register: its letter, its norm, its name and the eCH elements that carry it."""

    letter: str
    norm: str
    name: dict[str, str]
    ech: tuple[str, ...]


def read_features(package: str) -> tuple[Feature, ...]:
    """The features of a statute's features.yaml, in the order of the letters."""
    rows = yaml.safe_load(files(package).joinpath("features.yaml").read_text("utf-8"))["features"]
    return tuple(
        Feature(row["letter"], row["norm"], words(f"feature {row['norm']}", row["name"]), tuple(row["ech"]))
        for row in rows
    )


FEATURES = read_features(__package__ or "")
OF_EVERYBODY = ("a", "b", "c", "d", "e", "f", "g", "h", "j", "k", "l", "m", "o", "p", "t")


@dataclass(frozen=True, slots=True)
class RegisteredFacts:
    """What decides which features a person's entry has."""

    swiss: bool = False
    moved_in: bool = False
    moved_away: bool = False
    moved_within: bool = False
    deceased: bool = False


@rule(
    "ch-rhg/6/a", "ch-rhg/6/b", "ch-rhg/6/c", "ch-rhg/6/d", "ch-rhg/6/e", "ch-rhg/6/f", "ch-rhg/6/g", "ch-rhg/6/h",
    "ch-rhg/6/i", "ch-rhg/6/j", "ch-rhg/6/k", "ch-rhg/6/l", "ch-rhg/6/m", "ch-rhg/6/n", "ch-rhg/6/o", "ch-rhg/6/p",
    "ch-rhg/6/q", "ch-rhg/6/r", "ch-rhg/6/s", "ch-rhg/6/t", "ch-rhg/6/u",
    text=TEXT, unit="code",
)  # fmt: skip
def features_due(person: RegisteredFacts) -> tuple[str, ...]:
    """The letters of Art. 6 that a person's entry must hold."""
    origin_or_permit = "i" if person.swiss else "n"  # Art. 6 lit. i und n
    arrival = ("q",) if person.moved_in else ()  # Art. 6 lit. q
    departure = ("r",) if person.moved_away else ()  # Art. 6 lit. r
    move = ("s",) if person.moved_within else ()  # Art. 6 lit. s
    death = ("u",) if person.deceased else ()  # Art. 6 lit. u
    return tuple(sorted((*OF_EVERYBODY, origin_or_permit, *arrival, *departure, *move, *death)))


@rule("ch-rhg/6", text=TEXT, unit="code")
def features_missing(person: RegisteredFacts, recorded: Sequence[str]) -> tuple[str, ...]:
    """The letters that a person's entry still lacks."""
    return tuple(letter for letter in features_due(person) if letter not in recorded)
