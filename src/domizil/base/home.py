# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where Domizil keeps what it makes on this machine: its own PostgreSQL and its secret key.

`DOMIZIL_HOME` names the folder; without it, it is `.domizil` in the folder Domizil is started from.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path


def path() -> Path:
    """Return the folder (absolute; it need not exist yet)."""
    return Path(os.environ.get("DOMIZIL_HOME") or ".domizil").absolute()


def make() -> Path:
    """Return the folder and make it if it is missing. Others may pass through it: PostgreSQL is another user."""
    folder = path()
    if not folder.exists():
        folder.mkdir(parents=True)
        folder.chmod(0o755)
    return folder


def secret_key() -> str:
    """Return the key that signs sessions: `DOMIZIL_SECRET_KEY`, else one made once and kept in the folder."""
    if given := os.environ.get("DOMIZIL_SECRET_KEY"):
        return given
    file = path() / "secret-key"
    if not file.exists():
        made = make() / f"secret-key.{os.getpid()}"
        made.touch(mode=0o600)
        made.write_text(secrets.token_urlsafe(48), encoding="ascii")
        with contextlib.suppress(FileExistsError):  # another process was first: its key counts
            file.hardlink_to(made)
        made.unlink()
    return file.read_text(encoding="ascii")
