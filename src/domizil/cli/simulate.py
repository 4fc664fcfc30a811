# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""`domizil support simulate`: a population under two laws."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress
from rich.table import Table as Grid

from domizil.law.engine import BadInput, Law, Unknown
from domizil.law.engine.bulk.simulate import BACKENDS, Backend, Control
from domizil.law.engine.money import francs
from domizil.reports.simulation import simulate_file

from .law import DAY, as_json, language, refuses
from .serve import ended_by_signal

WORDS = {
    "de": {
        "law": "Recht vom {}",
        "difference": "Unterschied",
        "elsewhere": "Personen nach § 16 (hier Fr. 0)",
        "control": "{0.rows} Personen, {0.households} Haushalte, {0.days} Tage",
    },
    "en": {
        "law": "law of {}",
        "difference": "difference",
        "elsewhere": "persons under § 16 (here Fr. 0)",
        "control": "{0.rows} persons, {0.households} households, {0.days} days",
    },
}
FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("source", metavar="IN", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("target", metavar="OUT", type=FILE)
@click.option("--from", "day_before", type=DAY, required=True, help="Compute by the law of this day …")
@click.option("--to", "day_after", type=DAY, required=True, help="… and by the law of this day.")
@click.option(
    "--backend", type=click.Choice(BACKENDS), default="numpy", show_default=True,
    help="numba compiles the law; it comes with domizil[simulate].",
)  # fmt: skip
@click.option("--threads", type=click.IntRange(1, 256), default=os.cpu_count() or 1, show_default="all cores")
@language
@as_json
@refuses
def simulate(
    source: Path,
    target: Path,
    day_before: date,
    day_after: date,
    backend: Backend,
    threads: int,
    language: str,
    json_: bool,
) -> None:
    """Compute every person and household of IN by two laws, into OUT (.csv or .parquet).

    IN has a row for each person, members of a household together in their order (the tenth row is the tenth person):
    household_id, group and accommodation (name or number), days, and if wanted community_size and person (a label).
    OUT repeats household_id and person and adds the amounts in Rappen. It is written whole or not at all.
    """
    if target.exists() and target.samefile(source):
        raise click.UsageError(f"OUT is IN ({source}); name another file, so that the population stays as it is.")
    before, after = Law.on(day_before), Law.on(day_after)
    console = Console(stderr=True)
    try:
        with ended_by_signal(), Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
            task = progress.add_task(source.name, total=1.0)
            control = simulate_file(
                source, target, before, after, backend=backend, threads=threads,
                tell=lambda done: progress.update(task, completed=done),
            )  # fmt: skip
    except BadInput as refusal:
        click.echo(str(refusal), err=True)
        raise SystemExit(2) from None
    except Unknown as unknown:
        raise click.ClickException(f"{unknown} ({unknown.who['en']} can enter it)") from None
    if json_:
        click.echo(json.dumps({"from": day_before.isoformat(), "to": day_after.isoformat(), **vars(control)}))
    else:
        _print(control, day_before, day_after, target, language)


def _print(control: Control, day_before: date, day_after: date, target: Path, language: str) -> None:
    words = WORDS[language]
    heads = (words["law"].format(day.isoformat()) for day in (day_before, day_after))
    grid = Grid("", *heads, words["difference"], title=target.name)
    for column in grid.columns[1:]:
        column.justify = "right"
    grid.add_row("Fr.", francs(control.before), francs(control.after), francs(control.after - control.before))
    grid.add_row(words["elsewhere"], str(control.not_covered_before), str(control.not_covered_after), "")
    console = Console()
    console.print(grid)
    console.print(words["control"].format(control))
