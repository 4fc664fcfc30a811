# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Norms are kept: what is said to keep them exists, and the rules of the register's acts are asked by the product.

A rule that only its worked cases run would make a norm look as if it were running.
"""

import ast
import importlib
from functools import cache
from pathlib import Path

import pytest

import domizil
from domizil.law.engine.statute import statute, statutes
from domizil.law.engine.texts import Status

SOURCE = Path(domizil.__file__).parent

KEPT = [(norm.id, path) for home in statutes() for norm in home.norms for path in norm.kept_by]


@pytest.mark.parametrize(("norm", "path"), KEPT)
def test_what_keeps_a_norm_exists(norm, path):
    module, _, name = path.rpartition(".")
    assert callable(getattr(importlib.import_module(module), name)), f"{norm} names {path}"


def laid_over(home, rule):
    """Whether a rule stands in a draft only: pages of law show it, no case asks for it."""
    return all(home.texts[version.text].status is Status.DRAFT for version in home.rules[rule])


REGISTER = [
    (home.id, rule)
    for home in map(statute, ("lu-ng", "ch-rhg"))
    for rule in sorted(home.rules)
    if not laid_over(home, rule)
]


@cache
def calls():
    """Every call in the product, with its file, and every text above the law floor."""
    found, texts = [], set()
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                found.append((file, node))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and SOURCE / "law" not in file.parents:
                texts.add(node.value)
    return found, texts


@cache
def asked():
    """The names that the product asks for: told to a law, or called by another rule."""
    found, texts = calls()
    by_law = [
        node for _, node in found if isinstance(node.func, ast.Attribute) and node.func.attr in ("value", "derive")
    ]
    told = {arg.value for node in by_law for arg in node.args if isinstance(arg, ast.Constant)}
    return texts | told | {node.func.id for _, node in found if isinstance(node.func, ast.Name)}


@pytest.mark.parametrize(("statute_id", "rule"), REGISTER)
def test_the_product_asks_every_rule_of_the_registers_acts(statute_id, rule):
    assert rule in asked(), f"{statute_id} {rule}: only its worked cases run it"


def test_a_draft_is_laid_over_by_pages_of_law_only():
    """`drafts` are given to a law to compare; what decides about a case never does."""
    allowed = {SOURCE / "law", SOURCE / "web" / "law"}
    for file, node in calls()[0]:
        if not allowed & set(file.parents) and ast.unparse(node.func) == "Law.on":
            assert (len(node.args), node.keywords) == (1, []), f"{file}:{node.lineno}"
