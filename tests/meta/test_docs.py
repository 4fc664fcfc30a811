# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The documentation says what is so: built with every link checked, and compared with code, commands and law."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from domizil.base.models import Role
from domizil.cli.main import main
from domizil.law.engine import statutes
from domizil.law.engine.cases import cases
from domizil.law.engine.entered import entered
from domizil.law.engine.texts import cite
from domizil.law.lu_kasylv.assessment import assess
from domizil.law.lu_kasylv.household_file import read, schema

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
WRITTEN = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))]
STATUTES = {home.id: home for home in statutes()}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documentation as `make docs` builds it: a broken link, anchor or navigation entry fails the build."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    return folder


def _text(page: Path) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", page.read_text("utf-8"))))


# --- the law pages ---


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("statute_id", STATUTES)
def test_law_page_shows_all_of_its_statute(site: Path, statute_id: str, language: str) -> None:
    home, page = STATUTES[statute_id], site / "law" / f"{statute_id}-{language}" / "index.html"
    html, text = page.read_text("utf-8"), _text(page)
    assert f'<html lang="{language}"' in html
    for name, versions in home.rules.items():
        assert f'id="rule-{name}"' in html
        for rule in versions:
            assert re.sub(r"\s+", " ", rule.source).strip() in text
    for norm in home.norms:
        assert cite(norm.id, home.short, language) in text
        assert _same(norm.says[language]) in text
    for parameter in home.parameters.values():
        assert parameter.title[language] in text
    for case in cases(statute_id):
        assert _same(case.title[language]) in text


def _same(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()


def test_pages_ask_no_other_host(site: Path) -> None:
    for page in site.rglob("*.html"):
        fetched = re.findall(r'<(?:script|img|link|iframe)[^>]+(?:src|href)="([^"]+)"', page.read_text("utf-8"))
        foreign = [address for address in fetched if re.match(r"(https?:)?//", address)]
        assert not foreign, page


# --- the glossary ---


def _glossary_names() -> list[str]:
    rows = re.findall(r"^\|.*\| `(domizil[\w.]+)` \|$", (DOCS / "developers" / "glossary.md").read_text("utf-8"), re.M)
    assert len(rows) > 40
    return rows


@pytest.mark.parametrize("name", _glossary_names())
def test_glossary_names_what_exists(name: str) -> None:
    parts = name.split(".")
    found: Any = None
    for end in range(len(parts), 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:end]))
        except ModuleNotFoundError:
            continue
        for part in parts[end:]:
            found = getattr(found, part)
        break
    assert found is not None


def test_glossary_has_every_rule_with_its_german_name(site: Path) -> None:
    text = _text(site / "developers" / "glossary" / "index.html")
    for home in STATUTES.values():
        for name in home.rules:
            assert f"{home.word(name, 'de')} {home.word(name, 'en')} {name}" in text


# --- the environment ---


def _read_from_environment(tree: ast.AST) -> Iterator[str]:
    """Names that are read from `os.environ` or by a helper of the settings, and everything that looks like ours."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and re.search(r"environ\.(get|setdefault)$|^_switch$", ast.unparse(node.func)):
            yield str(ast.literal_eval(node.args[0])) if isinstance(node.args[0], ast.Constant) else ""
        elif isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
            yield str(ast.literal_eval(node.slice))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from re.findall(r"\bDOMIZIL_[A-Z_]+\b", node.value)


def test_every_environment_variable_is_documented() -> None:
    page = (DOCS / "operators" / "environment.md").read_text("utf-8")
    told = set(re.findall(r"`([A-Z_]{2,})`", page))
    found: set[str] = set()
    for file in sorted((ROOT / "src").rglob("*.py")):
        found |= set(_read_from_environment(ast.parse(file.read_text("utf-8")))) - {""}
    assert found - told == set()
    of_make = {"PYTHON"}
    assert told - found - of_make == set(), "told, but nothing reads it"


def test_every_role_is_documented() -> None:
    page = (DOCS / "operators" / "access.md").read_text("utf-8")
    assert [role for role in Role.values if f"| `{role}` |" not in page] == []


# --- commands ---


def _commands(command: click.Command, name: str) -> Iterator[str]:
    if isinstance(command, click.Group):
        context = click.Context(command)
        for below in command.list_commands(context):
            found = command.get_command(context, below)
            assert found is not None
            yield from _commands(found, f"{name} {below}")
    else:
        yield name


COMMANDS = sorted(_commands(main, "domizil"))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command: str) -> None:
    assert re.search(rf"`{command}\b", (DOCS / "operators" / "index.md").read_text("utf-8"))
    assert f"`{' '.join(command.split()[:2])}`" in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.name)
def test_commands_that_are_told_exist(page: Path) -> None:
    text = page.read_text("utf-8")
    code = [*re.findall(r"```\w*\n(.*?)```", text, re.S), *re.findall(r"(?<!`)`([^`]+)`(?!`)", text)]
    for told in re.findall(r"(?:^|[\s/$])domizil ([a-z]+[a-z -]*)", "\n".join(code), re.M):
        words = told.split()
        assert any(command.split()[1:] == words[: len(command.split()) - 1] for command in COMMANDS) or any(
            command.split()[1 : len(words) + 1] == words for command in COMMANDS
        ), f"domizil {told}"


def _targets() -> set[str]:
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.M)
    assert phony is not None
    return set(phony[1].split())


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.name)
def test_make_targets_that_are_told_exist(page: Path) -> None:
    told = set(re.findall(r"(?:`|^ {4}|^)make ([a-z-]+)", page.read_text("utf-8"), re.M))
    assert told - _targets() == set()


def test_readme_tells_the_targets_for_users() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for target in ("setup", "demo", "demo-reset", "check", "test", "bench", "docs"):
        assert f"make {target}" in readme


# --- links outside the site, examples, spelling ---


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_links_lead_somewhere(page: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", (ROOT / page).read_text("utf-8"))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def _example(page: str, language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", (DOCS / page).read_text("utf-8"), re.S)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("page", ["users/haushaltdatei.md", "users/household-file.md"])
def test_household_example_gives_what_is_told(page: str) -> None:
    result = assess(read(_example(page, "yaml")))
    assert result.complete
    assert f"{result.rappen // 100}.{result.rappen % 100:02}" in (DOCS / page).read_text("utf-8")


@pytest.mark.parametrize("page", ["users/haushaltdatei.md", "users/household-file.md"])
def test_household_pages_name_every_field(page: str) -> None:
    text = (DOCS / page).read_text("utf-8")
    whole = schema()
    records = [whole, *(part for part in whole["$defs"].values() if "properties" in part)]
    fields = {field for record in records for field in record["properties"]}
    assert [field for field in sorted(fields) if f"`{field}`" not in text] == []


def test_example_of_entered_figures_is_accepted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "figures.yaml"
    file.write_text(_example("operators/figures.md", "yaml"), "utf-8")
    monkeypatch.setenv("DOMIZIL_FIGURES", str(file))
    row = yaml.safe_load(file.read_text("utf-8"))["figures"][0]
    assert entered(row["statute"]) == [row]
    figure = STATUTES[row["statute"]].parameters[row["id"]].figures[-1]
    assert figure.value is None
    assert figure.valid.first <= row["since"]


def test_example_of_using_the_law_runs() -> None:
    code = re.findall(r"```python\n(.*?)```", (DOCS / "developers" / "law.md").read_text("utf-8"), re.S)[-1]
    names: dict[str, Any] = {"print": lambda *told: None}
    exec(code, names)
    assert names["step"].value


def test_german_is_written_as_in_switzerland() -> None:
    folders = [DOCS, ROOT / "src"]
    files = [
        file
        for folder in folders
        for kind in ("md", "po", "yaml", "html", "typ", "json")
        for file in folder.rglob(f"*.{kind}")
    ]
    assert len(files) > 50
    assert [file for file in files if "ß" in file.read_text("utf-8")] == []


@pytest.mark.parametrize("page", sorted((DOCS / "users").glob("*.md")), ids=lambda page: page.name)
def test_users_pages_quote_what_is_on_the_pages(page: Path) -> None:
    kinds = ("html", "py", "yaml", "typ")
    shown = "\n".join(file.read_text("utf-8") for kind in kinds for file in sorted((ROOT / "src").rglob(f"*.{kind}")))
    assert [words for words in re.findall("«([^»]+)»", page.read_text("utf-8")) if words not in shown] == []


def test_decisions_have_numbers_of_their_own() -> None:
    files = sorted((DOCS / "adr").glob("[0-9]*.md"))
    numbers = [int(file.name[:4]) for file in files]
    assert len(set(numbers)) == len(numbers) > 0
    for number, file in zip(numbers, files, strict=True):
        heading = re.match(r"#\D*0*(\d+)\b", re.sub(r"<!--.*?-->", "", file.read_text("utf-8"), flags=re.S).strip())
        assert heading is not None, file.name
        assert int(heading[1]) == number, file.name
