# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Translated rules over whole columns, with numpy."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from .translate import Translation


def _quotient(above: Any, below: Any) -> Any:
    """Rounded half up, as `half_up(Fraction(above, below))` does it."""
    return (2 * above + below) // (2 * below)


WORDS: dict[str, Callable[..., Any]] = {
    "choose": np.where,
    "pick": np.take,
    "least": np.minimum,
    "most": np.maximum,
    "both": np.logical_and,
    "either": np.logical_or,
    "negate": np.logical_not,
    "quotient": _quotient,
}


def runnable(translation: Translation) -> dict[str, Any]:
    """The functions of a translation by name. They take integer columns of the translation's `width`, or wider."""
    names: dict[str, Any] = dict(WORDS)
    for name, numbers in translation.arrays.items():
        names[name] = np.array(numbers, dtype=translation.width)
    text = "\n\n".join(function.text for function in translation.functions.values())
    exec(compile(text, f"<law of {translation.law.on_day.isoformat()}>", "exec"), names)  # noqa: S102 our own text
    return names
