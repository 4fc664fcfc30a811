# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The comparison as text, with what the house promises and whether it holds."""

import platform
from dataclasses import dataclass
from importlib.metadata import version

from .measure import QUIET, TURNS, Times, machine

OWN, PYTHON, WHERE, OPENFISCA = "Domizil", "plain Python loop", "numpy `where`", "OpenFisca-core"
BEST = f"{OWN} numba, 2 threads"


def limit(threads: int) -> str:
    """The name of the limit."""
    return f"limit: the same bytes once, {threads} thread{'s' * (threads > 1)}"


@dataclass(frozen=True)
class Size:
    """What was measured on a population of `rows` persons."""

    rows: int
    households: int
    difference: int
    digest: str
    times: dict[str, Times]

    def ratio(self, slower: str, faster: str) -> float:
        """How many times as long as `faster` the other takes (medians)."""
        return self.times[slower].median / self.times[faster].median


def written(sizes: list[Size], household: Times) -> str:
    """The whole report in Markdown."""
    return "\n".join([*_head(sizes[-1]), *_table(sizes), *_promises(sizes[-1], household), *_notes(sizes)]) + "\n"


def _head(largest: Size) -> list[str]:
    packages = ", ".join(f"{name} {version(name)}" for name in ("numpy", "numba", "openfisca-core"))
    return [
        "# Speed of the bulk law",
        "",
        "Written by `make bench`. The task: what the text of 31 December 2023 and that of 1 January 2024 give every",
        "person for the month, and both totals of every household. Household size and number of the person are found",
        "in the file (runs of `household_id`) inside the measured time. Every competitor gives the same amounts,",
        "person by person and household by household (SHA-256); a run with a difference stops without figures.",
        "",
        *(f"- {line}" for line in machine()),
        f"- Python {platform.python_version()}, {packages}",
        "",
    ]


def _table(sizes: list[Size]) -> list[str]:
    names = list(sizes[-1].times)
    heads = [f"{_grouped(size.rows)} persons" for size in sizes]
    last = sizes[-1]
    lines = [
        "Median milliseconds (best in brackets), warm, fresh result arrays:",
        "",
        f"| | {' | '.join(heads)} | persons a second | times the limit on 2 threads |",
        f"|---|{'---:|' * (len(sizes) + 2)}",
    ]
    for name in names:
        cells = [_cell(size.times[name]) for size in sizes]
        pace = last.rows / last.times[name].median * 1000
        lines.append(f"| {name} | {' | '.join(cells)} | {pace:.1e} | {_short(last.ratio(name, limit(2)))} |")
    return [*lines, ""]


def _promises(last: Size, household: Times) -> list[str]:
    promised = [
        ("both texts, times the limit on 2 threads", last.ratio(BEST, limit(2)), "at most", 5.0),
        ("faster than numpy `where`", last.ratio(WHERE, BEST), "at least", 8.0),
        ("faster than OpenFisca-core", last.ratio(OPENFISCA, BEST), "at least", 75.0),
        ("one household of 4, both texts, with derivation: ms", household.median, "at most", 0.3),
    ]
    persons = f"{last.rows:,}".replace(",", "'")
    lines = [
        f"What the house promises, at {persons} persons:",
        "",
        "| | measured | promised | holds |",
        "|---|---:|---:|---|",
    ]
    for name, value, word, bound in promised:
        holds = value <= bound if word == "at most" else value >= bound
        lines.append(f"| {name} | {_short(value)} | {word} {bound:g} | {'yes' if holds else '**no**'} |")
    return [*lines, ""]


def _notes(sizes: list[Size]) -> list[str]:
    last = sizes[-1]
    read, write = 7 * last.rows, 8 * (last.rows + last.households)
    totals = "; ".join(f"{_grouped(size.rows)}: {_grouped(size.difference)}" for size in sizes)
    return [
        "The limit is a compiled loop that reads each byte of the input once (int32 household, three int8:",
        f"{_grouped(read)} bytes) and writes each byte of the result once (two int32 a person and two a household:",
        f"{_grouped(write)} bytes), in new arrays like the law itself, with as many threads, and nothing else.",
        "",
        f"Every competitor has a turn in each round, at least {TURNS} turns. A turn in which other programs took more",
        f"than {QUIET} processors is left out; a figure with ~ had fewer than {TURNS} turns without, and counts all.",
        "",
        f"What the amendment costs these synthetic people in a month (Rappen), by number of persons: {totals}.",
        f"SHA-256 of the amounts at {_grouped(last.rows)} persons: `{last.digest}`.",
    ]


def _cell(times: Times) -> str:
    return f"{'' if times.undisturbed else '~'}{_short(times.median)} ({_short(times.best)})"


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", "'")


def _short(number: float) -> str:
    if number >= 100:
        return f"{number:.0f}"
    return f"{number:.1f}" if number >= 10 else f"{number:.2f}"
