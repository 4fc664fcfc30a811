# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small rules made for a test, a law of them, and a cache of compiled law that no other run has touched."""

import importlib.util
import itertools
import sys
import textwrap
from datetime import date

import pytest
from tests.bulk_population import cache_in

from domizil.law.engine.parameters import Figure, Table
from domizil.law.engine.periods import Period
from domizil.law.engine.texts import Evidence

HEAD = """
    from __future__ import annotations
    from enum import IntEnum
    from fractions import Fraction
    from typing import Annotated
    from domizil.law.engine import Range, Table, parameter, rule
    from domizil.law.engine.money import half_up

    class Kind(IntEnum):
        ONE = 0
        TWO = 1
        THREE = 2

    class Gap(IntEnum):
        ONE = 1
        TWO = 5

    Small = Annotated[int, Range(0, 9)]
    Size = Annotated[int, Range(1, 20)]
    Rappen = Annotated[int, Range(-100_000, 2_000_000)]
    RATE = parameter("trial", "rate")
    SCALE = parameter("trial", "scale")
    bulk = rule("trial/1", text="t", bulk=True)
"""
FIGURES = {"rate": 250, "scale": Table({"de": "T", "en": "T"}, (1000, 900, 850), 400)}
_numbers = itertools.count()


class TrialLaw:
    """The rules of one module as a law: what `Translation` and `Evaluation` ask a law for."""

    on_day = date(2024, 1, 1)

    def __init__(self, module):
        self.module = module

    def version(self, statute, name):
        return getattr(self.module, name)

    def figure(self, statute, id):
        value = FIGURES[id]
        valid = Period(date(2020, 1, 1))
        return Figure(id, {}, "rappen", value, valid, ("trial/1",), Evidence.VERIFIED, "test", None)


@pytest.fixture
def rules(tmp_path):
    """Give a function that makes a module of rules from their text."""
    made = []

    def make(text):
        name = f"trial_rules_{next(_numbers)}"
        path = tmp_path / f"{name}.py"
        path.write_text(textwrap.dedent(HEAD) + textwrap.dedent(text))
        spec = importlib.util.spec_from_file_location(name, path)
        sys.modules[name] = module = importlib.util.module_from_spec(spec)
        made.append(name)
        spec.loader.exec_module(module)
        return module

    yield make
    for name in made:
        del sys.modules[name]
    from domizil.law.engine.rules import written

    written.pop("trial", None)


@pytest.fixture
def trial_law(rules):
    """Give a function that makes a law from the text of its rules."""
    return lambda text: TrialLaw(rules(text))


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory):
    with cache_in(tmp_path_factory.mktemp("cache")):
        yield
