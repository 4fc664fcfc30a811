# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A table is the rule itself over all that its facts can be."""

import itertools
import time

import numpy as np
import pytest
from tests.bulk_population import AFTER, BEFORE, STATUTE

from domizil.law.engine import Law, LawError
from domizil.law.engine.bulk.tables import tabulate
from domizil.law.engine.bulk.translate import Translation
from domizil.law.lu_kasylv.facts import Accommodation, Group


@pytest.mark.parametrize("law", [BEFORE, AFTER], ids=str)
def test_every_combination_of_facts_is_what_the_rule_gives(law):
    """All groups, accommodations, household sizes and person numbers: 137 214 combinations."""
    table = tabulate(law, STATUTE, "daily_amount")
    translation = Translation(law, "x", {"daily_amount": table})
    function = translation.rule(STATUTE, "daily_amount")
    combinations = list(itertools.product(Group, Accommodation, range(1, 100), range(1, 100)))
    looked_up = translation.runnable()[function.name](*np.array(combinations, dtype=np.int32).T)
    ruled = [
        law.value(STATUTE, "daily_amount", group=g, accommodation=a, household_size=size, person_number=number)
        for g, a, size, number in combinations
    ]
    assert looked_up.tolist() == ruled


def test_a_table_stops_where_nothing_changes_any_more():
    axes = {axis.fact: axis for axis in tabulate(BEFORE, STATUTE, "daily_amount").axes}
    assert (axes["household_size"].last, axes["person_number"].last) == (9, 10)
    assert (axes["group"].last, axes["accommodation"].last) == (6, 1)
    assert [axis.last for axis in tabulate(AFTER, STATUTE, "daily_emergency_aid").axes] == [1, 1]


def test_a_table_is_made_in_a_moment():
    law = Law(AFTER.on_day)
    tabulate(law, STATUTE, "daily_amount")
    begin = time.process_time()
    tabulate(law, STATUTE, "daily_amount")
    assert time.process_time() - begin < 0.5


def test_too_many_combinations_are_refused():
    with pytest.raises(LawError, match=r"4390848 combinations of facts; at most 2000000"):
        tabulate(AFTER, STATUTE, "amount")


def test_a_rule_that_asks_for_a_table_is_refused():
    with pytest.raises(LawError, match="table has a table"):
        tabulate(AFTER, STATUTE, "rate")


def test_a_rule_that_is_no_bulk_rule_is_refused():
    with pytest.raises(LawError, match="only a bulk rule"):
        tabulate(AFTER, STATUTE, "income_allowance")


def test_a_translation_that_disagrees_with_its_rule_is_refused(monkeypatch):
    """The guard itself: a translation broken on purpose does not become a table."""
    from domizil.law.engine.bulk import translate

    monkeypatch.setitem(translate.COLUMN_WORDS, "least", np.maximum)
    monkeypatch.setitem(translate.COLUMN_WORDS, "pick", lambda table, at: np.take(table, at, mode="clip"))
    with pytest.raises(LawError, match="different amounts"):
        tabulate(BEFORE, STATUTE, "daily_amount")
