# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every worked case of every statute gives what its author computed by hand."""

from datetime import timedelta

import pytest

from domizil.law.engine import Law, statutes
from domizil.law.engine.cases import Case, cases, facts_of
from domizil.law.engine.derivation import plain
from domizil.law.engine.texts import Status
from domizil.law.lu_kasylv.assessment import assess
from domizil.law.lu_kasylv.household_file import parse

ALL = [case for home in statutes() for case in cases(home.id)]
RULE_CASES = [(case, day) for case in ALL if case.rule for day in case.on]
HOUSEHOLD_CASES = [case for case in ALL if case.household]


def days_as_text(value):
    """Cases are YAML: days arrive as dates, the household file wants text."""
    if isinstance(value, dict):
        return {key: days_as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [days_as_text(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


@pytest.mark.parametrize(
    ("case", "day"), RULE_CASES, ids=lambda part: part.name if isinstance(part, Case) else str(part)
)
def test_rule_gives_what_was_computed_by_hand(case, day):
    step = Law.on(day, case.drafts).derive(case.statute, case.rule, **facts_of(case))
    assert plain(step.value) == plain(case.on[day])


@pytest.mark.parametrize(
    ("case", "day"), RULE_CASES, ids=lambda part: part.name if isinstance(part, Case) else str(part)
)
def test_rule_gives_the_same_without_its_derivation(case, day):
    law = Law.on(day, case.drafts)
    traced = law.derive(case.statute, case.rule, **facts_of(case))
    if traced.value is not None:
        assert law.value(case.statute, case.rule, **facts_of(case)) == traced.value


@pytest.mark.parametrize("case", HOUSEHOLD_CASES, ids=lambda case: case.name)
def test_household_gets_what_was_computed_by_hand(case):
    result = assess(parse(days_as_text(case.household)))
    assert result.rappen == case.expect["rappen"]
    lines: dict[str, dict[str, int | None]] = {}
    for member in result.members:
        for line in member.lines:
            lines.setdefault(member.id, {})[line.key] = line.rappen
    for id, expected in case.expect.get("members", {}).items():
        assert {key: lines[id].get(key, "no line") for key in expected} == expected


@pytest.mark.parametrize("home", statutes(), ids=lambda home: home.id)
def test_every_change_of_a_table_has_cases_around_its_day(home):
    """The day before, the day, and the day after each amendment are worked by hand for each rule that it changes.

    For a draft this holds where it is overlaid; without it, a case shows that the law in force stays as it is.
    """
    day = timedelta(days=1)
    for text in list(home.texts.values())[1:]:
        for rule in home.all_rules():
            if rule.text != text.id or rule.unit == "date":
                continue
            changes = len(home.rules[rule.name]) > 1
            wanted = {text.since, text.since + day} | ({text.since - day} if changes else set())
            draft = text.status is Status.DRAFT
            assert wanted <= days_of(home, rule, text.id if draft else None), rule
            assert not (draft and changes) or wanted <= days_of(home, rule, None), rule


def days_of(home, rule, draft):
    """The days on which a rule is worked, with the draft overlaid or without any."""
    drafts = (draft,) if draft else ()
    return {day for case in cases(home.id) if case.rule == rule.name and case.drafts == drafts for day in case.on}
