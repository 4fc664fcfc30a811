# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""`domizil migrate`, `domizil db`, `domizil manage`."""

from __future__ import annotations

import click

from domizil.base import pg

from .bootstrap import configure, uses_database


def up_to_date() -> None:
    """Make roles and database and run the migrations. The database must be running, Django not yet loaded."""
    pg.prepare()
    configure(pg.OWNER_ROLE)
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


@click.command()
@uses_database
def migrate() -> None:
    """Bring the database up to date; an own PostgreSQL is made and started if need be."""
    with pg.running():
        up_to_date()
    click.echo("The database is up to date.")


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
@uses_database
def manage(arguments: tuple[str, ...]) -> None:
    """Run one of Django's own commands with the owner's rights, to whom row-level security does not apply."""
    with pg.running():
        configure(pg.OWNER_ROLE)
        from django.core.management import execute_from_command_line

        execute_from_command_line(["domizil manage", *arguments])


@click.group()
def db() -> None:
    """Start, stop or look at the own PostgreSQL (nothing to do when DATABASE_URL is set)."""


def _own_cluster() -> pg.Cluster:
    cluster = pg.own_cluster()
    if cluster is None:
        raise click.ClickException("DATABASE_URL is set: that database is used, and Domizil starts and stops nothing.")
    return cluster


@db.command()
@uses_database
def start() -> None:
    """Start it, and make it the first time. It runs until `domizil db stop`."""
    cluster = _own_cluster()
    started = cluster.start_to_stay()
    pg.prepare()
    click.echo(f"PostgreSQL {'started' if started else 'was running'}: {cluster.conninfo(pg.DATABASE, pg.OWNER_ROLE)}")


@db.command()
@uses_database
def stop() -> None:
    """Stop it."""
    _own_cluster().stop()
    click.echo("PostgreSQL is stopped.")


@db.command()
@uses_database
def status() -> None:
    """Say whether it runs (exit 0) or not (exit 1), and where its data is."""
    cluster = _own_cluster()
    if not cluster.answers():
        raise click.ClickException(f"PostgreSQL does not run. Its data is in {cluster.data}.")
    click.echo(f"PostgreSQL runs: {cluster.conninfo(pg.DATABASE, pg.OWNER_ROLE)}")
    click.echo(f"Programs: {cluster.bin_dir}")
    click.echo(f"Data: {cluster.data}")
