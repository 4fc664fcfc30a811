# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Conditions and results in plain language, made from the rule's own source and the statute's vocabulary."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from typing import Any

from .money import amount
from .parameters import Listing, Table
from .statute import Statute, statutes

_COMPARE: dict[str, dict[type[ast.AST], str]] = {
    "de": {
        ast.Eq: "ist",
        ast.NotEq: "ist nicht",
        ast.Lt: "ist kleiner als",
        ast.LtE: "ist höchstens",
        ast.Gt: "ist grösser als",
        ast.GtE: "ist mindestens",
        ast.In: "ist eines von",
        ast.NotIn: "ist keines von",
        ast.Is: "ist",
        ast.IsNot: "ist nicht",
    },
    "en": {
        ast.Eq: "is",
        ast.NotEq: "is not",
        ast.Lt: "is less than",
        ast.LtE: "is at most",
        ast.Gt: "is more than",
        ast.GtE: "is at least",
        ast.In: "is one of",
        ast.NotIn: "is none of",
        ast.Is: "is",
        ast.IsNot: "is not",
    },
}
_COMPARE_DAYS: dict[str, dict[type[ast.AST], str]] = {
    "de": {ast.Lt: "liegt vor", ast.LtE: "liegt nicht nach", ast.Gt: "liegt nach", ast.GtE: "liegt nicht vor"},
    "en": {ast.Lt: "is before", ast.LtE: "is not after", ast.Gt: "is after", ast.GtE: "is not before"},
}
_WORDS = {
    "de": {
        "and": "und", "or": "oder", "not": "nicht", "none": "nicht angegeben", "yes": "ja", "no": "nein",
        "min": "der kleinere Wert von {0} und {1}", "max": "der grössere Wert von {0} und {1}", "sum": "Summe",
        "open": "offen", "given": "ist angegeben",
    },
    "en": {
        "and": "and", "or": "or", "not": "not", "none": "not given", "yes": "yes", "no": "no",
        "min": "the smaller of {0} and {1}", "max": "the greater of {0} and {1}", "sum": "sum",
        "open": "open", "given": "is given",
    },
}  # fmt: skip
_MATHS = {ast.Add: "+", ast.Sub: "−", ast.Mult: "×", ast.FloorDiv: "÷"}


class Speaker:
    """Says facts, values, conditions and results of one statute in one language."""

    def __init__(self, statute: Statute, language: str) -> None:
        self.statute, self.language = statute, language
        self.words = _WORDS[language]
        self.days: frozenset[str] = frozenset()

    def name(self, key: str) -> str:
        """The statute's word for a name; another statute's; else the name itself, readable."""
        for home in (self.statute, *statutes()):
            if word := home.word(key, self.language):
                return word
        return key.rsplit(".", 1)[-1].replace("_", " ")

    def line(self, key: str) -> str:
        """The word for a line of a budget."""
        return self.name(f"line.{key}")

    def value(self, value: Any, unit: str = "") -> str:
        """A value for a reader: francs, yes/no, dates as day.month.year, enum members by their word."""
        if isinstance(value, Enum):
            return self.name(f"{type(value).__name__}.{value.name}")
        if isinstance(value, bool):
            return self.words["yes" if value else "no"]
        if value is None:
            return self.words["none"]
        if isinstance(value, Table | Listing):
            return value.title[self.language]
        if isinstance(value, int):
            return amount(value, unit)
        if isinstance(value, date):
            return f"{value.day}.{value.month}.{value.year}"
        if isinstance(value, set | frozenset):
            value = sorted(value)
        if isinstance(value, list | tuple):
            return ", ".join(self.value(item, unit) for item in value) or "–"
        if hasattr(value, "__dataclass_fields__"):
            return self._record(value)
        return self.name(value) if isinstance(value, str) and value in self.statute.vocabulary else str(value)

    def _record(self, record: Any) -> str:
        """The fields of a record that say something (that differ from their default)."""
        if brief := getattr(record, "SAYS", ()):
            return ". ".join(self.value(getattr(record, name)) for name in brief)
        told = []
        for name, field in record.__dataclass_fields__.items():
            value = getattr(record, name)
            if value != field.default:
                word = self.name(f"{_kind(record)}.{name}")
                told.append(word if value is True else f"{word}: {self.value(value, _unit_of(name))}")
        return "; ".join(told) or "–"

    def fact(self, name: str, value: Any) -> str:
        return f"{self.name(name)}: {self.value(value, _unit_of(name))}"

    def say_of(self, tree: ast.expr, facts: Mapping[str, Any]) -> str:
        """An expression and the facts in it: days are before or after each other, not smaller or greater."""
        self.days = frozenset(name for name, value in facts.items() if isinstance(value, date))
        said = self.say(tree)
        self.days = frozenset()
        return said

    def say(self, tree: ast.expr) -> str:
        """An expression of a rule in plain language. What has no words stays as it is written."""
        handler: Callable[[Any], str] | None = getattr(self, f"_{type(tree).__name__.lower()}", None)
        return handler(tree) if handler else ast.unparse(tree)

    def _compare(self, tree: ast.Compare) -> str:
        sides = [tree.left, *tree.comparators]
        asked = zip(sides, tree.ops, tree.comparators, strict=False)
        return f" {self.words['and']} ".join(self._comparison(left, operator, right) for left, operator, right in asked)

    def _comparison(self, left: ast.expr, operator: ast.cmpop, right: ast.expr) -> str:
        if isinstance(operator, ast.IsNot) and isinstance(right, ast.Constant) and right.value is None:
            return f"{self.say(left)} {self.words['given']}"
        told = _COMPARE[self.language]
        if self.days.intersection({ast.unparse(left), ast.unparse(right)}):
            told = told | _COMPARE_DAYS[self.language]
        return f"{self.say(left)} {told[type(operator)]} {self.say(right)}"

    def _boolop(self, tree: ast.BoolOp) -> str:
        link = self.words["and" if isinstance(tree.op, ast.And) else "or"]
        return f" {link} ".join(self.say(value) for value in tree.values)

    def _unaryop(self, tree: ast.UnaryOp) -> str:
        said = self.say(tree.operand)
        return f"{self.words['not']} {said}" if isinstance(tree.op, ast.Not) else f"−({said})"

    def _starred(self, tree: ast.Starred) -> str:
        return self.say(tree.value)

    def _binop(self, tree: ast.BinOp) -> str:
        return f"{self.say(tree.left)} {_MATHS.get(type(tree.op), '?')} {self.say(tree.right)}"

    def _attribute(self, tree: ast.Attribute) -> str:
        return self.name(ast.unparse(tree))

    def _name(self, tree: ast.Name) -> str:
        for home in (self.statute, *statutes()):
            if parameter := home.parameters.get(tree.id.lower()):
                return parameter.title[self.language]
        return self.name(tree.id)

    def _constant(self, tree: ast.Constant) -> str:
        return self.name(tree.value) if isinstance(tree.value, str) else self.value(tree.value)

    def _tuple(self, tree: ast.Tuple) -> str:
        return ", ".join(self.say(item) for item in tree.elts) or "–"

    def _call(self, tree: ast.Call) -> str:
        called = ast.unparse(tree.func)
        if called in ("min", "max") and len(tree.args) == 2:
            return self.words[called].format(*(self.say(argument) for argument in tree.args))
        if called == "sum":
            return self.words["sum"]
        return self.name(called)

    def _listcomp(self, tree: ast.ListComp | ast.GeneratorExp) -> str:
        return self.say(tree.elt)

    _generatorexp = _listcomp

    def _joinedstr(self, tree: ast.JoinedStr) -> str:
        return ", ".join(self.say(part.value) for part in tree.values if isinstance(part, ast.FormattedValue))

    def _subscript(self, tree: ast.Subscript) -> str:
        return self.say(tree.value)

    def _ifexp(self, tree: ast.IfExp) -> str:
        return f"{self.say(tree.body)} / {self.say(tree.orelse)}"


def _kind(record: Any) -> str:
    """Records are called in rules by a short name: AsylumFacts and EmergencyAidFacts are `person`."""
    name = type(record).__name__
    return "person" if name.endswith("Facts") else name.lower()


def _unit_of(name: str) -> str:
    last = name.rsplit(".", 1)[-1]
    money = ("rappen", "income", "total", "granted", "scholarship", "asked", "agreed_value", "amount")
    if last.endswith("cents"):
        return "cents"
    return "rappen" if last in money or last.endswith("_rappen") or last == "table.more" else ""
