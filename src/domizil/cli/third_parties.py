# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""`domizil third-parties`: hand in a file for a third party, compare again, delete old hotel slips."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from domizil.base import pg

from .bootstrap import configure, uses_database

if TYPE_CHECKING:
    from domizil.base.models import Worker


@click.group(name="third-parties")
def third_parties() -> None:
    """Reports of landlords, property managers, lodging hosts and collective households (§ 17 NG)."""


def as_worker(command: Callable[..., None]) -> Callable[..., None]:
    """Run a command as the worker named by `--as`, with what the worker's grants cover and nothing more."""

    @click.option("--as", "username", required=True, help="user name of the worker who does it")
    @uses_database
    @functools.wraps(command)
    def wrapped(username: str, **kwargs: Any) -> None:
        with pg.running():
            configure(pg.APP_ROLE)
            from domizil.base import acting
            from domizil.base.access import Hidden
            from domizil.base.models import Worker
            from domizil.base.refusal import Refusal

            worker = Worker.objects.filter(username=username).first()
            if worker is None:
                raise click.UsageError(f"There is no worker {username}.")
            try:
                with acting.as_worker(worker.pk, path=f"domizil third-parties {command.__name__}"):
                    command(worker, **kwargs)
            except Hidden:
                raise click.UsageError(f"Nothing there, or not for {username}.") from None
            except Refusal as refusal:
                told = (refusal.what, refusal.why, refusal.what_next)
                raise click.UsageError(" ".join(filter(None, told))) from None

    return wrapped


@third_parties.command(name="import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--reporter", type=int, required=True, help="number of the third party")
@click.option("--dry-run", is_flag=True, help="check only")
@as_worker
def import_file(worker: Worker, file: Path, reporter: int, dry_run: bool) -> None:
    """Check a CSV, XLSX or eCH-0112 file and take over its good rows."""
    from domizil.register.third_parties import access_keys, actions, messages
    from domizil.register.third_parties.reading.files import MOST_BYTES

    by = access_keys.on_behalf_of(worker, reporter)
    if file.stat().st_size > MOST_BYTES:
        raise messages.too_large(MOST_BYTES)
    delivery, sheet = actions.check_file(by=by, name=file.name, content=file.read_bytes())
    for problem in sheet.problems:
        click.echo(f"{problem.row}: {problem.column}: {problem.reason} ({problem.allowed})", err=True)
    for note in sheet.notes:
        click.echo(note, err=True)
    if dry_run:
        actions.drop(by=by, delivery=delivery)
        click.echo(f"{len(sheet.facts)} good, {sheet.bad} bad; nothing was taken over")
    else:
        actions.take(by=by, delivery=delivery)
        click.echo(f"{len(sheet.facts)} taken over, {sheet.bad} left out")


@third_parties.command()
@as_worker
def compare(worker: Worker) -> None:
    """Compare what differed or lay ahead with the register of today (a nightly job)."""
    from domizil.register.third_parties import actions, queries

    for place in queries.municipalities(worker):
        click.echo(f"{place}: {actions.compare_again(by=worker, municipality=place.pk)} compared")


@third_parties.command(name="delete-slips")
@as_worker
def delete_slips(worker: Worker) -> None:
    """Delete hotel slips whose time is over (a nightly job); refuses while the time is unknown."""
    from domizil.register.third_parties import actions, queries

    for place in queries.municipalities(worker):
        click.echo(f"{place}: {actions.delete_old_slips(by=worker, municipality=place.pk)} deleted")
