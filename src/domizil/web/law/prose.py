# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A rule in plain sentences, made from its own source: what a lawyer reads beside the statute.

Nothing here is written by hand for a rule; a changed rule reads differently at once. What has no words stays as code.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, get_args, get_type_hints

from django.utils.translation import gettext as _

from domizil.law.engine import Rule, statute
from domizil.law.engine.phrases import Speaker

_CITE = re.compile(r"#\s*(§.*?)\s*$")
_DAYS: dict[type[ast.cmpop], Callable[[], str]] = {
    ast.Lt: lambda: _("{0} liegt vor: {1}"),
    ast.LtE: lambda: _("{0} liegt nicht nach: {1}"),
    ast.Gt: lambda: _("{0} liegt nach: {1}"),
    ast.GtE: lambda: _("{0} liegt nicht vor: {1}"),
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: the condition it begins with (if any), what it gives (if anything), the paragraph cited there.

    `below` are the sentences that hold only under its condition.
    """

    when: str
    gives: str
    cite: str = ""
    below: tuple[Sentence, ...] = ()


def in_words(rule: Rule[Any, Any], language: str) -> tuple[Sentence, ...]:
    """The rule as nested sentences in one language."""
    return _Reader(rule, language).block(rule.instrumented.tree.body)


class _Reader(Speaker):
    """Says one rule. Where an expression alone can be misread, it is more exact than the derivation's phrases."""

    def __init__(self, rule: Rule[Any, Any], language: str) -> None:
        super().__init__(statute(rule.statute), language)
        self.rule = rule
        lines, first = inspect.getsourcelines(rule.function)
        self.cites = {first + offset: found[1] for offset, line in enumerate(lines) if (found := _CITE.search(line))}

    def block(self, body: list[ast.stmt]) -> tuple[Sentence, ...]:
        """The sentences of a block. After an `if` that gives a result, what follows is "otherwise"."""
        said: list[Sentence] = []
        otherwise = False
        for statement in body:
            if isinstance(statement, ast.If):
                said.extend(self._if(statement, otherwise))
                otherwise = isinstance(statement.body[-1], ast.Return)
            elif gives := self._simple(statement):
                said.append(Sentence(_("Sonst:") if otherwise else "", gives, self._cite(statement)))
                otherwise = False
        return tuple(said)

    def _if(self, statement: ast.If, otherwise: bool) -> list[Sentence]:
        head = _("Sonst, wenn {0}:") if otherwise else _("Wenn {0}:")
        when = head.format(self._condition(statement.test))
        said = [_under(when, self.block(statement.body), self._cite(statement))]
        if statement.orelse:
            said.append(_under(_("Sonst:"), self.block(statement.orelse), ""))
        return said

    def _simple(self, statement: ast.stmt) -> str:
        if isinstance(statement, ast.Return) and statement.value is not None:
            return self._result(statement.value)
        if isinstance(statement, ast.Assign):
            return f"{self.say(statement.targets[0])} = {self.say(statement.value)}"
        return ""

    def _result(self, value: ast.expr) -> str:
        if isinstance(value, ast.Constant):
            return self.value(value.value, self.rule.unit)
        if self.rule.unit == "holds":
            return _("trifft zu, wenn {0}").format(self._condition(value))
        return self.say(value)

    def _cite(self, statement: ast.stmt) -> str:
        last = statement.lineno if isinstance(statement, ast.If) else statement.end_lineno or statement.lineno
        cited = next((self.cites[line] for line in range(statement.lineno, last + 1) if line in self.cites), "")
        short = self.statute.short
        return self.statute.citing.spelled(cited, short, self.language).removesuffix(short).strip() if cited else ""

    # --- conditions ---

    def _condition(self, tree: ast.expr) -> str:
        """A question. A fact that is itself the question stands in quotes: its words do not run into the rest."""
        if isinstance(tree, ast.Name | ast.Attribute | ast.Call):
            return _("«{0}»").format(self.say(tree))
        return self.say(tree)

    def _boolop(self, tree: ast.BoolOp) -> str:
        link = self.words["and" if isinstance(tree.op, ast.And) else "or"]
        if said := self._one_of(tree, link):
            return said
        return f" {link} ".join(self._part(value) for value in tree.values)

    def _one_of(self, tree: ast.BoolOp, link: str) -> str:
        """`a == X or a == Y` as "a is X or Y"."""
        equal = [value for value in tree.values if isinstance(value, ast.Compare) and isinstance(value.ops[0], ast.Eq)]
        if len(equal) != len(tree.values) or len({ast.unparse(value.left) for value in equal}) != 1:
            return ""
        return f" {link} ".join([self.say(equal[0]), *(self.say(value.comparators[0]) for value in equal[1:])])

    def _unaryop(self, tree: ast.UnaryOp) -> str:
        if isinstance(tree.op, ast.Not):
            return f"{self.words['not']} {self._part(tree.operand)}"
        return ast.unparse(tree)

    def _part(self, tree: ast.expr) -> str:
        return f"({self.say(tree)})" if isinstance(tree, ast.BoolOp) else self._condition(tree)

    def _compare(self, tree: ast.Compare) -> str:
        order = _DAYS.get(type(tree.ops[0])) if self._is_day(tree.left) else None
        if order is None:
            return super()._compare(tree)
        return order().format(self.say(tree.left), self.say(tree.comparators[0]))

    def _is_day(self, tree: ast.expr) -> bool:
        """Whether an expression is a fact that holds a day."""
        hint: Any = None
        if isinstance(tree, ast.Name):
            hint = self.rule.hints.get(tree.id)
        elif isinstance(tree, ast.Attribute) and isinstance(tree.value, ast.Name):
            record = self.rule.hints.get(tree.value.id)
            hint = get_type_hints(record).get(tree.attr) if record else None
        return hint is date or date in get_args(hint)

    # --- values ---

    def _ifexp(self, tree: ast.IfExp) -> str:
        told = (self.say(tree.body), self._condition(tree.test), self.say(tree.orelse))
        return _("{0}, wenn {1}, sonst {2}").format(*told)

    def _call(self, tree: ast.Call) -> str:
        called = ast.unparse(tree.func)
        if called in ("min", "max", "sum", "len", "set", "sorted", "tuple"):
            return self._builtin(called, tree)
        told = ", ".join(self.say(argument) for argument in tree.args)
        return f"{self.name(called)} ({told})" if told else self.name(called)

    def _builtin(self, called: str, tree: ast.Call) -> str:
        first = tree.args[0]
        if called == "sum":
            each = first.elt if isinstance(first, ast.GeneratorExp) else first
            return _("Summe von: {0}").format(self.say(each))
        if called == "len":
            return _("Anzahl {0}").format(self.say(first))
        return super()._call(tree) if called in ("min", "max") else self.say(first)

    def _constant(self, tree: ast.Constant) -> str:
        return self.value(tree.value, self.rule.unit if tree.value == 0 else "")

    def _name(self, tree: ast.Name) -> str:
        constant = self.rule.function.__globals__.get(tree.id)
        if tree.id.isupper() and isinstance(constant, Enum | int | tuple):
            return self.value(constant)
        return super()._name(tree)

    def value(self, value: Any, unit: str = "") -> str:
        return self.name(value) if isinstance(value, str) else super().value(value, unit)


def _under(when: str, below: tuple[Sentence, ...], cite: str) -> Sentence:
    """A condition with what follows from it; one plain consequence stands on the same line."""
    if len(below) == 1 and not below[0].below and not below[0].when:
        return Sentence(when, below[0].gives, below[0].cite or cite)
    return Sentence(when, "", cite, below)
