# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The small subset of Python in which a bulk rule is written, so that the same text also runs over columns.

Facts: an enumeration, a whole number with its range, or a table. Statements: if, assignment, return, and every path
returns. Numbers: whole numbers with + - *, min / max, `half_up(Fraction(a, b))`, `a if condition else b`, members of an
enumeration, figures of law, `table.sizes[n]`, `table.more`, `table.steps`, calls of other bulk rules. Conditions:
comparisons of numbers, and / or / not, bulk rules that give bool. Numbers and conditions do not stand for each other.
"""

from __future__ import annotations

import ast
import builtins
import inspect
from enum import Enum, IntEnum
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any, NoReturn, get_args, get_origin

from ..errors import LawError
from ..money import half_up
from ..parameters import ParameterHandle, Table
from ..rules import Range, Rule, written
from .bounds import Bounds, spanning

TABLE_FIELDS = ("sizes", "more", "steps")
_ARITHMETIC = (ast.Add, ast.Sub, ast.Mult)
_COMPARISONS = (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE)


def range_of(hint: object) -> Bounds | None:
    """The numbers that a fact of this type can be: of an enumeration or a declared range; None for any other type."""
    if isinstance(hint, type) and issubclass(hint, IntEnum):
        return spanning(int(member) for member in hint)
    if get_origin(hint) is Annotated and get_args(hint)[0] is int:
        for note in get_args(hint)[1:]:
            if isinstance(note, Range):
                return Bounds(note.least, note.most)
    return None


def check_subset(rule: Rule[Any, Any]) -> None:
    """Refuse (`LawError`: rule, file, line, what, what is allowed) a bulk rule that leaves the subset."""
    _Checker(rule).check()


class Kind(Enum):
    """What an expression is."""

    NUMBER = "number"
    CONDITION = "condition"


Known = dict[str, Kind]


class _Checker:
    def __init__(self, rule: Rule[Any, Any]) -> None:
        self.rule = rule
        self.names: dict[str, Any] = rule.function.__globals__
        self.tree = rule.instrumented.tree
        self.tables = {name for name in rule.facts if rule.hints.get(name) is Table}

    def check(self) -> None:
        arguments = self.tree.args
        if arguments.vararg or arguments.kwarg or arguments.kwonlyargs or arguments.posonlyargs or arguments.defaults:
            self.refuse(self.tree, "facts of a bulk rule are plain arguments without defaults")
        for argument in arguments.args:
            self.fact(argument)
        given = self.rule.hints.get("return")
        if given not in (int, bool) and range_of(given) is None:
            self.refuse(self.tree, "a bulk rule gives int, bool or an IntEnum")
        self.block(body_of(self.tree), dict.fromkeys(self.rule.facts, Kind.NUMBER), self.tree)

    def fact(self, argument: ast.arg) -> None:
        hint = self.rule.hints.get(argument.arg)
        if hint is not Table and range_of(hint) is None:
            self.refuse(argument, "each fact is an IntEnum, Annotated[int, Range(least, most)] or a Table")
        if isinstance(hint, type) and issubclass(hint, IntEnum) and {int(m) for m in hint} != set(range(len(hint))):
            self.refuse(argument, "the numbers of an enumeration run from 0 without a gap")

    def block(self, statements: list[ast.stmt], known: Known, after: ast.AST) -> None:
        """Check every path through `statements`: each ends in a return, and uses only names known on it."""
        if not statements:
            self.refuse(after, "every path returns")
        first, *rest = statements
        if isinstance(first, ast.Return):
            self.result(first, rest, known)
        elif isinstance(first, ast.Assign):
            self.block(rest, known | self.assigned(first, known), first)
        elif isinstance(first, ast.If):
            self.expect(Kind.CONDITION, first.test, known)
            self.branches(first, rest, known)
        else:
            self.refuse(first, "statements are if, assignment to one name, and return")

    def result(self, node: ast.Return, rest: list[ast.stmt], known: Known) -> None:
        if rest:
            self.refuse(rest[0], "nothing stands behind a return")
        if node.value is None:
            self.refuse(node, "a return gives a value")
        self.expect(gives(self.rule), node.value, known)

    def branches(self, node: ast.If, rest: list[ast.stmt], known: Known) -> None:
        if rest and returns(node.body) and returns(node.orelse):
            self.refuse(rest[0], "nothing stands behind a return")
        for branch in (node.body, node.orelse):
            self.block(branch if returns(branch) else branch + rest, known, node)

    def assigned(self, node: ast.Assign, known: Known) -> Known:
        target = node.targets[0]
        if len(node.targets) != 1 or not isinstance(target, ast.Name):
            self.refuse(node, "an assignment gives one name")
        if target.id in self.rule.facts or target.id in self.names:
            self.refuse(node, "a fact, figure or rule keeps its name")
        return {target.id: self.kind(node.value, known)}

    def expect(self, kind: Kind, node: ast.expr, known: Known) -> None:
        if self.kind(node, known) is not kind:
            self.refuse(node, f"here stands a {kind.value}")

    def kind(self, node: ast.expr, known: Known) -> Kind:
        """Whether an expression of the subset is a number or a condition."""
        check = getattr(self, f"_{type(node).__name__.lower()}", None)
        if check is None:
            self.refuse(node, "the subset stands at the head of domizil/law/engine/bulk/subset.py")
        kind: Kind = check(node, known)
        return kind

    def _constant(self, node: ast.Constant, known: Known) -> Kind:
        if type(node.value) not in (int, bool):
            self.refuse(node, "constants are whole numbers")
        return Kind.CONDITION if type(node.value) is bool else Kind.NUMBER

    def _name(self, node: ast.Name, known: Known) -> Kind:
        if node.id in self.tables:
            self.refuse(node, "a table is asked for sizes[…], more or steps, or handed to another bulk rule")
        if node.id not in known and not isinstance(self.names.get(node.id), ParameterHandle):
            self.refuse(node, "a name is a fact, a figure (parameter), or was assigned on every path before")
        return known.get(node.id, Kind.NUMBER)

    def _attribute(self, node: ast.Attribute, known: Known) -> Kind:
        if self.is_table(node.value):
            if node.attr not in TABLE_FIELDS[1:]:
                self.refuse(node, "a table is asked for sizes[…], more or steps")
        elif enum_member(node, self.names) is None:
            self.refuse(node, "attributes are members of an IntEnum or fields of a table")
        return Kind.NUMBER

    def _subscript(self, node: ast.Subscript, known: Known) -> Kind:
        of = node.value
        if not (isinstance(of, ast.Attribute) and of.attr == "sizes" and self.is_table(of.value)):
            self.refuse(node, "only table.sizes is read by position")
        self.expect(Kind.NUMBER, node.slice, known)
        return Kind.NUMBER

    def _binop(self, node: ast.BinOp, known: Known) -> Kind:
        if not isinstance(node.op, _ARITHMETIC):
            self.refuse(node, "arithmetic is + - *; division is half_up(Fraction(a, b))")
        self.expect(Kind.NUMBER, node.left, known)
        self.expect(Kind.NUMBER, node.right, known)
        return Kind.NUMBER

    def _unaryop(self, node: ast.UnaryOp, known: Known) -> Kind:
        if not isinstance(node.op, ast.USub | ast.Not):
            self.refuse(node, "signs are - and not")
        kind = Kind.CONDITION if isinstance(node.op, ast.Not) else Kind.NUMBER
        self.expect(kind, node.operand, known)
        return kind

    def _boolop(self, node: ast.BoolOp, known: Known) -> Kind:
        for value in node.values:
            self.expect(Kind.CONDITION, value, known)
        return Kind.CONDITION

    def _compare(self, node: ast.Compare, known: Known) -> Kind:
        if not all(isinstance(operator, _COMPARISONS) for operator in node.ops):
            self.refuse(node, "comparisons are == != < <= > >=")
        for value in (node.left, *node.comparators):
            self.expect(Kind.NUMBER, value, known)
        return Kind.CONDITION

    def _ifexp(self, node: ast.IfExp, known: Known) -> Kind:
        self.expect(Kind.CONDITION, node.test, known)
        kind = self.kind(node.body, known)
        self.expect(kind, node.orelse, known)
        return kind

    def _call(self, node: ast.Call, known: Known) -> Kind:
        called = called_by(node, self.rule)
        if called is min or called is max:
            if len(node.args) < 2 or node.keywords:
                self.refuse(node, "min and max compare two or more numbers")
            arguments = node.args
        elif called is half_up:
            arguments = self.quotient(node)
        elif isinstance(called, Rule):
            arguments = self.rule_call(node, called)
        else:
            self.refuse(node, "calls are min, max, half_up(Fraction(a, b)) and other bulk rules")
        for argument in arguments:
            self.expect(Kind.NUMBER, argument, known)
        return gives(called) if isinstance(called, Rule) else Kind.NUMBER

    def quotient(self, node: ast.Call) -> list[ast.expr]:
        inner = node.args[0] if len(node.args) == 1 and not node.keywords else None
        if not (isinstance(inner, ast.Call) and isinstance(inner.func, ast.Name) and len(inner.args) == 2):
            self.refuse(node, "division is half_up(Fraction(a, b))")
        if self.names.get(inner.func.id) is not Fraction or inner.keywords:
            self.refuse(node, "division is half_up(Fraction(a, b))")
        return inner.args

    def rule_call(self, node: ast.Call, called: Rule[Any, Any]) -> list[ast.expr]:
        """The arguments that are numbers; tables may only be handed on by name."""
        plain = [rule for rule in written[called.statute] if rule.name == called.name and not rule.bulk]
        if plain:
            self.refuse(node, f"{called.name} ({plain[0].text}) is no bulk rule")
        given = arguments_of(node, called)
        if given is None:
            self.refuse(node, f"{called.name} asks for {', '.join(called.facts)}, each once")
        for fact, value in given.items():
            if (called.hints[fact] is Table) != self.is_table(value):
                self.refuse(value, f"{called.name} asks for {called.hints[fact]} as {fact}")
        return [value for fact, value in given.items() if called.hints[fact] is not Table]

    def is_table(self, node: ast.expr) -> bool:
        """Whether `node` names a table: a fact of that type, or (proved when a law is known) a figure."""
        if not isinstance(node, ast.Name):
            return False
        return node.id in self.tables or isinstance(self.names.get(node.id), ParameterHandle)

    def refuse(self, node: ast.AST, allowed: str) -> NoReturn:
        at = getattr(node, "lineno", self.tree.lineno)
        file = Path(inspect.getsourcefile(self.rule.function) or "?").name
        text = ast.unparse(node).splitlines()[0] if isinstance(node, ast.expr | ast.stmt | ast.arg) else self.rule.name
        raise LawError(f"{self.rule!r} is a bulk rule; {file}:{at} `{text}` is not allowed there: {allowed}")


def gives(rule: Rule[Any, Any]) -> Kind:
    """Whether a rule gives a number or a condition."""
    return Kind.CONDITION if rule.hints.get("return") is bool else Kind.NUMBER


def body_of(tree: ast.FunctionDef) -> list[ast.stmt]:
    """The statements of a rule without its docstring."""
    first = tree.body[0]
    is_docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    return tree.body[1:] if is_docstring else tree.body


def called_by(node: ast.Call, rule: Rule[Any, Any]) -> Any:
    """What a call inside `rule` calls; None when that is no name of its module."""
    if not isinstance(node.func, ast.Name) or node.func.id in rule.facts:
        return None
    return rule.function.__globals__.get(node.func.id, getattr(builtins, node.func.id, None))


def enum_member(node: ast.Attribute, names: dict[str, Any]) -> IntEnum | None:
    """The member that `Group.REFUGEE` means; None when it is none."""
    home = names.get(node.value.id) if isinstance(node.value, ast.Name) else None
    if isinstance(home, type) and issubclass(home, IntEnum):
        return home.__members__.get(node.attr)
    return None


def arguments_of(node: ast.Call, called: Rule[Any, Any]) -> dict[str, ast.expr] | None:
    """Which fact each argument of a call gives; None when one is missing, double or unknown."""
    if len(node.args) > len(called.facts) or any(isinstance(value, ast.Starred) for value in node.args):
        return None
    given = dict(zip(called.facts, node.args, strict=False))
    for keyword in node.keywords:
        if keyword.arg is None or keyword.arg in given:
            return None
        given[keyword.arg] = keyword.value
    return given if set(given) == set(called.facts) else None


def returns(statements: list[ast.stmt]) -> bool:
    """Whether every path through `statements` ends in a return."""
    if not statements:
        return False
    last = statements[-1]
    if isinstance(last, ast.If):
        return returns(last.body) and returns(last.orelse)
    return isinstance(last, ast.Return)
