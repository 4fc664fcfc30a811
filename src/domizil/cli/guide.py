# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""`domizil guide`: what must I do, for one person; the schema of the facts; the matrix of all answers."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, TextIO

import click
from rich.console import Console
from rich.markup import escape

from domizil.base import pg
from domizil.guide import assessing, flow, matrix
from domizil.guide.answer import Answer, answer
from domizil.guide.facts import facts_of, read_all
from domizil.guide.jurisdictions import JURISDICTIONS, Jurisdiction, jurisdiction
from domizil.guide.languages import LANGUAGES, speaking
from domizil.guide.words import Words
from domizil.law.engine import BadInput, render

from .bootstrap import configure
from .law import DAY, as_json

LARGEST = 200_000  # letters of a file of facts
SHOWN = 400  # lines of a difference that are printed
console = Console()
where = click.argument("key", metavar="JURISDICTION", type=click.Choice(list(JURISDICTIONS)))
spoken = click.option(
    "--language", "-l", type=click.Choice(list(LANGUAGES)), default="de", help="Language of the words."
)


@click.group()
def guide() -> None:
    """What must I do? Facts in, an answer out, by the rules of the public pages."""
    configure(pg.APP_ROLE)


@guide.command()
@where
@click.argument("file", type=click.File(encoding="utf-8"))
@click.option("--on", "day", type=DAY, default=None, help="By the law of this day (default: today).")
@click.option("--why", is_flag=True, help="With the derivation.")
@spoken
@as_json
def assess(key: str, file: TextIO, day: date | None, why: bool, language: str, json_: bool) -> None:
    """The answer for the facts in FILE (JSON; - reads standard input)."""
    place = jurisdiction(key)
    on = day or flow.default_day(place)
    try:
        given = _read(file)
        told = assessing.assessment(place, given, on, _spoken(place, language), why=why)
        if json_:
            click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        else:
            _print(flow.follow(place, read_all(place, given), on), language, why)
    except BadInput as refusal:
        click.echo(f"{file.name}: {refusal}", err=True)
        raise SystemExit(2) from None


def _read(file: TextIO) -> Any:
    try:
        return json.loads(file.read(LARGEST))
    except UnicodeDecodeError as error:
        raise BadInput("file", f"byte {error.start} is not UTF-8", "JSON in UTF-8") from None
    except json.JSONDecodeError as error:
        raise BadInput(f"line {error.lineno}, column {error.colno}", error.msg, "JSON") from None


def _spoken(place: Jurisdiction, language: str) -> str:
    if language not in place.languages:
        raise BadInput("--language", f"{place.key} is not told in {language}", ", ".join(place.languages))
    return language


def _print(found: flow.Flow, language: str, why: bool) -> None:
    with speaking(language):
        words = Words(found.place, language)
        if found.unknown is not None:
            console.print(f"[red]{escape(words.of(found.unknown.what).text)}[/]")
            return
        _print_answer(answer(found, words))
    if why:
        speech = "en" if language == "en" else "de"
        console.print(render.text(found.derived(), speech), highlight=False, markup=False)


def _print_answer(shown: Answer) -> None:
    console.print(f"[bold]{escape(shown.sentence)}[/]\n{escape(shown.reach)}")
    for task in shown.tasks:
        term = f" – {task.term.when or task.term.says}" if task.term else ""
        console.print(f"{task.number}. [bold]{escape(task.says)}[/]{escape(term)}", highlight=False)
        console.print(f"   {escape(task.authority)}  [dim]{escape('; '.join(b.cite for b in task.bases))}[/]")
    for line in (*shown.conditions, *shown.notes):
        console.print(f"· {escape(line)}", highlight=False)
    for line in shown.not_covered:
        console.print(f"[dim]– {escape(line)}[/]", highlight=False)


@guide.command("schema")
@where
@spoken
def schema_(key: str, language: str) -> None:
    """Print the JSON Schema of the facts."""
    place = jurisdiction(key)
    click.echo(json.dumps(assessing.schema(place, language), ensure_ascii=False, indent=2))


@guide.command("questions")
@where
@spoken
def questions_(key: str, language: str) -> None:
    """List every question that can be asked, with its id."""
    place = jurisdiction(key)
    with speaking(language):
        words = Words(place, language)
        for fact in facts_of(key).values():
            console.print(f"[bold]{fact.id}[/]  {escape(words.question(fact))}", highlight=False)


@guide.command("matrix")
@click.argument("keys", metavar="[JURISDICTION]...", nargs=-1, type=click.Choice(list(JURISDICTIONS)))
@click.option("--accept", is_flag=True, help="Make what is computed now the accepted matrix.")
def matrix_(keys: tuple[str, ...], accept: bool) -> None:
    """Compute every way through the questions and compare with what was accepted; exit 1 when an outcome changed."""
    changed = False
    for place in [jurisdiction(key) for key in keys] or JURISDICTIONS.values():
        text = matrix.table(place)
        found = matrix.difference(place, text)
        changed = changed or bool(found)
        if accept:
            click.echo(f"{place.key}: accepted in {matrix.accept(place, text).name}, {_changes(found)}")
        else:
            more = [f"… and {len(found) - SHOWN} more lines"] if len(found) > SHOWN else []
            click.echo("\n".join([f"{place.key}: {_changes(found)}", *found[:SHOWN], *more]))
    if changed and not accept:
        click.echo("Read the difference; accept it with: domizil guide matrix --accept", err=True)
        raise SystemExit(1)


def _changes(found: list[str]) -> str:
    lines = sum(line[:1] in "+-" and line[:3] not in ("+++", "---") for line in found)
    return f"{lines} lines differ" if lines else "nothing changed"
