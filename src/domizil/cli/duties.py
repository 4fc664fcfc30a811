# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""`domizil duties run`: the nightly job on deadlines, demands and reminders."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import click

from domizil.base import pg

from .bootstrap import configure, uses_database
from .law import DAY


@click.group()
def duties() -> None:
    """Deadlines of residents: what is overdue, and the letters about it."""


@duties.command()
@click.option("--municipality", type=int, default=None, help="Number of the federal list, such as 1061.")
@click.option("--all", "every", is_flag=True, help="Every municipality whose control is kept here.")
@click.option("--on", type=DAY, default=None, help="The day to look at (default: today).")
@uses_database
def run(municipality: int | None, every: bool, on: date | None) -> None:
    """Find what is overdue, close what is met, write demands and reminders that are due. Twice is once.

    Fines are decided by people only. Messages to section chiefs (§ 11 NG) that wait are put into the directory
    DOMIZIL_OUTBOX, each once; where it is not set, they go on waiting.
    """
    if (municipality is None) == (not every):
        raise click.UsageError("Name one municipality with --municipality, or take --all.")
    with pg.running():
        configure(pg.OWNER_ROLE)
        _run(municipality, on)
        _send()


def _run(municipality: int | None, on: date | None) -> None:
    from domizil.base import acting, clock
    from domizil.register.duties import job
    from domizil.register.papers.models import Practice

    day = on or clock.today()
    if day > clock.today():
        raise click.UsageError(f"{day.isoformat()} is still to come; letters are written today at the latest.")
    kept = Practice.objects.exclude(control_since=None).order_by("municipality")
    places = list(kept.values_list("municipality", flat=True)) if municipality is None else [municipality]
    for place in places:
        with acting.as_worker(None, path="domizil duties run"):
            done = job.run(place, day)
        if not done.kept:
            raise click.ClickException(
                f"{place}: the control of papers has not begun here. Its first day is one of the municipality's terms."
            )
        click.echo(
            f"{place} on {day.isoformat()}: {done.opened} opened, {done.met} ended, {done.demanded} demands, "
            f"{done.reminded} reminders, {done.waiting} waiting for a term"
        )
    if not places:
        click.echo("No municipality keeps its control here yet.")


def _send() -> None:
    from domizil.base import acting, outbox
    from domizil.register.papers.service import SECTION_CHIEF

    folder = os.environ.get("DOMIZIL_OUTBOX", "")
    if folder:
        with acting.as_worker(None, path="domizil duties run"):
            sent = outbox.send(SECTION_CHIEF, outbox.into(Path(folder)))
        click.echo(f"{sent} messages to section chiefs in {folder}")
