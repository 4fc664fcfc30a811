# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The text of a rule as it runs: numbered lines, coloured on the server (no script in the browser)."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from domizil.law.engine import Rule


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line: its number in the file, and its text as HTML (escaped; colours are classes)."""

    number: int
    html: SafeString


@cache
def source_lines(rule: Rule[Any, Any]) -> tuple[SourceLine, ...]:
    """The rule's own text with the line numbers of its file."""
    lines, first = inspect.getsourcelines(rule.function)
    coloured = highlight("".join(lines), PythonLexer(), HtmlFormatter(nowrap=True)).rstrip("\n").split("\n")
    return tuple(
        SourceLine(number, mark_safe(line))  # noqa: S308 escaped by the formatter
        for number, line in enumerate(coloured, first)
    )


def file_name(rule: Rule[Any, Any]) -> str:
    """Where the rule stands in the package, for example `law/lu_kasylv/basic_need.py`."""
    module: str = rule.function.__module__
    return module.removeprefix("domizil.").replace(".", "/") + ".py"
