# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Runs a rule from its own source and keeps the path it really took.

Each rule is compiled twice from the same syntax tree: `plain` (figures are resolved, nothing is kept) and `traced`
(every condition, figure, assignment and result reports to the evaluation). Line numbers stay those of the source file.
"""

from __future__ import annotations

import ast
import builtins
import inspect
import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from types import FunctionType
from typing import TYPE_CHECKING, Any

from .derivation import Step
from .errors import LawError, Unknown
from .parameters import ParameterHandle

if TYPE_CHECKING:
    from .law import Law
    from .rules import Rule

_CITE = re.compile(r"#\s*((?:§|Art\.).*?)\s*$")
_REPORTER = "__evaluation__"
_BUILTINS = frozenset(dir(builtins))


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a rule that reports: its source, its tree (for plain language) and the paragraph cited at its line."""

    source: str
    tree: ast.expr
    cite: str
    operands: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Instrumented:
    """A rule compiled: `plain`, `traced`, the places that report, and its syntax tree."""

    plain: Callable[..., Any]
    traced: Callable[..., Any]
    marks: tuple[Mark, ...]
    tree: ast.FunctionDef


class Evaluation:
    """One run of rules under one law. The rule that is running collects its steps in `steps`."""

    __slots__ = ("law", "rule", "steps", "tracing")

    def __init__(self, law: Law, tracing: bool) -> None:
        self.law, self.tracing = law, tracing
        self.rule: Rule[Any, Any] | None = None
        self.steps: list[Step] = []

    def call(self, rule: Rule[Any, Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        version = self.law.version(rule.statute, rule.name)
        if not self.tracing:
            return version.instrumented.plain(self, *args, **kwargs)
        outer, outer_rule = self.steps, self.rule
        step = Step("rule", rule=version, facts=dict(zip(version.facts, args, strict=False)) | kwargs)
        outer.append(step)
        self.steps, self.rule = step.steps, version
        try:
            step.value = version.instrumented.traced(self, *args, **kwargs)
        except Unknown as unknown:
            if not unknown.told:
                step.steps.append(Step("stop", source=unknown.parameter, phrase=unknown))
                unknown.told = True
            raise
        finally:
            self.steps, self.rule = outer, outer_rule
        return step.value

    def figure(self, handle: ParameterHandle) -> Any:
        figure = self.law.figure(handle.statute, handle.id)
        if self.tracing:
            self.steps.append(Step("figure", figure.value, source=handle.id, figure=figure))
        return figure.value

    def holds(self, number: int, value: Any, operands: tuple[Any, ...]) -> Any:
        mark = self._mark(number)
        facts = dict(zip(mark.operands, operands, strict=True))
        self.steps.append(Step("condition", bool(value), mark.source, mark.cite, mark.tree, facts))
        return value

    def becomes(self, number: int, value: Any) -> Any:
        mark = self._mark(number)
        self.steps.append(Step("set", value, mark.source, mark.cite, mark.tree))
        return value

    def gives(self, number: int, value: Any) -> Any:
        mark = self._mark(number)
        self.steps.append(Step("result", value, mark.source, mark.cite, mark.tree))
        return value

    def _mark(self, number: int) -> Mark:
        assert self.rule is not None, "marks report only while a rule runs"
        return self.rule.instrumented.marks[number]


def instrument(rule: Rule[Any, Any]) -> Instrumented:
    """Both compiled forms of `rule`. Raises `LawError` when its source cannot be read."""
    function = rule.function
    assert isinstance(function, FunctionType), f"{rule.name}: a rule is a plain function"
    lines, first = inspect.getsourcelines(function)
    tree = ast.parse(textwrap.dedent("".join(lines))).body[0]
    if not isinstance(tree, ast.FunctionDef):
        raise LawError(f"{rule.name}: a rule is written with def")
    ast.increment_lineno(tree, first - 1)
    cites = {first + offset: found[1] for offset, line in enumerate(lines) if (found := _CITE.search(line))}
    marks: list[Mark] = []
    plain = _compile(_Instrument(rule, cites, None).visit(_copy(tree)), function)
    traced = _compile(_Instrument(rule, cites, marks).visit(_copy(tree)), function)
    return Instrumented(plain, traced, tuple(marks), tree)


def _copy(tree: ast.FunctionDef) -> ast.FunctionDef:
    copy = ast.parse(ast.unparse(tree)).body[0]
    assert isinstance(copy, ast.FunctionDef)
    for old, new in zip(ast.walk(tree), ast.walk(copy), strict=True):
        if hasattr(old, "lineno"):
            ast.copy_location(new, old)
    return copy


def _compile(tree: ast.FunctionDef, function: FunctionType) -> Callable[..., Any]:
    tree.decorator_list = []
    tree.returns = None
    for argument in (*tree.args.args, *tree.args.kwonlyargs):
        argument.annotation = None
    tree.args.args.insert(0, ast.arg(_REPORTER))
    module = ast.fix_missing_locations(ast.Module([tree], []))
    names = dict(function.__globals__)
    exec(compile(module, inspect.getsourcefile(function) or "<rule>", "exec"), names)  # noqa: S102 our own source
    compiled: Callable[..., Any] = names[tree.name]
    return compiled


class _Instrument(ast.NodeTransformer):
    """Rewrites one rule. With `marks` None only the figures are resolved."""

    def __init__(self, rule: Rule[Any, Any], cites: dict[int, str], marks: list[Mark] | None) -> None:
        self.names = rule.function.__globals__
        self.cites, self.marks = cites, marks

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        node.body = [self.visit(statement) for statement in node.body]
        return node

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if isinstance(node.ctx, ast.Load) and isinstance(self.names.get(node.id), ParameterHandle):
            return self._report("figure", node, node)
        return node

    def visit_If(self, node: ast.If) -> ast.If:
        node.test = self._condition(node.test, node)
        node.body = [self.visit(statement) for statement in node.body]
        node.orelse = [self.visit(statement) for statement in node.orelse]
        return node

    def visit_IfExp(self, node: ast.IfExp) -> ast.IfExp:
        node.test = self._condition(node.test, node)
        node.body, node.orelse = self.visit(node.body), self.visit(node.orelse)
        return node

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.expr:
        return self._condition(node, node)

    def visit_Return(self, node: ast.Return) -> ast.Return:
        if node.value is not None:
            node.value = self._marked("gives", node.value, node)
        return node

    def visit_Assign(self, node: ast.Assign) -> ast.Assign:
        name = ast.unparse(node.targets[0])
        node.value = self._marked("becomes", node.value, node, name)
        return node

    def _condition(self, node: ast.expr, statement: ast.AST) -> ast.expr:
        """`and`, `or`, `not` stay; each single question inside them reports when it is really asked."""
        if self.marks is None:
            return self.visit(node) if not isinstance(node, ast.BoolOp) else self._each(node, statement)
        if isinstance(node, ast.BoolOp):
            return self._each(node, statement)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            node.operand = self._condition(node.operand, statement)
            return node
        if self._is_rule(node):
            return self.visit(node)  # type: ignore[no-any-return]  # the rule's own step answers
        operands = tuple(_operands(node, self.names))
        number = self._mark(node, statement, operands)
        values = ast.Tuple([ast.parse(operand, mode="eval").body for operand in operands], ast.Load())
        return self._report("holds", node, ast.Constant(number), self.visit(node), values)

    def _is_rule(self, node: ast.expr) -> bool:
        return (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and hasattr(self.names.get(node.func.id), "norms")
        )

    def _each(self, node: ast.BoolOp, statement: ast.AST) -> ast.BoolOp:
        node.values = [self._condition(value, statement) for value in node.values]
        return node

    def _marked(self, method: str, value: ast.expr, statement: ast.AST, source: str = "") -> ast.expr:
        if self.marks is None:
            return self.visit(value)  # type: ignore[no-any-return]
        number = self._mark(value, statement, (), source)
        return self._report(method, value, ast.Constant(number), self.visit(value))

    def _mark(self, node: ast.expr, statement: ast.AST, operands: tuple[str, ...], source: str = "") -> int:
        assert self.marks is not None
        cite = self.cites.get(node.lineno) or self.cites.get(getattr(statement, "lineno", 0), "")
        tree = ast.parse(ast.unparse(node), mode="eval").body
        self.marks.append(Mark(source or ast.unparse(node), tree, cite, operands))
        return len(self.marks) - 1

    @staticmethod
    def _report(method: str, at: ast.AST, *args: ast.expr) -> ast.expr:
        call = ast.Call(ast.Attribute(ast.Name(_REPORTER, ast.Load()), method, ast.Load()), list(args), [])
        return ast.fix_missing_locations(ast.copy_location(call, at))


def _operands(node: ast.expr, names: dict[str, Any]) -> list[str]:
    """The facts in a question: names and attribute chains that are no constants of the module and no calls."""
    if isinstance(node, ast.GeneratorExp | ast.ListComp | ast.SetComp | ast.Lambda):
        return []  # its names exist only inside it
    if isinstance(node, ast.Attribute | ast.Name):
        root = _root(node)
        return [ast.unparse(node)] if root and root not in names and root not in _BUILTINS else []
    inside = node.args if isinstance(node, ast.Call) else ast.iter_child_nodes(node)
    found = [operand for child in inside if isinstance(child, ast.expr) for operand in _operands(child, names)]
    return list(dict.fromkeys(found))


def _root(node: ast.expr) -> str:
    """The name an attribute chain begins with; empty when it begins with something else."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""
