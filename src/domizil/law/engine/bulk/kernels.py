# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Translated rules compiled into one loop over persons, both laws at once. Needs numba (extra `[simulate]`).

The loop is written out as a readable module from `kernel.template`. Its file name carries a hash of its text, rules and
figures included, so that a compiled form kept on disk can never be that of other law.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import sys
import tempfile
import textwrap
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from .bounds import Bounds, spanning, wider
from .workload import DAYS, MEMBERS, SIZE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from .program import Program, Side
    from .translate import Function, Translation

BLOCK = 2048
"""Rows taken together, so that what is in work stays in the processor's cache."""


def source(program: Program) -> str:
    """The text of the module that computes `program`."""
    template = Template(files(__package__).joinpath("kernel.template").read_text("utf-8"))
    names = ["household_id", *(column.name for column in program.columns)]
    rows = BLOCK + program.members.most
    days = next(column.bounds for column in program.columns if column.name == DAYS)
    texts = {
        "block": str(BLOCK),
        "members": str(program.members.most),
        "parameters": ", ".join(f"{name}_column" for name in names),
        "views": _lines(8, (f"{name}_part = {name}_column[row:end]" for name in names)),
        "checks": _lines(8, _checks(program)),
        "facts": _lines(12, (f"{name} = np.{program.width}({name}_part[i])" for name in names[1:])),
        "width": program.width,
        "days": wider("int32", (days * Bounds(0, rows)).width),
        "person": program.amounts_of(1),
        "sums": program.amounts_of(rows),
        "arrays": "\n".join(_array(*item) for side in program.sides for item in side.translation.arrays.items()),
        "rules": "\n\n\n".join(_rules(side.translation) for side in program.sides),
    }
    for name, side in zip(("before", "after"), program.sides, strict=True):
        texts |= {f"{key}_{name}": text for key, text in _side(program, side, name).items()}
    return template.substitute(texts)


def _side(program: Program, side: Side, name: str) -> dict[str, str]:
    """How the loop calls the functions of one law."""
    given = {column.name: f"{column.name}_part[ends[unit]]" for column in program.columns}
    sizes = {fact: given.get(fact, MEMBERS) for fact in side.size.facts}
    return {
        "day": side.law.on_day.isoformat(),
        "size": _call(side.size, sizes),
        "amount": _call(side.amount, {SIZE: f"size_{name}[unit]"}),
        "elsewhere": f"{_call(side.scale, {fact: f'{fact}_part[i]' for fact in side.scale.facts})} == "
        f"{program.workload.elsewhere}",
    }


def _call(function: Function, given: dict[str, str]) -> str:
    return f"{function.name}({', '.join(given.get(fact, fact) for fact in function.facts)})"


def _checks(program: Program) -> Iterator[str]:
    """Each column within its range, and what belongs to a household the same for all its members."""
    for column in program.columns:
        yield "for i in range(rows):"
        value = f"{column.name}_part[i]"
        yield f"    fault |= ({value} < {column.bounds.least}) | ({value} > {column.bounds.most})"
        if column.optional:
            yield "for i in range(1, rows):"
            same = "(household_id_part[i] == household_id_part[i - 1])"
            yield f"    fault |= {same} & ({value} != {column.name}_part[i - 1])"


def _array(name: str, numbers: tuple[int, ...]) -> str:
    text = textwrap.fill(", ".join(map(str, numbers)), 116, initial_indent="    ", subsequent_indent="    ")
    return f"{name} = np.array([\n{text}\n], dtype=np.{spanning(numbers).width})"


def _rules(translation: Translation) -> str:
    return "\n\n\n".join(f"@njit\n{function.text}" for function in translation.functions.values())


def _lines(indent: int, lines: Iterator[str]) -> str:
    return ("\n" + " " * indent).join(lines)


def available() -> bool:
    """Whether the compiler is installed."""
    return importlib.util.find_spec("numba") is not None


@lru_cache(maxsize=64)
def compiled(program: Program) -> ModuleType:
    """The compiled module of a program (kept on disk between runs, see `home`)."""
    text = source(program)
    name = f"domizil_kernel_{hashlib.sha256(text.encode()).hexdigest()[:20]}"
    if name in sys.modules:
        return sys.modules[name]
    path = home() / f"{name}.py"
    if not path.exists() or path.read_text("utf-8") != text:
        _write(path, text)
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.modules[name] = module
    return module


def _write(path: Path, text: str) -> None:
    """Whole or not at all: another process may be reading it."""
    handle, draft = tempfile.mkstemp(dir=path.parent, suffix=".draft")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    Path(draft).replace(path)


@lru_cache(maxsize=1)
def home() -> Path:
    """Where compiled law is kept: the user's own cache folder (`XDG_CACHE_HOME`), else one for this process only."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "domizil" / "kernels"
    try:
        cache.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="domizil-kernels-"))
    return cache if os.access(cache, os.W_OK) else Path(tempfile.mkdtemp(prefix="domizil-kernels-"))
