# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""`domizil accounts`: who works with Domizil and what they may do; `domizil audit`: whether the audit is whole."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from domizil.base import pg

from .bootstrap import configure, uses_database
from .law import DAY

if TYPE_CHECKING:
    from domizil.base.audit import Head
    from domizil.base.models import Worker

ROLES = (
    "support",
    "register",
    "housing",
    "allocation",
    "permits",
    "commission",
    "finance",
    "analyst",
    "supervisor",
    "administrator",
)
place = click.option("--municipality", type=int, default=None, help="Number of the federal list (default: the canton).")
role = click.argument("role", type=click.Choice(ROLES))
_ROLE_HELP = "Roles: " + ", ".join(ROLES)


@contextmanager
def _as_operator(path: str) -> Iterator[None]:
    """The owner acts, named by the command; a refusal is one message with what to do next (exit 2)."""
    with pg.running():
        configure(pg.OWNER_ROLE)
        from domizil.base import acting
        from domizil.base.refusal import Refusal

        try:
            with acting.as_worker(None, path=path):
                yield
        except Refusal as refusal:
            told = " ".join(filter(None, (refusal.what, refusal.why, refusal.what_next)))
            raise click.UsageError(told) from None


@click.group()
def accounts() -> None:
    """Accounts of people at work, and their grants."""


@accounts.command("list")
@click.option("--json", "json_", is_flag=True, help="Print JSON.")
@uses_database
def list_(json_: bool) -> None:
    """List accounts with their grants: role, place, days, purpose."""
    with _as_operator("domizil accounts list"):
        from domizil.base.models import Worker

        rows = [_told(worker) for worker in Worker.objects.order_by("username").prefetch_related("grants")]
    if json_:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        click.echo(f"{row['username']}  {row['name']}{'' if row['active'] else '  (locked)'}")
        for one in row["grants"]:
            days = f"{one['since']} – {one['until'] or ''}".rstrip()
            click.echo(f"  {one['role']:<14}{one['municipality'] or 'canton':<8}{days}  {one['purpose']}")


def _told(worker: Worker) -> dict[str, Any]:
    grants = [
        {
            "role": one.role,
            "municipality": one.municipality_id,
            "since": one.valid.lower.isoformat(),
            "until": one.valid.upper.isoformat() if one.valid.upper else None,
            "purpose": one.purpose,
        }
        for one in worker.grants.all()
    ]
    return {"username": worker.username, "name": worker.get_full_name(), "active": worker.is_active, "grants": grants}


@accounts.command()
@click.argument("username")
@click.option("--first", default="", help="First name.")
@click.option("--last", default="", help="Last name.")
@click.option("--language", type=click.Choice(["de", "en"]), default="de", show_default=True)
@uses_database
def add(username: str, first: str, last: str, language: str) -> None:
    """Add an account; it may nothing until it gets a grant, and signs in once it has a password."""
    with _as_operator("domizil accounts add"):
        from domizil.base import workers

        workers.add(by=None, username=username, first_name=first, last_name=last, language=language)
    click.echo(f"{username} is added. Next: domizil accounts password {username}, domizil accounts grant {username} …")


@accounts.command(epilog=_ROLE_HELP)
@click.argument("username")
@role
@place
@click.option("--purpose", required=True, help="What for, in a few words.")
@click.option("--since", type=DAY, default=None, help="First day (default: today).")
@click.option("--until", type=DAY, default=None, help="Last day (default: open).")
@uses_database
def grant(
    username: str, role: str, municipality: int | None, purpose: str, since: date | None, until: date | None
) -> None:
    """Let USERNAME work in a ROLE."""
    with _as_operator("domizil accounts grant"):
        from domizil.base import workers
        from domizil.base.models import Role

        worker = workers.account(username)
        workers.grant(
            by=None,
            worker=worker,
            role=Role(role),
            municipality=municipality,
            purpose=purpose,
            since=since,
            until=until,
        )
    click.echo(f"{username} may work as {role} in {municipality or 'the canton'}.")


@accounts.command(epilog=_ROLE_HELP)
@click.argument("username")
@role
@place
@click.option("--on", "day", type=DAY, default=None, help="First day without it (default: today).")
@uses_database
def revoke(username: str, role: str, municipality: int | None, day: date | None) -> None:
    """End USERNAME's work in a ROLE."""
    with _as_operator("domizil accounts revoke"):
        from domizil.base import workers
        from domizil.base.models import Role

        worker = workers.account(username)
        workers.revoke(by=None, worker=worker, role=Role(role), municipality=municipality, on=day)
    click.echo(f"{username} works no longer as {role} in {municipality or 'the canton'}.")


@accounts.command()
@click.argument("username")
@click.option("--generate", is_flag=True, help="Make one by chance and print it once; else it is asked for.")
@uses_database
def password(username: str, generate: bool) -> None:
    """Give USERNAME a password; open sessions of the account end."""
    given = None if generate else click.prompt("Password", hide_input=True, confirmation_prompt=True)
    with _as_operator("domizil accounts password"):
        from domizil.base import workers

        chosen = given or workers.made_password()
        workers.new_password(by=None, worker=workers.account(username), password=chosen)
    click.echo(f"{username} has a new password{f': {chosen}' if generate else '.'}")


def _switch(locked: bool) -> Callable[[str], None]:
    def command(username: str) -> None:
        with _as_operator("domizil accounts lock"):
            from domizil.base import workers

            workers.lock(by=None, worker=workers.account(username), locked=locked)
        click.echo(f"{username} is {'locked' if locked else 'open'}.")

    command.__doc__ = "Lock USERNAME: no sign-in, nothing to see." if locked else "Open USERNAME again."
    return command


for _name, _locked in (("lock", True), ("unlock", False)):
    accounts.command(_name)(click.argument("username")(uses_database(_switch(_locked))))


@click.group()
def audit() -> None:
    """The audit of reads and writes."""


@audit.command()
@click.option("--heads", "kept", type=click.Path(exists=True, dir_okay=False, path_type=Path), default=None,
              help="A file that `domizil audit heads` wrote earlier and that was kept elsewhere.")  # fmt: skip
@uses_database
def verify(kept: Path | None) -> None:
    """Check every entry and history row against its hash; exit 1 when one was changed, removed or inserted."""
    from_file = kept.read_text(encoding="utf-8") if kept else "[]"
    with _as_operator("domizil audit verify"):
        from domizil.base import audit as chain

        faults = list(chain.faults(_heads(from_file)))
        entries, rows = chain.size()
    for fault in faults:
        where = fault.history or "audit"
        which = f"row {fault.row}" if fault.row is not None else f"lane {fault.lane}, entry {fault.number}"
        click.echo(f"{fault.kind:<9}{where}: {which}")
    if faults:
        raise click.ClickException(f"{len(faults)} faults in {entries} entries.")
    click.echo(f"The audit is whole: {entries} entries over {rows} history rows.")


def _heads(text: str) -> list[Head]:
    from domizil.base.audit import Head

    try:
        return [Head(int(lane), int(number), str(hash_)) for lane, number, hash_ in json.loads(text)]
    except (ValueError, TypeError):
        raise click.UsageError("The file holds no heads; it has to be what `domizil audit heads` printed.") from None


@audit.command()
@uses_database
def heads() -> None:
    """Print the end of every chain as JSON. Keep it elsewhere: it finds out who can compute hashes anew."""
    with _as_operator("domizil audit heads"):
        from domizil.base import audit as chain

        found = [[head.lane, head.number, head.hash] for head in chain.heads()]
    click.echo(json.dumps(found))
