# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What must be true of every committed file."""

from __future__ import annotations

import ast
import re

import pytest
from tests.meta.house import ROOT, short, text, tracked

from domizil.register import names

LONGEST = 400  # lines
# Written in parts, so that this file does not name them itself.
REGISTRY_HOSTS = ["pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "npmjs" + ".com", "deb.debian" + ".org"]
LOCAL_PATHS = ["/" + "work/", "/" + "root/", "/" + "home/", "." + "library/", ".." + "/shared"]
OPEN_ENDS = ["TO" + "DO", "FIX" + "ME", "XX" + "X ", "NotImplemented" + "Error", "pragma: no " + "cover"]
SKIPS = ["pytest." + "skip", "mark." + "skip", "mark." + "xfail", "pytest." + "xfail", "import" + "orskip"]
CLOCK = re.compile(r"(date\.today|datetime\.now|datetime\.utcnow|timezone\.now|time\.time|localdate|localtime)\(")


def offenders(files, *needles: str) -> list[str]:
    """Return where one of the needles stands, as file:line."""
    return [
        f"{short(file)}:{number}: {line.strip()[:100]}"
        for file in files
        for number, line in enumerate(text(file).splitlines(), start=1)
        if any(needle in line for needle in needles)
    ]


def test_there_are_files_to_look_at():
    assert len(tracked("*.py")) > 100
    assert len(tracked()) > len(tracked("*.py"))


def test_every_python_file_says_whose_it_is_and_under_which_licence():
    header = "# SPDX-FileCopyrightText: 2026 Domizil contributors\n# SPDX-License-Identifier: EUPL-1.2\n"
    assert [short(file) for file in tracked("*.py") if not text(file).startswith(header)] == []


def test_no_python_file_is_too_long():
    written = [file for file in tracked("*.py") if "migrations" not in file.parts]
    assert [short(file) for file in written if len(text(file).splitlines()) > LONGEST] == []


def test_no_registry_is_named():
    assert offenders(tracked(), *REGISTRY_HOSTS) == []


def test_no_path_of_one_machine_is_named():
    assert offenders(tracked(), *LOCAL_PATHS) == []


def test_nothing_is_left_open():
    assert offenders(tracked("src/*.py", "tests/*.py"), *OPEN_ENDS) == []


def test_no_test_is_skipped():
    assert offenders(tracked("tests/*.py"), *SKIPS) == []


def test_one_clock():
    found = [
        f"{short(file)}: {match.group()}"
        for file in tracked("src/*.py")
        for match in CLOCK.finditer(text(file))
        if short(file) != "src/domizil/base/clock.py"
    ]
    assert found == []


def test_swiss_spelling():
    sharp_s = "\u00df"
    files = tracked("src/*.py", "src/*.html", "src/*.po", "src/*.yaml", "src/*.typ", "*.md")
    known = {"src/domizil/register/names.py"}  # folds it
    assert [line for line in offenders(files, sharp_s) if line.split(":")[0] not in known] == []
    assert names.fold(sharp_s) == "ss"


def test_every_module_and_public_name_says_what_it_means():
    silent = []
    for file in tracked("src/*.py"):
        if "migrations" in file.parts or not text(file).strip():
            continue
        tree = ast.parse(text(file))
        public = [node for node in tree.body if isinstance(node, (ast.ClassDef, ast.FunctionDef))]
        public = [node for node in public if not node.name.startswith("_")]
        if len(tree.body) > 0 and ast.get_docstring(tree) is None:
            silent.append(short(file))
        silent += [f"{short(file)}: {node.name}" for node in public if ast.get_docstring(node) is None]
    assert silent == []


@pytest.mark.parametrize("kind", ["unit", "database", "browser"])
def test_tests_mirror_the_source(kind):
    rooms = {path.name for path in (ROOT / "src/domizil").iterdir() if path.is_dir()}
    folders = {file.relative_to(ROOT / "tests" / kind).parts[0] for file in tracked(f"tests/{kind}/*/*.py")}
    assert folders
    assert folders <= rooms


def test_ci_runs_what_the_readme_says():
    assert "make test" in text(ROOT / "README.md")
    assert "exec make test\n" in text(ROOT / ".ci/run")


def test_requirements_are_pinned_with_hashes():
    for file in tracked("requirements/*.txt"):
        pins = re.findall(r"^[a-zA-Z0-9._-]+(?:\[[^]]+\])?==[^\s]+(.*(?:\n    .*)*)", text(file), flags=re.MULTILINE)
        assert pins, short(file)
        assert all("--hash=sha256:" in pin for pin in pins), short(file)
