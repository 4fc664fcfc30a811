# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A rule: one function in the words of the statute, dated by its legal text and cited by its norms.

A change of law is another function of the same name in the amending act's module, never an `if date`.
Calling a rule inside another runs the version that the active `Law` has in force, not the one that was imported.
"""

from __future__ import annotations

import inspect
from collections import defaultdict
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar, cast, get_type_hints

from .errors import LawError

if TYPE_CHECKING:
    from .trace import Evaluation, Instrumented

P = ParamSpec("P")
R = TypeVar("R")

active: ContextVar[Evaluation] = ContextVar("active law")
written: dict[str, list[Rule[Any, Any]]] = defaultdict(list)
"""Every rule version that has been imported, by statute."""


@dataclass(frozen=True, slots=True)
class Range:
    """The whole numbers a fact may take: `HouseholdSize = Annotated[int, Range(1, 99)]`."""

    least: int
    most: int


@dataclass(frozen=True, eq=False)
class Rule(Generic[P, R]):
    """One dated version of a rule. `unit` says what its value is: rappen, rappen/day, holds, code, persons, days."""

    statute: str
    name: str
    norms: tuple[str, ...]
    text: str
    unit: str
    bulk: bool
    repealed: bool
    function: Callable[P, R]

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        try:
            evaluation = active.get()
        except LookupError:
            raise LawError(
                f"{self.name} needs a law: use Law.on(day).value({self.statute!r}, {self.name!r}, ...)"
            ) from None
        return cast(R, evaluation.call(self, args, kwargs))

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """Names of the facts it asks for, in order."""
        return tuple(inspect.signature(self.function).parameters)

    @cached_property
    def hints(self) -> dict[str, Any]:
        """What each fact may be (with `Annotated` ranges)."""
        return get_type_hints(self.function, include_extras=True)

    @cached_property
    def doc(self) -> str:
        """The docstring: what the rule means, in English, with the German term."""
        return inspect.getdoc(self.function) or ""

    @cached_property
    def source(self) -> str:
        """The rule's own text, decorator included."""
        return inspect.getsource(self.function)

    @cached_property
    def instrumented(self) -> Instrumented:
        from .trace import instrument

        return instrument(self)

    def __repr__(self) -> str:
        return f"<{self.statute} {self.name} ({self.text})>"


def rule(
    *norms: str, text: str, unit: str = "rappen", bulk: bool = False, repealed: bool = False
) -> Callable[[Callable[P, R]], Rule[P, R]]:
    """Declare the decorated function as the version of a rule that `text` brings, for `norms`.

    `bulk` promises the small subset that also runs over columns (checked at start).
    `repealed`: the paragraph is gone; the function says what holds instead (as a rule: nothing is paid).
    Raises `LawError` when a norm is missing or belongs to another statute.
    """
    if not norms:
        raise LawError("a rule needs at least one norm")
    statute = norms[0].split("/")[0]
    if any(norm.split("/")[0] != statute for norm in norms):
        raise LawError(f"a rule belongs to one statute: {', '.join(norms)}")

    def declare(function: Callable[P, R]) -> Rule[P, R]:
        declared = Rule(statute, function.__name__, norms, text, unit, bulk, repealed, function)
        written[statute].append(declared)
        return declared

    return declare
