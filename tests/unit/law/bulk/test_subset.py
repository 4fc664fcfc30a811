# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a bulk rule may be written in, and that a refusal names the rule, the line and what is allowed."""

from pathlib import Path

import pytest

from domizil.law.engine import LawError, statutes
from domizil.law.engine.bulk.subset import check_subset

REFUSED = {
    "loop": ("    for n in range(3):\n        kind = n\n    return kind", "statements are"),
    "while": ("    while kind == 1:\n        return 1\n    return 0", "statements are"),
    "true division": ("    return kind / 2", "arithmetic is"),
    "floor division": ("    return kind // 2", "arithmetic is"),
    "modulo": ("    return kind % 2", "arithmetic is"),
    "power": ("    return kind ** 2", "arithmetic is"),
    "float": ("    return 1.5", "whole numbers"),
    "text": ("    return 'a'", "whole numbers"),
    "division of a float": ("    return half_up(kind)", "division is"),
    "list": ("    return [1, 2][kind]", "only table.sizes"),
    "comprehension": ("    return sum(n for n in (1, 2))", "calls are"),
    "unknown call": ("    return abs(kind)", "calls are"),
    "call of a method": ("    return kind.bit_length()", "calls are"),
    "min of one": ("    return min(kind)", "two or more"),
    "min with a key": ("    return min(kind, 1, key=None)", "two or more"),
    "attribute": ("    return kind.real", "attributes are"),
    "unknown member": ("    return Kind.FOUR", "attributes are"),
    "unknown name": ("    return other", "a name is"),
    "no return": ("    amount = kind", "every path returns"),
    "a path without return": ("    if kind == 1:\n        return 1", "every path returns"),
    "a branch without return": (
        "    if kind == 1:\n        if kind > 0:\n            return 1\n    else:\n        return 2",
        "every path returns",
    ),
    "empty return": ("    return", "a return gives a value"),
    "code behind a return": ("    return 1\n    return 2", "nothing stands behind"),
    "code behind two returns": (
        "    if kind == 1:\n        return 1\n    else:\n        return 2\n    return 3",
        "nothing stands behind",
    ),
    "known on one path only": ("    if kind == 1:\n        x = 1\n    return x", "a name is"),
    "fact overwritten": ("    kind = 1\n    return kind", "keeps its name"),
    "figure overwritten": ("    RATE = 1\n    return RATE", "keeps its name"),
    "two targets": ("    a = b = kind\n    return a", "gives one name"),
    "unpacking": ("    a, b = 1, 2\n    return a", "gives one name"),
    "augmented": ("    a = 1\n    a += 1\n    return a", "statements are"),
    "number as condition": ("    if kind:\n        return 1\n    return 0", "here stands a condition"),
    "condition as number": ("    return (kind == 1) + 1", "here stands a number"),
    "number in and": ("    return 1 if kind and kind == 1 else 0", "here stands a condition"),
    "condition returned as number": ("    return kind == 1", "here stands a number"),
    "choice of two kinds": ("    return 1 if kind == 1 else kind == 2", "here stands a number"),
    "is": ("    return 1 if kind is None else 0", "comparisons are"),
    "in": ("    return 1 if kind in (1, 2) else 0", "comparisons are"),
    "inverted bits": ("    return ~kind", "signs are"),
    "lambda": ("    return (lambda: 1)()", "calls are"),
    "walrus": ("    return (a := 1)", "the subset stands"),
    "plain rule": ("    return plain(kind)", "is no bulk rule"),
    "fact missing in a call": ("    return other_rule()", "asks for kind"),
    "fact twice in a call": ("    return other_rule(kind, kind=kind)", "asks for kind"),
    "unknown fact in a call": ("    return other_rule(kinds=kind)", "asks for kind"),
    "arguments from a list": ("    return other_rule(*[kind])", "asks for kind"),
    "number for a table": ("    return scaled(kind)", "asks for"),
    "field of a table": ("    return SCALE.title", "sizes[…], more or steps"),
}
SIGNATURES = {
    "no annotation": ("def bad(kind) -> int:\n    return 1", "each fact is"),
    "int without range": ("def bad(kind: int) -> int:\n    return 1", "each fact is"),
    "float fact": ("def bad(kind: float) -> int:\n    return 1", "each fact is"),
    "enumeration with a gap": ("def bad(kind: Gap) -> int:\n    return 1", "without a gap"),
    "no result": ("def bad(kind: Kind):\n    return 1", "gives int, bool or an IntEnum"),
    "float result": ("def bad(kind: Kind) -> float:\n    return 1", "gives int, bool or an IntEnum"),
    "default": ("def bad(kind: Kind = Kind.ONE) -> int:\n    return 1", "without defaults"),
    "star": ("def bad(*kind: Kind) -> int:\n    return 1", "without defaults"),
    "keyword only": ("def bad(*, kind: Kind) -> int:\n    return 1", "without defaults"),
    "table as a number": ("def bad(table: Table) -> int:\n    return table", "a table is asked for"),
    "table by position": ("def bad(table: Table, kind: Kind) -> int:\n    return table[kind]", "only table.sizes"),
    "number from bool": ("def bad(kind: Kind) -> bool:\n    return 1", "here stands a condition"),
}
OTHERS = """
@rule("trial/1", text="t")
def plain(kind: Kind) -> int:
    return 1

@bulk
def other_rule(kind: Kind) -> int:
    return 1

@bulk
def scaled(table: Table) -> int:
    return table.more
"""
GOOD = (
    OTHERS
    + '''
@bulk
def is_small(amount: Rappen) -> bool:
    """A condition of its own."""
    return amount < 100 or not amount <= 1_000 and amount != 200

@bulk
def good(kind: Kind, size: Size, amount: Rappen) -> int:
    """Everything that is allowed."""
    base = RATE * 2 - (-1)
    if kind == Kind.ONE:
        return base
    elif 1 < size <= 5 and is_small(amount):
        base_2 = scaled(table=SCALE)
    else:
        base_2 = SCALE.sizes[min(size, SCALE.steps, 3) - 1] if size > 2 else max(amount, other_rule(kind))
    return half_up(Fraction(base_2, 3))
'''
)


@pytest.mark.parametrize(("body", "allowed"), REFUSED.values(), ids=REFUSED)
def test_a_body_outside_the_subset_is_refused(rules, body, allowed):
    module = rules(OTHERS + f"\n@bulk\ndef bad(kind: Kind) -> int:\n{body}\n")
    with pytest.raises(LawError) as refusal:
        check_subset(module.bad)
    message = str(refusal.value)
    assert "<trial bad (t)> is a bulk rule" in message
    assert allowed in message


@pytest.mark.parametrize(("text", "allowed"), SIGNATURES.values(), ids=SIGNATURES)
def test_a_signature_outside_the_subset_is_refused(rules, text, allowed):
    module = rules(f"\n@bulk\n{text}\n")
    with pytest.raises(LawError, match="is a bulk rule") as refusal:
        check_subset(module.bad)
    assert allowed in str(refusal.value)


def test_the_refusal_names_file_line_and_text(rules):
    module = rules("\n@bulk\ndef bad(kind: Kind) -> int:\n    amount = 3\n    return amount // 2\n")
    line = 1 + Path(module.__file__).read_text().splitlines().index("    return amount // 2")
    with pytest.raises(LawError, match=rf"trial_rules_\d+\.py:{line} `amount // 2` is not allowed there"):
        check_subset(module.bad)


def test_everything_in_the_subset_passes(rules):
    module = rules(GOOD)
    for rule in (module.good, module.is_small, module.scaled):
        check_subset(rule)


def test_every_bulk_rule_of_the_house_is_in_the_subset():
    bulk = [rule for home in statutes() for rule in home.all_rules() if rule.bulk]
    for rule in bulk:
        check_subset(rule)
    assert {rule.name for rule in bulk} >= {"rate", "daily_basic_need", "daily_amount", "amount", "household_size"}
