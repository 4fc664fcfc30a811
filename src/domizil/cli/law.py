# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""`domizil law`: what the law says, what runs, what changes."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

import click
from rich.console import Console
from rich.syntax import Syntax
from rich.table import Table as Grid

from domizil.base.clock import today
from domizil.law.engine import BadInput, Law, NoSuchLaw, Statute, statute, statutes
from domizil.law.engine.compare import compare
from domizil.law.engine.coverage import Standing, coverage
from domizil.law.engine.describe import change_data, coverage_data, norm_data, norms_on, statute_data
from domizil.law.engine.money import amount, francs
from domizil.law.engine.periods import day_written
from domizil.law.engine.texts import Norm

console = Console()


class Day(click.ParamType):
    """A day, written YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return day_written(value)
        except ValueError:
            self.fail(f"{value!r} is no day of the calendar; write YYYY-MM-DD, for example 2024-01-01", param, ctx)


DAY = Day()
language = click.option(
    "--language", "-l", type=click.Choice(["de", "en"]), default="de", help="Language of the words."
)
as_json = click.option("--json", "json_", is_flag=True, help="Print JSON.")


def refuses(command: Callable[..., None]) -> Callable[..., None]:
    """Law that does not exist is bad input, as are days in the wrong order: exit 2 with one line."""

    @wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
        except (NoSuchLaw, BadInput) as error:
            raise click.UsageError(str(error)) from None

    return wrapped


@click.group()
def law() -> None:
    """The law that runs: list, show, coverage, compare."""


@law.command("list")
@language
@as_json
def list_(language: str, json_: bool) -> None:
    """Statutes with their texts."""
    rows = [statute_data(home, language) for home in statutes()]
    if json_:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        console.print(f"[bold]{row['short']}[/]  {row['title']}  ({row['number']})  [dim]{row['id']}[/]")
        console.print(f"  {row['norms']} norms · {row['rules']} rules · {row['figures']} figures")
        for text in row["texts"]:
            console.print(f"  since {text['since']}  {text['title']}  [dim]{text['status']}, {text['evidence']}[/]")


@law.command()
@click.argument("norm")
@click.option("--on", "day", type=DAY, default=None, help="The day (default: today).")
@language
@as_json
@refuses
def show(norm: str, day: date | None, language: str, json_: bool) -> None:
    """One norm on a day: our words, the rules that run it, their figures. NORM is like lu-kasylv/7/2 or lu-kasylv/7."""
    day = day or today()
    home = statute(norm.split("/")[0])
    found = norms_on(home, norm, day)
    shown = [norm_data(home, entry, Law.on(day), language) for entry in found]
    if json_:
        click.echo(json.dumps({"on": day.isoformat(), "norms": shown}, ensure_ascii=False, indent=2))
        return
    for entry, data in zip(found, shown, strict=True):
        _print_norm(home, entry, data, language)


def _print_norm(home: Statute, norm: Norm, data: dict[str, Any], language: str) -> None:
    console.rule(f"[bold]{data['cite']}[/]  {data['text']}  [dim]{data['status']}, {data['evidence']}[/]", align="left")
    console.print(data["says"])
    console.print(f"[dim]→ {data['does']}[/]")
    for figure in data["figures"]:
        console.print(
            f"\n[bold]{figure['title']}[/]  {_value_text(figure)}  [dim]{figure['evidence']}: {figure['source']}[/]"
        )
    for rule in data["rules"]:
        console.print(f"\n[bold]{home.word(rule['name'], language)}[/]  [dim]{rule['name']}, since {rule['since']}[/]")
        console.print(Syntax(rule["source"], "python", theme="ansi_light", background_color="default", word_wrap=True))


def _value_text(figure: dict[str, Any]) -> str:
    value = figure["value"]
    if value is None:
        return "[red]unknown[/]"
    if isinstance(value, dict) and "rows" in value:
        return f"{value['rows']} rows"
    if isinstance(value, dict):
        sizes = " ".join(f"{size}:{francs(rappen)}" for size, rappen in enumerate(value["sizes"], 1))
        return f"{sizes} +:{francs(value['more'])}"
    return amount(value, figure["unit"])


@law.command("coverage")
@language
@as_json
def coverage_(language: str, json_: bool) -> None:
    """Norms that run, are declaratory, are open; exit 1 when one is claimed by nobody."""
    found = [coverage(home) for home in statutes()]
    if json_:
        click.echo(json.dumps([coverage_data(one) for one in found], ensure_ascii=False, indent=2))
    else:
        grid = Grid("statute", *(standing.value for standing in Standing))
        for one in found:
            grid.add_row(one.statute.short, *(str(one.count(standing)) for standing in Standing))
        console.print(grid)
        for one in found:
            for norm, text in one.of(Standing.OPEN):
                console.print(f"[dim]open  {norm.id} ({text}): {norm.open}[/]")
    unclaimed = [f"{norm.id} ({text})" for one in found for norm, text in one.of(Standing.UNCLAIMED)]
    if unclaimed:
        click.echo(f"claimed by nobody: {', '.join(unclaimed)}", err=True)
        raise SystemExit(1)


@law.command("compare")
@click.argument("statute_id", metavar="STATUTE")
@click.option("--from", "before", type=DAY, required=True, help="The day before.")
@click.option("--to", "after", type=DAY, required=True, help="The day after.")
@click.option("--draft", "drafts", multiple=True, help="Overlay a draft text on the day after.")
@language
@as_json
@refuses
def compare_(statute_id: str, before: date, after: date, drafts: tuple[str, ...], language: str, json_: bool) -> None:
    """What changes in STATUTE between two days."""
    home = statute(statute_id)
    for day in (before, after):
        home.chain(day)
    changes = compare(home, before, after, drafts)
    if json_:
        click.echo(
            json.dumps([change_data(home, change, language) for change in changes], ensure_ascii=False, indent=2)
        )
        return
    if not changes:
        console.print(f"{home.short}: nothing changes between {before} and {after}.")
    for change in changes:
        data = change_data(home, change, language)
        console.print(f"[bold]{data['what']:8}[/]{data['title']}  [dim]{change.kind} {change.id}[/]")
        for sign, colour, side in (("−", "red", data["before"]), ("+", "green", data["after"])):
            if side is not None:
                console.print(f"  [{colour}]{sign}[/] {side}")
