# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""`domizil exchange`: messages between registers (eCH-0020 over sedex)."""

from __future__ import annotations

import functools
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from domizil.base import pg
from domizil.base.refusal import Refusal

from .bootstrap import configure, uses_database

if TYPE_CHECKING:
    from domizil.exchange.post import Tally

OWNER, APP = pg.OWNER_ROLE, pg.APP_ROLE
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)


KIND = click.option(
    "--kind", type=click.Choice(["baseDelivery", "keyExchange"]), default="baseDelivery", show_default=True
)


@click.group()
def exchange() -> None:
    """Messages between registers: eCH-0020 version 3.0 over the directories of sedex."""


def _as(role: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Run a command with the database as a role; a refusal is a line and exit code 2."""

    def wrapper(command: Callable[..., None]) -> Callable[..., None]:
        @uses_database
        @functools.wraps(command)
        def wrapped(*args: Any, **kwargs: Any) -> None:
            with pg.running():
                configure(role)
                try:
                    command(*args, **kwargs)
                except Refusal as refusal:
                    _refuse(refusal)

        return wrapped

    return wrapper


def _refuse(refusal: Refusal) -> None:
    for line in (refusal.what, refusal.why, refusal.what_next):
        if line:
            click.echo(line, err=True)
    raise SystemExit(2) from None


@exchange.command()
@click.option(
    "--every",
    type=click.IntRange(min=1),
    metavar="SECONDS",
    help="Go on until stopped (Ctrl-C, SIGTERM), with so many seconds between two runs.",
)
@_as(APP)
def run(every: int | None) -> None:
    """Take what lies in the inbox, apply and answer it, and send what the register has to tell. Safe to repeat."""
    from domizil.exchange import continuous, post, sedex

    if every is None:
        _told(post.run(sedex.mailbox()))
        return
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    for outcome in continuous.keep_running(sedex.mailbox(), lambda: stop.wait(every)):
        _told(outcome)


def _told(outcome: Tally | Refusal) -> None:
    """Say what a run did, or why it could not be."""
    if isinstance(outcome, Refusal):
        click.echo(" ".join(line for line in (outcome.what, outcome.why, outcome.what_next) if line), err=True)
        return
    states = ", ".join(f"{state} {count}" for state, count in sorted(outcome.received.states.items())) or "0"
    click.echo(f"in: {states}; repeated {outcome.received.repeated}; quarantined {outcome.quarantined}")
    click.echo(f"out: new {outcome.told}; handed over {outcome.sent}; receipts {outcome.receipts}")


@exchange.command()
@click.argument("file", type=FILE)
def validate(file: Path) -> None:
    """Say whether FILE is a message that would be taken: XML, version, schema. Changes nothing, needs no database."""
    configure(APP)
    from domizil.exchange import intake

    try:
        opened = intake.open_file(file)
    except Refusal as refusal:
        _refuse(refusal)
    else:
        click.echo(f"{opened.kind}, {opened.header.message_id}: valid")


@exchange.command()
@click.argument("municipality", type=int)
@click.argument("folder", type=FOLDER)
@click.option("--package", default=10_000, show_default=True, help="Persons in one file; at most 10 000.")
@KIND
@_as(APP)
def export(municipality: int, folder: Path, package: int, kind: str) -> None:
    """Write the base delivery of a MUNICIPALITY (BFS number) into FOLDER, in packages of eCH-0020."""
    from domizil.exchange import base_delivery

    for file, persons in base_delivery.export(municipality, folder, package=package, kind=kind):
        click.echo(f"{file}: {persons}")


@exchange.command()
@click.argument("municipality", type=int)
@click.argument("sedex_id")
@click.option("--message-type", type=int, required=True, help="The sedex message type agreed with the participant.")
@KIND
@_as(APP)
def send(municipality: int, sedex_id: str, message_type: int, kind: str) -> None:
    """Send the base delivery of a MUNICIPALITY (BFS number), or its numbers, to the participant SEDEX_ID."""
    from domizil.exchange import base_delivery, sedex

    sent = base_delivery.send(municipality, sedex.mailbox(), kind=kind, to=sedex_id, message_type=message_type)
    click.echo(f"{sent} packages handed over.")


@exchange.command()
@click.argument("municipality", type=int)
@click.argument("sedex_id")
@_as(OWNER)
def join(municipality: int, sedex_id: str) -> None:
    """Let a MUNICIPALITY (BFS number) take part under its number SEDEX_ID."""
    from domizil.base.models import Municipality
    from domizil.exchange import actions

    town = Municipality.objects.filter(pk=municipality).first()
    if town is None:
        raise click.UsageError(f"{municipality} is no municipality of this database.")
    made = actions.join(sedex_id=sedex_id, municipality=town)
    click.echo(f"{made.name} takes part as {made.sedex_id}.")


@exchange.command()
@click.argument("sedex_id")
@click.argument("name")
@click.option("--from", "sender", help="Number of a municipality of ours whose events are sent there from now on.")
@click.option("--message-type", type=int, help="The sedex message type agreed with the participant.")
@click.option("--kind", "kinds", multiple=True, help="Only this kind (moveIn); may be repeated.")
@click.option(
    "--blocks-papers-as",
    type=click.Choice(["justice_department", "criminal_authority"]),
    default="",
    help="May order blocks on papers (§ 14 para. 3 NG), as this authority.",
)
@_as(OWNER)
def subscribe(
    sedex_id: str,
    name: str,
    sender: str | None,
    message_type: int | None,
    kinds: tuple[str, ...],
    blocks_papers_as: str,
) -> None:
    """Enter a participant to exchange with, and what is sent there."""
    from domizil.exchange import actions
    from domizil.exchange.models import Participant

    partner = actions.partner(sedex_id=sedex_id, name=name, orders_blocks_as=blocks_papers_as)
    if sender is None:
        click.echo(f"{name} may send to us; nothing is sent there.")
        return
    own = Participant.objects.filter(sedex_id=sender, municipality__isnull=False).first()
    if own is None or message_type is None:
        raise click.UsageError("--from must be a municipality that has joined, and --message-type is needed with it.")
    actions.subscribe(sender=own, recipient=partner, message_type=message_type, kinds=kinds)
    click.echo(f"{name} gets the events of {own.name} from now on.")


@exchange.command()
@click.argument("folder", type=FOLDER)
@click.argument("sedex_id")
@click.option("--refuse", is_flag=True, help="Answer every message with a negative report.")
def partner(folder: Path, sedex_id: str, refuse: bool) -> None:
    """Play the adapter and the participant SEDEX_ID on FOLDER: take what we sent, give receipts and answers."""
    configure(APP)
    from domizil.exchange import simulator

    try:
        taken = simulator.play(folder, sedex_id, accept=not refuse)
    except Refusal as refusal:
        _refuse(refusal)
    else:
        click.echo(f"{len(taken)} messages taken, with receipts and answers: {', '.join(taken) or '-'}")
