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

from .law import DAY, as_json, refuses

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
@as_json
@refuses
def simulate(
    source: Path, target: Path, day_before: date, day_after: date, backend: Backend, threads: int, json_: bool
) -> None:
    """Compute every person and household of IN by two laws, into OUT (.csv or .parquet).

    IN has a row for each person, members of a household together in their order (the tenth row is the tenth person):
    household_id, group and accommodation (name or number), days, and if wanted community_size and person (a label).
    OUT repeats household_id and person and adds the amounts in Rappen. It is written whole or not at all.
    """
    before, after = Law.on(day_before), Law.on(day_after)
    console = Console(stderr=True)
    try:
        with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
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
        _print(control, day_before, day_after, target)


def _print(control: Control, day_before: date, day_after: date, target: Path) -> None:
    grid = Grid("", f"law of {day_before}", f"law of {day_after}", "difference", title=str(target))
    for column in grid.columns[1:]:
        column.justify = "right"
    change = control.after - control.before
    grid.add_row("Fr.", francs(control.before), francs(control.after), francs(change))
    grid.add_row(
        "persons under the social assistance law (§ 16), Fr. 0 here",
        str(control.not_covered_before), str(control.not_covered_after), "",
    )  # fmt: skip
    console = Console()
    console.print(grid)
    console.print(f"{control.rows} persons, {control.households} households, {control.days} days")
