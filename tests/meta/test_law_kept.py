# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Norms that nothing computes: what is said to keep them exists, above the law floor."""

import importlib

import pytest

from domizil.law.engine.statute import statutes

KEPT = [(norm.id, path) for home in statutes() for norm in home.norms for path in norm.kept_by]


@pytest.mark.parametrize(("norm", "path"), KEPT)
def test_what_keeps_a_norm_exists(norm, path):
    module, _, name = path.rpartition(".")
    assert callable(getattr(importlib.import_module(module), name)), f"{norm} names {path}"
