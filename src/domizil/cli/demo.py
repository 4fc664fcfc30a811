# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""`domizil demo`: a synthetic canton with one sign-in a role; Ctrl-C stops it, the data stays."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date

import click

from domizil.base import clock, home, pg

from . import serve
from .bootstrap import uses_database
from .database import up_to_date

# The day the demonstration shows: the official stock that the canton reproduces is of this day.
STOCK_DAY = date(2024, 12, 31)
SEED = 2024


@click.command()
@serve.port_option
@uses_database
def demo(port: int | None) -> None:
    """Run Domizil on a synthetic canton.

    The first start makes the database and fills it; later starts keep what is there. The day is 31 December 2024 unless
    DOMIZIL_TODAY says otherwise.
    """
    _run(port)


@click.command()
@serve.port_option
@uses_database
def demo_reset(port: int | None) -> None:
    """Delete the demonstration with everything entered since, and begin anew."""
    cluster = pg.own_cluster()
    if cluster is None:
        raise click.ClickException("DATABASE_URL is set: demo-reset deletes only a database that Domizil made itself.")
    cluster.remove()
    click.echo("The old demonstration is deleted.")
    _run(port)


def _run(port: int | None) -> None:
    os.environ["DOMIZIL_DEMO"] = "1"
    os.environ.setdefault("DOMIZIL_TODAY", STOCK_DAY.isoformat())
    os.environ.setdefault("DOMIZIL_OUTBOX", str(home.path() / "outbox"))
    os.environ.setdefault("DOMIZIL_SEDEX_DIR", str(home.path() / "sedex"))
    clock.today()  # a day that is none is refused before anything is made
    port = serve.checked_port(port)
    cluster = pg.own_cluster()
    if cluster is not None:
        _say(f"PostgreSQL starts ({_place_of(cluster)})")
    with serve.stopped_by_signal(), pg.running():
        _say("The database is brought up to date")
        up_to_date()
        _fill()
        _say("The pages start")
        with contextlib.ExitStack() as ended:
            serve.run_pages(port, serve.HOST, lambda address: _ready(address, ended))
    click.echo("Everything is stopped; the data stays. Start again with `make demo`.")


def _place_of(cluster: pg.Cluster) -> str:
    """Say where the data lies, and why when that is not under `DOMIZIL_HOME`."""
    if cluster.place.is_relative_to(home.path()):
        return f"data in {cluster.place}"
    return f"data in {cluster.place}: the user {cluster.account.name} may not enter {home.path()}"


def _say(line: str) -> None:
    click.echo(f"{click.style('·', fg='blue')} {line}")


def _ready(address: str, ended: contextlib.ExitStack) -> None:
    """Let the jobs of a night run beside the pages, and say that these are ready."""
    ended.enter_context(_night())
    _welcome(address)


@contextlib.contextmanager
def _night() -> Iterator[None]:
    """Do the jobs of a night, once, in a process that ends with us; what it says stands on the page of its runs."""
    log = home.make() / "nightly.log"
    with log.open("w") as out:
        night = subprocess.Popen(
            [sys.executable, "-m", "domizil", "nightly"], stdout=out, stderr=out, start_new_session=True
        )
    try:
        yield
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(night.pid, signal.SIGTERM)
        night.wait()


def _fill() -> None:
    """Load the canton and the accounts where they are missing."""
    from django.db import connection

    from domizil.base import accounts
    from domizil.base.models import Worker
    from domizil.demo import offices
    from domizil.register.models import Person

    if Person.objects.exists():
        if not Worker.objects.filter(username__in=[account.username for account in accounts.ACCOUNTS]).exists():
            raise click.ClickException(
                "This database holds people and none of the demonstration's accounts: it is not a demonstration, and "
                "gets no accounts with a published password. Unset DATABASE_URL, or name an empty database."
            )
        _say("The canton is there")
    else:
        from domizil.demo.load import load

        _say("The canton is made; this takes about half a minute the first time")
        load(seed=SEED, scale=1, residents=0, today=clock.today(), report=_say)
    accounts.create()
    offices.open_offices(seed=SEED, today=clock.today(), report=_say)
    connection.close()


def _welcome(address: str) -> None:
    from domizil.base import accounts

    click.echo()
    click.secho(f"Domizil runs at {address}", bold=True)
    click.echo(f"Day: {clock.today().isoformat()}. All people are synthetic.")
    click.echo(f"Sign in as one of these, with the password {accounts.PASSWORD}")
    width = max(len(account.username) for account in accounts.ACCOUNTS)
    for account in accounts.ACCOUNTS:
        click.echo(f"  {account.username:<{width}}  {account.full_name}, {account.where}")
    click.echo("Ctrl-C stops Domizil and its database.")
