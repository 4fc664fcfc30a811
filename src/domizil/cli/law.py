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
from domizil.law.engine import Law, NoSuchLaw, Statute, Table, statute, statutes
from domizil.law.engine.compare import Change, compare
from domizil.law.engine.coverage import Standing, coverage
from domizil.law.engine.money import amount, francs
from domizil.law.engine.parameters import Figure, Listing
from domizil.law.engine.texts import Norm, cite

console = Console()


class Day(click.ParamType):
    """A day, written YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day of the calendar; write YYYY-MM-DD, for example 2024-01-01", param, ctx)


DAY = Day()
language = click.option(
    "--language", "-l", type=click.Choice(["de", "en"]), default="de", help="Language of the words."
)
as_json = click.option("--json", "json_", is_flag=True, help="Print JSON.")


def refuses(command: Callable[..., None]) -> Callable[..., None]:
    """Law that does not exist is bad input: exit 2 with one line."""

    @wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
        except NoSuchLaw as error:
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
    rows = [_statute_row(home, language) for home in statutes()]
    if json_:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        console.print(f"[bold]{row['short']}[/]  {row['title']}  ({row['number']})  [dim]{row['id']}[/]")
        console.print(f"  {row['norms']} norms · {row['rules']} rules · {row['figures']} figures")
        for text in row["texts"]:
            console.print(f"  since {text['since']}  {text['title']}  [dim]{text['status']}, {text['evidence']}[/]")


def _statute_row(home: Statute, language: str) -> dict[str, Any]:
    return {
        "id": home.id,
        "short": home.short,
        "title": home.title[language],
        "number": home.number,
        "norms": len({norm.id for norm in home.norms}),
        "rules": len(home.rules),
        "figures": len(home.parameters),
        "texts": [
            {
                "id": text.id,
                "title": text.title[language],
                "since": text.since.isoformat(),
                "status": text.status.value,
                "evidence": text.evidence.value,
            }
            for text in home.texts.values()
        ],
    }


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
    home.chain(day)
    found = [home.norm(id, day) for id in _below(home, norm, day)]
    if not found:
        raise NoSuchLaw(f"{norm} does not exist on {day}; `domizil law coverage` lists the norms of {home.short}")
    shown = [_norm_data(home, entry, Law.on(day), language) for entry in found]
    if json_:
        click.echo(json.dumps({"on": day.isoformat(), "norms": shown}, ensure_ascii=False, indent=2))
        return
    for entry, data in zip(found, shown, strict=True):
        _print_norm(home, entry, data, language)


def _below(home: Statute, norm: str, day: date) -> list[str]:
    """The norm itself, or all norms below a paragraph, that exist on the day."""
    ids = dict.fromkeys(entry.id for entry in home.norms if entry.id == norm or entry.id.startswith(f"{norm}/"))
    exact = [norm] if norm in ids else list(ids)
    there = []
    for id in exact:
        try:
            home.norm(id, day)
        except NoSuchLaw:
            continue
        there.append(id)
    return there


def _norm_data(home: Statute, norm: Norm, law: Law, language: str) -> dict[str, Any]:
    text = next(text for text in law.texts(home.id) if text.id in norm.texts)
    rules = {
        rule.name: rule for rule in home.claims.get((norm.id, text.id), []) if law.version(home.id, rule.name) is rule
    }
    figures = [
        figure
        for parameter in home.parameters.values()
        for figure in parameter.figures
        if norm.id in figure.norms and law.on_day in figure.valid
    ]
    return {
        "norm": norm.id,
        "cite": cite(norm.id, home.short, language),
        "kind": norm.kind,
        "text": text.title[language],
        "status": text.status.value,
        "evidence": text.evidence.value,
        "says": norm.says[language],
        "does": norm.does[language],
        "rules": [
            {
                "name": rule.name,
                "since": home.texts[rule.text].since.isoformat(),
                "doc": rule.doc,
                "source": rule.source,
            }
            for rule in rules.values()
        ],
        "figures": [_figure_data(figure, language) for figure in figures],
    }


def _figure_data(figure: Figure, language: str) -> dict[str, Any]:
    value: Any = figure.value
    if isinstance(value, Table):
        value = {"sizes": list(value.sizes), "more": value.more}
    if isinstance(value, Listing):
        value = {"rows": len(value.rows)}
    return {
        "id": figure.parameter,
        "title": figure.title[language],
        "unit": figure.unit,
        "value": value,
        "since": figure.valid.first.isoformat(),
        "until": figure.valid.last.isoformat() if figure.valid.last else None,
        "evidence": figure.evidence.value,
        "source": figure.source,
    }


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
        rows = [
            {
                "statute": one.statute.id,
                **{standing.value: one.count(standing) for standing in Standing},
                "norms": [{"norm": norm.id, "text": text, "standing": at.value} for norm, text, at in one.standing],
            }
            for one in found
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
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
            json.dumps([_change_data(home, change, language) for change in changes], ensure_ascii=False, indent=2)
        )
        return
    if not changes:
        console.print(f"{home.short}: nothing changes between {before} and {after}.")
    for change in changes:
        data = _change_data(home, change, language)
        console.print(f"[bold]{data['what']:8}[/]{data['title']}  [dim]{change.kind} {change.id}[/]")
        for sign, colour, side in (("−", "red", data["before"]), ("+", "green", data["after"])):
            if side is not None:
                console.print(f"  [{colour}]{sign}[/] {side}")


def _change_data(home: Statute, change: Change, language: str) -> dict[str, Any]:
    title = {
        "norm": lambda: cite(change.id, home.short, language),
        "rule": lambda: home.word(change.id, language),
        "figure": lambda: home.parameters[change.id].title[language],
    }[change.kind]()
    return {
        "kind": change.kind,
        "id": change.id,
        "what": change.what,
        "title": title,
        "before": _side(home, change, change.before, language),
        "after": _side(home, change, change.after, language),
    }


def _side(home: Statute, change: Change, side: Any, language: str) -> str | None:
    if side is None:
        return None
    if change.kind == "norm":
        return str(side.says[language])
    if change.kind == "rule":
        return str(side.doc.splitlines()[0])
    if isinstance(side, Table):
        return (
            " ".join(f"{size}:{francs(rappen)}" for size, rappen in enumerate(side.sizes, 1))
            + f" +:{francs(side.more)}"
        )
    return (
        amount(side, home.parameters[change.id].unit)
        if isinstance(side, int)
        else home.parameters[change.id].title[language]
    )
