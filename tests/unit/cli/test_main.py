# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command and its exit codes."""

import click
import pytest
from click.testing import CliRunner

from domizil import __version__
from domizil.base import clock
from domizil.cli.bootstrap import uses_database
from domizil.cli.main import COMMANDS, main


def run(*words: str):
    return CliRunner().invoke(main, words)


def test_help_lists_every_command():
    result = run("--help")
    assert result.exit_code == 0
    assert all(f"  {name} " in result.output for name in COMMANDS)


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "manage"])  # Django helps there
def test_every_command_has_help(name):
    result = run(name, "--help")
    assert result.exit_code == 0
    assert "Usage:" in result.output


def test_version():
    assert __version__ in run("--version").output


def test_an_unknown_command_is_bad_input():
    result = run("lawx")
    assert result.exit_code == 2
    assert "No such command" in result.output


def test_a_bad_day_is_bad_input(monkeypatch):
    monkeypatch.setenv("DOMIZIL_TODAY", "tomorrow")
    command = click.command()(uses_database(lambda: click.echo(clock.today())))
    result = CliRunner().invoke(command)
    assert result.exit_code == 2
    assert "DOMIZIL_TODAY is 'tomorrow', which is no date. Allowed is a day such as 2024-12-31" in result.output


def test_a_database_that_cannot_be_reached_is_named(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/nothing")
    result = run("migrate")
    assert result.exit_code == 1
    assert "DATABASE_URL names a database that cannot be reached" in result.output


@pytest.mark.parametrize("command", [("db", "status"), ("db", "start"), ("db", "stop"), ("demo-reset",)])
def test_a_given_database_is_neither_started_nor_deleted(monkeypatch, command):
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/nothing")
    result = run(*command)
    assert result.exit_code == 1
    assert "DATABASE_URL is set" in result.output
