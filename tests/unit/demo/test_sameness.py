# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The same seed makes the same people, byte for byte, wherever and whenever."""

import os
import subprocess
import sys
from datetime import date
from fractions import Fraction

from domizil.demo import canton
from domizil.demo.dice import Choice, Dice

TWENTIETH = Fraction(1, 20)
ELSEWHERE = """
from datetime import date
from fractions import Fraction
from domizil.demo import canton
print(canton.build(5, scale=Fraction(1, 20), today=date(2024, 12, 31), residents=22000).digest())
"""


def test_the_same_seed_makes_the_same_rows_in_another_process():
    here = canton.build(5, scale=TWENTIETH, today=date(2024, 12, 31), residents=22000).digest()
    for hash_seed, zone in (("1", "Asia/Tokyo"), ("4711", "America/Lima")):
        surroundings = {
            **os.environ,
            "PYTHONHASHSEED": hash_seed,
            "TZ": zone,
            "LC_ALL": "C",
            "DOMIZIL_TODAY": "2030-02-28",
        }
        done = subprocess.run(
            [sys.executable, "-c", ELSEWHERE], capture_output=True, text=True, check=True, env=surroundings
        )
        assert done.stdout.strip() == here


def test_another_seed_makes_other_people():
    first, second = (canton.build(seed, scale=TWENTIETH, today=date(2024, 12, 31)) for seed in (5, 6))
    assert first.tables["register_person"] != second.tables["register_person"]


def test_the_day_changes_nothing_but_renewed_permits():
    first, later = (canton.build(5, scale=TWENTIETH, today=day) for day in (date(2024, 12, 31), date(2027, 6, 1)))
    assert [table for table in first.tables if first.tables[table] != later.tables[table]] == ["permits_permit"]
    assert len(later.tables["permits_permit"]) > len(first.tables["permits_permit"])


def test_dice_keep_their_sequence():
    dice = Dice(1, "test")
    assert [dice.below(1000) for _ in range(5)] == [139, 143, 99, 220, 122]


def test_a_choice_follows_its_weights():
    dice, choice = Dice(3, "weights"), Choice({"a": 1, "b": 0, "c": 3})
    drawn = [dice.draw(choice) for _ in range(4000)]
    assert drawn.count("b") == 0
    assert 900 < drawn.count("a") < 1100


def test_around_stays_between_its_ends_and_gathers_near_the_peak():
    dice = Dice(4, "around")
    drawn = [dice.around(0, 10, 100) for _ in range(4000)]
    assert min(drawn) >= 0
    assert max(drawn) <= 100
    assert sum(value < 30 for value in drawn) > sum(value > 50 for value in drawn)
