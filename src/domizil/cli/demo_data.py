# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""`domizil demo-data`: make the demonstration canton in an empty database, or count the one that is there."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from domizil.base import clock, pg

from .bootstrap import configure, uses_database
from .database import up_to_date

SMALLEST, LARGEST = Fraction(1, 100), Fraction(10)


class Scale(click.ParamType):
    """A fraction of the canton: 1, 1/20 or 0.05."""

    name = "scale"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Fraction:
        """Read a fraction between the smallest and the largest canton."""
        try:
            scale = Fraction(value)
        except (ValueError, ZeroDivisionError):
            scale = Fraction(0)
        if not SMALLEST <= scale <= LARGEST:
            self.fail(
                f"{value!r} is no scale: allowed are {SMALLEST} to {LARGEST}, such as 1, 1/20 or 0.05", param, ctx
            )
        return scale


@click.command()
@click.option("--seed", type=click.IntRange(min=0), default=2024, show_default=True, help="Same seed, same people.")
@click.option("--scale", type=Scale(), default="1", show_default=True, help="Size of the canton; 1 is exact.")
@click.option(
    "--residents", type=click.IntRange(min=0), default=0, help="Add Swiss residents up to this population (0: none)."
)
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    help="Permits are renewed up to this day (default: today).",
)
@click.option("--check", is_flag=True, help="Load nothing; count what is there. Exit code 1 on a difference.")
@uses_database
def demo_data(seed: int, scale: Fraction, residents: int, today: datetime | None, check: bool) -> None:
    """Make the synthetic canton: people, permits, homes, support units; on 31 December 2024 the published figures."""
    day = today.date() if today else clock.today()
    with pg.running():
        if check:
            configure(pg.OWNER_ROLE)
            _check(scale)
        else:
            up_to_date()
            _load(seed, scale, residents, day)


def _load(seed: int, scale: Fraction, residents: int, today: date) -> None:
    from django.conf import settings

    from domizil.demo import offices
    from domizil.demo.load import NotEmpty, load

    try:
        summary = load(seed=seed, scale=scale, residents=residents, today=today, report=click.echo)
        if settings.DEMO:
            offices.open_offices(seed=seed, today=today, report=click.echo)
    except NotEmpty as problem:
        raise click.ClickException(str(problem)) from None
    except ValueError as bad:
        raise click.UsageError(str(bad)) from None
    click.echo(f"{summary.persons} persons, {summary.units} support units, SHA-256 {summary.digest}")


def _check(scale: Fraction) -> None:
    from django.db import connection

    from domizil.demo.checks import check

    lines = check(connection, scale)
    table = Table("Figure", title="Demonstration canton and published figures")
    for column in ("expected", "found", ""):
        table.add_column(column, justify="right")
    for figure, expected, found in lines:
        table.add_row(figure, str(expected), str(found), "" if expected == found else "[red]differs[/red]")
    Console().print(table)
    wrong = sum(expected != found for _, expected, found in lines)
    if wrong:
        raise click.ClickException(f"{wrong} of {len(lines)} figures differ.")
