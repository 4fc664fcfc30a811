# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A bulk rule under one law, written out again without branches: each `if` becomes `choose(condition, yes, no)`.

The text calls eight small words (`choose pick least most both either negate quotient`). What they mean decides what it
runs on: whole columns (`COLUMN_WORDS`) or single numbers in a compiled loop (`kernel.template`). As both sides of a
choice are always computed, each step is proved harmless first: no position outside a table, no number beyond 64 bits.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, Any

import numpy as np

from ..errors import LawError
from ..money import half_up
from ..parameters import ParameterHandle, Table
from .bounds import TRUTH, Bounds, Width, exactly, spanning
from .subset import arguments_of, body_of, called_by, enum_member, range_of, returns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..law import Law
    from ..parameters import Figure
    from ..rules import Rule
    from .tables import Tabulated

_SIGNS = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*",
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
}  # fmt: skip


def _quotient(above: Any, below: Any) -> Any:
    """Rounded half up, as `half_up(Fraction(above, below))` does it."""
    return (2 * above + below) // (2 * below)


COLUMN_WORDS: dict[str, Callable[..., Any]] = {
    "choose": np.where,
    "pick": np.take,
    "least": np.minimum,
    "most": np.maximum,
    "both": np.logical_and,
    "either": np.logical_or,
    "negate": np.logical_not,
    "quotient": _quotient,
}


@dataclass(frozen=True, slots=True)
class Term:
    """An expression: its text and the numbers it can be."""

    text: str
    bounds: Bounds


@dataclass(frozen=True, slots=True)
class Function:
    """A rule written out: `name(facts)` gives a number within `bounds`."""

    name: str
    facts: Mapping[str, Bounds]
    bounds: Bounds
    text: str


class Translation:
    """The rules of one law that a calculation needs. `functions` stand in the order in which they build on each other.

    side: goes before every name ("before", "after"), so that two laws fit one module.
    tables: rules that are looked up instead of computed.
    """

    def __init__(self, law: Law, side: str, tables: Mapping[str, Tabulated] | None = None) -> None:
        self.law, self.side = law, side
        self.tables = tables or {}
        self.functions: dict[str, Function] = {}
        self.arrays: dict[str, tuple[int, ...]] = {}
        self.widest = TRUTH
        self._running: list[str] = []

    @property
    def width(self) -> Width:
        """The narrowest integer in which every step of every rule can be computed."""
        return self.widest.width

    def rule(self, statute: str, name: str, figures: Sequence[Figure] = ()) -> Function:
        """Write out a rule, for the tables it is handed (`figures`). Raises `LawError`, `Unknown`, `NoSuchLaw`."""
        full = "_".join([self.side, name, *(figure.parameter for figure in figures)])
        if full not in self.functions:
            if full in self._running:
                raise LawError(f"{name} calls itself: {' → '.join([*self._running, full])}")
            self._running.append(full)
            version = self.law.version(statute, name)
            if not version.bulk:
                raise LawError(f"{version!r} is no bulk rule: only those run over columns")
            write = self._looked_up if name in self.tables else self._computed
            self.functions[full] = write(version, full, figures)
            self._running.pop()
        return self.functions[full]

    def _computed(self, rule: Rule[Any, Any], name: str, figures: Sequence[Figure]) -> Function:
        handed = iter(figures)
        tables = {fact: next(handed) for fact in rule.facts if rule.hints[fact] is Table}
        facts = {fact: _range(rule, fact) for fact in rule.facts if fact not in tables}
        body = Body(self, rule, tables)
        result = body.block(body_of(rule.instrumented.tree), {fact: Term(fact, facts[fact]) for fact in facts})
        promised = range_of(rule.hints["return"])
        if promised is not None and result.bounds not in promised:
            raise LawError(f"{rule!r} promises {promised} but can give {result.bounds}")
        head = f'"""{rule.name}, text {rule.text}: {", ".join(rule.norms)}. Gives {result.bounds}."""'
        lines = [f"def {name}({', '.join(facts)}):", head, *body.lines, f"return {result.text}"]
        return Function(name, facts, result.bounds, "\n    ".join(lines))

    def _looked_up(self, rule: Rule[Any, Any], name: str, figures: Sequence[Figure]) -> Function:
        table = self.tables[rule.name]
        facts = {axis.fact: axis.bounds for axis in table.axes}
        array = self.array(name, table.values.ravel().tolist())
        head = f'"""{rule.name}, text {rule.text}, looked up in the table that it made itself. Gives {table.bounds}."""'
        lines = [f"def {name}({', '.join(facts)}):", head, f"return pick({array}, {table.position()})"]
        self.note(Bounds(0, table.values.size) | table.bounds)
        return Function(name, facts, table.bounds, "\n    ".join(lines))

    def array(self, name: str, numbers: Sequence[int]) -> str:
        """Keep the numbers of a table; its name in the text."""
        self.arrays[name.upper()] = tuple(numbers)
        return name.upper()

    def note(self, bounds: Bounds) -> Bounds:
        """Remember how wide numbers get."""
        self.widest = self.widest | bounds
        return bounds

    def runnable(self) -> dict[str, Any]:
        """The functions by name, for whole columns. They take numpy integers of `width` or wider."""
        names: dict[str, Any] = dict(COLUMN_WORDS)
        for name, numbers in self.arrays.items():
            names[name] = np.array(numbers, dtype=self.width)
        text = "\n\n".join(function.text for function in self.functions.values())
        exec(compile(text, f"<law of {self.law.on_day.isoformat()}>", "exec"), names)  # noqa: S102 our own text
        return names


def _range(rule: Rule[Any, Any], fact: str) -> Bounds:
    bounds = range_of(rule.hints[fact])
    assert bounds is not None, f"{rule!r} was checked to be in the subset"
    return bounds


class Body:
    """The body of one rule. `lines` are its assignments, each under a name of its own."""

    def __init__(self, into: Translation, rule: Rule[Any, Any], tables: Mapping[str, Figure]) -> None:
        self.into, self.rule, self.tables = into, rule, tables
        self.names: dict[str, Any] = rule.function.__globals__
        self.lines: list[str] = []

    def block(self, statements: list[ast.stmt], known: Mapping[str, Term]) -> Term:
        """What a block returns. What stands behind an `if` goes on in each branch that has not returned."""
        first, *rest = statements
        if isinstance(first, ast.Return):
            assert first.value is not None
            return self.term(first.value, known)
        if isinstance(first, ast.Assign):
            return self.block(rest, {**known, ast.unparse(first.targets[0]): self.assigned(first, known)})
        assert isinstance(first, ast.If)
        test = self.term(first.test, known)
        yes, no = (
            self.block(branch if returns(branch) else branch + rest, known) for branch in (first.body, first.orelse)
        )
        return self.choose(test, yes, no)

    def assigned(self, node: ast.Assign, known: Mapping[str, Term]) -> Term:
        term = self.term(node.value, known)
        name = f"{ast.unparse(node.targets[0])}_{len(self.lines) + 1}"
        self.lines.append(f"{name} = {term.text}")
        return Term(name, term.bounds)

    def term(self, node: ast.expr, known: Mapping[str, Term]) -> Term:
        write = getattr(self, f"_{type(node).__name__.lower()}")
        term: Term = write(node, known)
        try:
            term.bounds.width  # noqa: B018 refuses what no integer holds
        except LawError as error:
            raise self.wrong(node, str(error)) from None
        self.into.note(term.bounds)
        return term

    def choose(self, test: Term, yes: Term, no: Term) -> Term:
        return Term(f"choose({test.text}, {yes.text}, {no.text})", yes.bounds | no.bounds)

    def _constant(self, node: ast.Constant, known: Mapping[str, Term]) -> Term:
        assert isinstance(node.value, int)
        return Term(repr(node.value), exactly(node.value))

    def _name(self, node: ast.Name, known: Mapping[str, Term]) -> Term:
        if node.id in known:
            return known[node.id]
        value = self.figure(node).value
        if not isinstance(value, int):
            raise self.wrong(node, "this figure is a table, not a number")
        return Term(repr(value), exactly(value))

    def _attribute(self, node: ast.Attribute, known: Mapping[str, Term]) -> Term:
        member = enum_member(node, self.names)
        number = int(member) if member is not None else int(getattr(self.table(node.value), node.attr))
        return Term(repr(number), exactly(number))

    def _subscript(self, node: ast.Subscript, known: Mapping[str, Term]) -> Term:
        assert isinstance(node.value, ast.Attribute)
        sizes = self.table(node.value.value).sizes
        position = self.term(node.slice, known)
        if position.bounds not in Bounds(0, len(sizes) - 1):
            raise self.wrong(node, f"position {position.bounds}, but the table has {len(sizes)} sizes")
        array = self.into.array(f"{self.into.side}_{self.figure(node.value.value).parameter}", sizes)
        return Term(f"pick({array}, {position.text})", spanning(sizes))

    def _binop(self, node: ast.BinOp, known: Mapping[str, Term]) -> Term:
        left, right = self.term(node.left, known), self.term(node.right, known)
        sign = _SIGNS[type(node.op)]
        bounds = {"+": Bounds.__add__, "-": Bounds.__sub__, "*": Bounds.__mul__}[sign](left.bounds, right.bounds)
        return Term(f"({left.text} {sign} {right.text})", bounds)

    def _unaryop(self, node: ast.UnaryOp, known: Mapping[str, Term]) -> Term:
        operand = self.term(node.operand, known)
        if isinstance(node.op, ast.Not):
            return Term(f"negate({operand.text})", TRUTH)
        return Term(f"(-{operand.text})", exactly(0) - operand.bounds)

    def _boolop(self, node: ast.BoolOp, known: Mapping[str, Term]) -> Term:
        word = "both" if isinstance(node.op, ast.And) else "either"
        return self.folded(word, [self.term(value, known) for value in node.values], TRUTH)

    def _compare(self, node: ast.Compare, known: Mapping[str, Term]) -> Term:
        terms = [self.term(value, known) for value in (node.left, *node.comparators)]
        pairs = zip(terms, node.ops, terms[1:], strict=False)
        asked = [Term(f"({a.text} {_SIGNS[type(sign)]} {b.text})", TRUTH) for a, sign, b in pairs]
        return self.folded("both", asked, TRUTH)

    def _ifexp(self, node: ast.IfExp, known: Mapping[str, Term]) -> Term:
        return self.choose(self.term(node.test, known), self.term(node.body, known), self.term(node.orelse, known))

    def _call(self, node: ast.Call, known: Mapping[str, Term]) -> Term:
        called = called_by(node, self.rule)
        if called is half_up:
            return self.quotient(node, known)
        if called is not min and called is not max:
            return self.rule_call(node, called, known)
        terms = [self.term(argument, known) for argument in node.args]
        together = Bounds.lesser if called is min else Bounds.greater
        bounds = reduce(together, (term.bounds for term in terms))
        return self.folded("least" if called is min else "most", terms, bounds)

    def quotient(self, node: ast.Call, known: Mapping[str, Term]) -> Term:
        inner = node.args[0]
        assert isinstance(inner, ast.Call)
        above, below = (self.term(argument, known) for argument in inner.args)
        twice = exactly(2)
        try:
            bounds = above.bounds.half_up(below.bounds)
            self.into.note(above.bounds * twice + below.bounds | below.bounds * twice).width  # noqa: B018
        except LawError as error:
            raise self.wrong(node, str(error)) from None
        return Term(f"quotient({above.text}, {below.text})", bounds)

    def rule_call(self, node: ast.Call, called: Rule[Any, Any], known: Mapping[str, Term]) -> Term:
        given = arguments_of(node, called)
        assert given is not None
        handed = [self.figure(given[fact]) for fact in called.facts if called.hints[fact] is Table]
        function = self.into.rule(called.statute, called.name, handed)
        arguments = {fact: self.term(given[fact], known) for fact in function.facts}
        for fact, argument in arguments.items():
            if argument.bounds not in function.facts[fact]:
                allowed = f"{called.name} takes {fact} {function.facts[fact]}"
                raise self.wrong(node, f"{fact} can be {argument.bounds}, but {allowed}")
        text = ", ".join(argument.text for argument in arguments.values())
        return Term(f"{function.name}({text})", function.bounds)

    def folded(self, word: str, terms: Sequence[Term], bounds: Bounds) -> Term:
        return reduce(lambda a, b: Term(f"{word}({a.text}, {b.text})", bounds), terms)

    def figure(self, node: ast.expr) -> Figure:
        """The figure a name stands for: a table fact, or a handle of the module under this law."""
        assert isinstance(node, ast.Name)
        if node.id in self.tables:
            return self.tables[node.id]
        handle = self.names[node.id]
        assert isinstance(handle, ParameterHandle)
        return self.into.law.figure(handle.statute, handle.id)

    def table(self, node: ast.expr) -> Table:
        value = self.figure(node).value
        if not isinstance(value, Table):
            raise self.wrong(node, "this figure is a number, not a table")
        return value

    def wrong(self, node: ast.expr, what: str) -> LawError:
        where = f"{self.rule!r}, line {node.lineno}, law of {self.into.law.on_day.isoformat()}"
        return LawError(f"{where}: `{ast.unparse(node)}`: {what}")
