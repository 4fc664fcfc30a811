# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ways of the streams through the asylum procedure: plausible days, made up by chance."""

from __future__ import annotations

from collections.abc import Callable

from ..days import STOCK, YEAR_BEGIN, day
from ..dice import Choice, Dice
from .cases import ADMISSION, ADMITTED_REFUGEE, ASYLUM, PROCEDURE, PROTECTION, REGULAR, REMOVAL, Way

# When people came who were here before 2024, and when people sought protection: first day, last day, weight.
_EARLIER = Choice([((day(year), day(year + 1) - 1), weight) for year, weight in (
    (2010, 2), (2011, 4), (2012, 5), (2013, 5), (2014, 9), (2015, 18), (2016, 11), (2017, 6), (2018, 5), (2019, 5),
    (2020, 4), (2021, 6), (2022, 10))])  # fmt: skip
_PROTECTION = Choice([((day(*first), day(*last)), weight) for first, last, weight in (
    ((2022, 3, 14), (2022, 4, 30), 34), ((2022, 5), (2022, 7, 31), 18), ((2022, 8), (2022, 12, 31), 14),
    ((2023, 1), (2023, 12, 31), 20), ((2024, 1), (2024, 12, 30), 14))])  # fmt: skip
IN_2024 = (YEAR_BEGIN + 2, STOCK - 2)
PROTECTION_UNTIL_2023 = (day(2022, 3, 14), day(2023, 10))


def _window(dice: Dice, choice: Choice[tuple[int, int]]) -> int:
    return dice.between(*dice.draw(choice))


def _into_canton(dice: Dice, applied: int, until: int = STOCK) -> int:
    """Return the day of arrival in the canton: some weeks after the application, out of a federal centre."""
    return min(applied + dice.between(20, 100), until)


def _protected(dice: Dice, grown: int) -> Way:
    granted = max(_window(dice, _PROTECTION), grown)
    return Way(granted, min(granted + dice.between(0, 12), STOCK), [(PROTECTION, granted)])


def _protected_gone(dice: Dice, grown: int) -> Way:
    granted = max(dice.between(*PROTECTION_UNTIL_2023), min(grown, PROTECTION_UNTIL_2023[1]))
    came = granted + dice.between(0, 12)
    left = dice.between(max(came + 40, day(2022, 9)), STOCK)
    return Way(granted, came, [(PROTECTION, granted)], left)


def _open(first: int, last: int) -> Callable[[Dice, int], Way]:
    """In procedure since an application between two days."""

    def way(dice: Dice, grown: int) -> Way:
        applied = dice.between(max(first, min(grown, last)), last)
        return Way(applied, _into_canton(dice, applied), [(PROCEDURE, applied)])

    return way


def _decided(
    kind: str, first: int, last: int, wait: tuple[int, int], decided: tuple[int, int]
) -> Callable[[Dice, int], Way]:
    """Applied between two days and decided after a wait, but within the days of `decided`."""

    def way(dice: Dice, grown: int) -> Way:
        applied = dice.between(max(first, min(grown, last)), last)
        return _with_decision(dice, applied, kind, wait, decided)

    return way


def _earlier(kind: str, wait: tuple[int, int], decided: tuple[int, int]) -> Callable[[Dice, int], Way]:
    """Applied in one of the years before, by their weight, and decided after a wait."""

    def way(dice: Dice, grown: int) -> Way:
        applied = max(_window(dice, _EARLIER), min(grown, day(2023)))
        return _with_decision(dice, applied, kind, wait, decided)

    return way


def _with_decision(dice: Dice, applied: int, kind: str, wait: tuple[int, int], decided: tuple[int, int]) -> Way:
    on = applied + dice.between(*wait)
    if not decided[0] <= on <= decided[1]:
        on = dice.between(max(decided[0], applied + 1), decided[1])
    return Way(applied, _into_canton(dice, applied, on), [(PROCEDURE, applied), (kind, on)])


def _again(first_kind: str, last_kind: str | None) -> Callable[[Dice, int], Way]:
    """Decided years ago, applied again in 2024: still in procedure, or decided again in the same year."""

    def way(dice: Dice, grown: int) -> Way:
        applied = dice.between(max(day(2018), min(grown, day(2021, 6))), day(2021, 6))
        start = _with_decision(dice, applied, first_kind, (300, 600), (applied + 1, day(2023, 6)))
        start.again = dice.between(day(2024, 1, 8), day(2024, 9, 20))
        if last_kind == ADMISSION:  # stays admitted while the new application is examined
            return start
        start.steps.append((PROCEDURE, start.again))
        if last_kind:
            start.steps.append((last_kind, min(start.again + dice.between(30, 95), STOCK - 3)))
        return start

    return way


def _gone(way: Callable[[Dice, int], Way], first: int, last: int) -> Callable[[Dice, int], Way]:
    """Another way, that ends with departure between two days."""

    def gone(dice: Dice, grown: int) -> Way:
        made = way(dice, grown)
        latest_step = max(made.came, made.steps[-1][1])
        made.left = dice.between(min(max(first, latest_step + 15), last), last)
        return made

    return gone


def _hardship(dice: Dice, grown: int) -> Way:
    """Admitted provisionally for years, then a permit for hardship in 2024."""
    applied = dice.between(max(day(2011), min(grown, day(2018))), day(2018))
    way = _with_decision(dice, applied, ADMISSION, (200, 700), (applied + 1, day(2020)))
    way.steps.append((REGULAR, dice.between(*IN_2024)))
    return way


WAYS: dict[str, Callable[[Dice, int], Way]] = {
    "protected": _protected,
    "protected_gone": _protected_gone,
    "procedure_primary": _open(YEAR_BEGIN + 1, day(2024, 11, 25)),
    "procedure_again": _again(REMOVAL, None),
    "procedure_earlier": _open(day(2022, 6), YEAR_BEGIN - 1),
    "admitted_primary": _decided(ADMISSION, YEAR_BEGIN + 1, day(2024, 6, 30), (90, 200), IN_2024),
    "admitted_again": _again(ADMISSION, ADMISSION),
    "admitted_earlier": _earlier(ADMISSION, (180, 800), (day(2010), day(2024, 12, 10))),
    "admitted_refugee": _earlier(ADMITTED_REFUGEE, (180, 800), (day(2010), day(2024, 12, 10))),
    "refugee_primary": _decided(ASYLUM, YEAR_BEGIN + 1, day(2024, 7, 15), (60, 180), IN_2024),
    "refugee_2024": _decided(ASYLUM, day(2022), YEAR_BEGIN - 1, (200, 700), IN_2024),
    "refugee_earlier": _earlier(ASYLUM, (150, 700), (day(2010), YEAR_BEGIN - 3)),
    "after_asylum": _decided(REGULAR, day(2015), day(2020), (0, 0), IN_2024),
    "hardship": _hardship,
    "removal_primary": _decided(REMOVAL, YEAR_BEGIN + 1, day(2024, 7, 20), (60, 150), IN_2024),
    "removal_again": _again(REMOVAL, REMOVAL),
    "removal_earlier": _decided(REMOVAL, day(2019), day(2022, 9), (200, 450), (day(2019), day(2023, 11))),
    "gone_primary": _gone(_open(YEAR_BEGIN + 1, day(2024, 9, 20)), day(2024, 2), STOCK - 1),
    "gone_again": _gone(_again(REMOVAL, None), day(2024, 3), STOCK - 1),
    "gone_earlier": _gone(_open(day(2022), YEAR_BEGIN - 20), day(2023), STOCK - 1),
    "gone_removal": _gone(
        _decided(REMOVAL, day(2021), day(2023), (150, 400), (day(2021), day(2024, 6))), day(2023), STOCK - 1
    ),
    "gone_admitted": _gone(_earlier(ADMISSION, (180, 800), (day(2010), day(2024, 6))), day(2023, 3), STOCK - 1),
}


def joined(dice: Dice, host: Way) -> Way:
    """Come in 2024 to a refugee, and recognised in the same year."""
    applied = dice.between(YEAR_BEGIN + 3, day(2024, 11))
    came = applied + dice.between(0, 6)
    return Way(applied, came, [(PROCEDURE, applied), (ASYLUM, min(came + dice.between(5, 60), STOCK - 2))], host.left)


def born(dice: Dice, birth: int, host: Way) -> Way:
    """Born in 2024: an application some days later, in the end decided like the parents'."""
    applied = min(birth + dice.between(4, 30), STOCK - 3)
    kind, decided = host.steps[-1]
    steps = [(PROCEDURE, birth)]
    if kind != PROCEDURE:
        steps.append((kind, min(max(applied + dice.between(3, 40), decided), STOCK - 1)))
    return Way(applied, birth, steps, host.left)
