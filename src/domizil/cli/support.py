# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""`domizil support`: assess one household, simulate many."""

from __future__ import annotations

import json
from datetime import date
from typing import TextIO

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table as Grid

from domizil.base.places import municipality_meant
from domizil.law.engine import BadInput, render, statute
from domizil.law.engine.money import francs
from domizil.law.lu_kasylv.assessment import assess as assess_household
from domizil.law.lu_kasylv.facts import STATUTE
from domizil.law.lu_kasylv.household import Household, in_month
from domizil.law.lu_kasylv.household_file import LARGEST, read, schema
from domizil.law.lu_kasylv.lines import Assessment, BudgetLine

from .law import DAY, as_json, language
from .simulate import simulate

console = Console()
WORDS = {
    "de": {"household": "Haushalt", "incomplete": "unvollständig"},
    "en": {"household": "household", "incomplete": "incomplete"},
}


@click.group()
def support() -> None:
    """Support under the asylum ordinance: assess a household, simulate a population."""


support.add_command(simulate)


@support.command("schema")
def schema_() -> None:
    """Print the JSON Schema of the household file."""
    click.echo(json.dumps(schema(), ensure_ascii=False, indent=2))


@support.command()
@click.argument("file", type=click.File(encoding="utf-8", errors="strict"))
@click.option("--month", default=None, help="Assess this month (YYYY-MM) instead of the one in the file.")
@click.option("--on", "law_on", type=DAY, default=None, help="All days by the law of this one day.")
@click.option("--why", is_flag=True, help="Print every derivation.")
@language
@as_json
def assess(file: TextIO, month: str | None, law_on: date | None, why: bool, language: str, json_: bool) -> None:
    """The budget of the household in FILE (YAML or JSON; - reads standard input)."""
    try:
        household = read(_text(file))
        if month is not None:
            household = in_month(household, month)
        if household.municipality is not None:
            municipality_meant(household.municipality, household.month.first)
        result = assess_household(household, law_on=law_on)
    except BadInput as refusal:
        click.echo(f"{file.name}: {refusal}", err=True)
        raise SystemExit(2) from None
    if json_:
        click.echo(json.dumps(result.to_json(), ensure_ascii=False, indent=2))
    else:
        _print(household, result, language, why)


def _text(file: TextIO) -> str:
    try:
        return file.read(LARGEST + 1)
    except UnicodeDecodeError as error:
        raise BadInput("file", f"byte {error.start} is not UTF-8", "text in UTF-8") from None


def _print(household: Household, result: Assessment, language: str, why: bool) -> None:
    words = WORDS[language]
    console.print(f"[bold]{_shown(household.name) or words['household']}[/]  {result.month}")
    for home, text in result.texts:
        console.print(
            f"[dim]{statute(home).short}: {text.title[language]} ({text.status.value}, {text.evidence.value})[/]"
        )
    grid = Grid("", "", "Fr.", "")
    grid.columns[2].justify = "right"
    for member in result.members:
        for number, line in enumerate(member.lines):
            grid.add_row(_shown(member.id) if number == 0 else "", *_cells(line, language))
        grid.add_row("", "[bold]Total[/]", f"[bold]{francs(member.rappen)}[/]", "", end_section=True)
    for line in result.unit_lines:
        grid.add_row("", *_cells(line, language))
    grid.add_row(
        "[bold]Total[/]",
        "",
        f"[bold]{francs(result.rappen)}[/]",
        "" if result.complete else f"[red]{words['incomplete']}[/]",
    )
    console.print(grid)
    if why:
        for line in (*(line for member in result.members for line in member.lines), *result.unit_lines):
            console.print(render.text(line.derivation, language), highlight=False, markup=False)


def _shown(text: str) -> str:
    """Text of a file for the terminal: no markup, no control characters."""
    return escape("".join(letter if letter.isprintable() else "�" for letter in text))


def _cells(line: BudgetLine, language: str) -> tuple[str, str, str]:
    word = statute(STATUTE).word(f"line.{line.key}", language) or line.key
    cites = ", ".join(_cite(norm, language) for norm in line.norms)
    if line.rappen is None:
        assert line.stopped is not None
        return word, "[red]?[/]", f"[red]{line.stopped[language]}[/]"
    return word, francs(line.rappen), f"[dim]{cites}[/]"


def _cite(norm: str, language: str) -> str:
    from domizil.law.engine.texts import cite

    return cite(norm, statute(norm.split("/")[0]).short, language)
