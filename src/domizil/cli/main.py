# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command `domizil`. Every subcommand is imported when it is asked for, so that `domizil law` never loads Django.

Exit codes: 0 done, 1 not possible now (the message says why), 2 bad input.
"""

from __future__ import annotations

import importlib

import click

import domizil
from domizil.base.clock import BadToday
from domizil.law.engine.errors import LawError

# name: (where it is, one line for the list of commands)
COMMANDS = {
    "law": ("domizil.cli.law:law", "What the law says, what runs, what changes."),
    "support": ("domizil.cli.support:support", "Assess a household's month; simulate many."),
    "guide": ("domizil.cli.guide:guide", "What must I do? Answers for one person; the matrix of all answers."),
    "nightly": ("domizil.cli.nightly:nightly", "All jobs of a night, in their order."),
    "duties": ("domizil.cli.duties:duties", "Deadlines of residents: demands and reminders."),
    "exchange": ("domizil.cli.exchange:exchange", "Exchange messages with other registers (eCH-0020, sedex)."),
    "accounts": ("domizil.cli.accounts:accounts", "Accounts of people at work, and their grants."),
    "audit": ("domizil.cli.accounts:audit", "Whether the audit of reads and writes is whole."),
    "third-parties": ("domizil.cli.third_parties:third_parties", "Reports of landlords and hosts, compared."),
    "demo": ("domizil.cli.demo:demo", "Run Domizil on a synthetic canton."),
    "demo-reset": ("domizil.cli.demo:demo_reset", "Delete the demonstration and begin anew."),
    "demo-data": ("domizil.cli.demo_data:demo_data", "Make the synthetic canton."),
    "serve": ("domizil.cli.serve:serve", "Serve the pages."),
    "migrate": ("domizil.cli.database:migrate", "Bring the database up to date."),
    "db": ("domizil.cli.database:db", "Start, stop or look at the own PostgreSQL."),
    "manage": ("domizil.cli.database:manage", "Django's own commands, with the owner's rights."),
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports one when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of `COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command; None when there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, attribute = COMMANDS[cmd_name][0].split(":")
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command), cmd_name
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run a command. Law that is not sound, or a day that is none, does not start: exit 1 and the reason."""
        try:
            return super().invoke(ctx)
        except (LawError, BadToday) as error:
            raise click.ClickException(str(error)) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(domizil.__version__, prog_name="domizil")
def main() -> None:
    """Residence administration of a canton, on law that is executable and cited."""
