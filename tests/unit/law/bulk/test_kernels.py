# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The compiled module: readable, named by what is in it, kept for the user alone."""

import stat
import sys
from dataclasses import replace

import pytest
from tests.bulk_population import AFTER, BEFORE, cache_in

from domizil.law.engine.bulk import kernels
from domizil.law.engine.bulk.program import program
from domizil.law.lu_kasylv.bulk import WORKLOAD

COMPUTED = replace(WORKLOAD, looked_up=())


def made(workload=COMPUTED, before=BEFORE, after=AFTER):
    return program(workload, before, after, frozenset())


def test_the_text_shows_the_law():
    text = kernels.source(made())
    assert "rate, text 2016: lu-kasylv/7/2, lu-kasylv/7/3, lu-kasylv/19/2" in text
    assert "1415, 1320, 1200, 1070, 990, 940, 915, 885, 865" in text
    assert "from the law of 2023-12-31 and of 2024-01-01" in text


def test_other_law_is_another_file():
    names = {kernels.compiled(made(before=a, after=b)).__name__ for a, b in ((BEFORE, AFTER), (AFTER, AFTER))}
    assert len(names) == 2


def test_the_same_law_is_the_same_file():
    assert kernels.compiled(made()) is kernels.compiled(made())


@pytest.fixture
def fresh(monkeypatch, tmp_path):
    """A process that has compiled nothing yet, with a cache folder of its own (tests run in any order)."""
    with cache_in(tmp_path):
        kernels.compiled.cache_clear()
        monkeypatch.delitem(sys.modules, kernels.compiled(made()).__name__)
        kernels.compiled.cache_clear()
        yield
    kernels.compiled.cache_clear()


@pytest.mark.usefixtures("fresh")
def test_a_file_that_was_changed_is_written_anew():
    module = kernels.compiled(made())
    path = kernels.home() / f"{module.__name__}.py"
    text = path.read_text()
    path.write_text("raise RuntimeError('old')")
    kernels.compiled.cache_clear()
    del sys.modules[path.stem]
    kernels.compiled(made())
    assert path.read_text() == text
    assert not list(kernels.home().glob("*.draft"))


def test_the_folder_is_the_users_own():
    assert stat.S_IMODE(kernels.home().stat().st_mode) == 0o700


def test_without_a_folder_to_write_in_one_is_made_for_the_process(monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    home = kernels.home.__wrapped__()
    assert home.name.startswith("domizil-kernels-")
    home.rmdir()


@pytest.mark.parametrize("workload", [WORKLOAD, COMPUTED], ids=["looked up", "computed"])
def test_the_text_is_python_of_moderate_length(workload):
    text = kernels.source(made(workload))
    compile(text, "kernel", "exec")
    assert "$" not in text
    assert len(text.splitlines()) < 500
