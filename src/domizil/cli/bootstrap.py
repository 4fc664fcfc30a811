# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What commands that use the database have in common."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from typing import Any

import click

from domizil.base import pg
from domizil.base.clock import BadToday


def configure(role: str) -> None:
    """Load Django for the owner or the app role. Called once in a process, before anything touches the database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "domizil.settings")
    os.environ["DOMIZIL_DATABASE_ROLE"] = role
    import django

    django.setup()


def uses_database(command: Callable[..., None]) -> Callable[..., None]:
    """Say what is wrong with the database in a message (exit 1), and what is wrong with `DOMIZIL_TODAY` (exit 2)."""

    @functools.wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
        except pg.PostgresProblem as problem:
            raise click.ClickException(str(problem)) from None
        except BadToday as bad:
            raise click.UsageError(str(bad)) from None

    return wrapped
