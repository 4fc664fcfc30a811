# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Secret codes: who has one may go on with what it opens. Only their hash is kept.

A code has 80 random bits, which nobody finds by trying; therefore a plain SHA-256 of it is enough, and no delay is.
"""

from __future__ import annotations

import contextlib
import hashlib
import secrets
from collections.abc import Iterator

from django.db import connection

# Letters and digits that are not mistaken for each other when a code is read from paper (Crockford's base 32).
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 16
_GROUP = 4
_MEANT = str.maketrans("OIL", "011")


def new_code() -> str:
    """Return a new code as it is shown: four groups of four characters."""
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return "-".join(code[place : place + _GROUP] for place in range(0, LENGTH, _GROUP))


def plain(typed: str) -> str | None:
    """Return a code as it was made, however it was typed; None when it cannot be one."""
    code = "".join(typed.upper().replace("-", " ").split()).translate(_MEANT)
    return code if len(code) == LENGTH and all(letter in ALPHABET for letter in code) else None


def hashed(code: str) -> str | None:
    """Return the hash by which a code is kept; None when it cannot be a code."""
    made = plain(code)
    return None if made is None else hashlib.sha256(made.encode()).hexdigest()


@contextlib.contextmanager
def forgotten_after() -> Iterator[None]:
    """Let no code that is presented inside be known afterwards; a transaction that is undone forgets it by itself."""
    yield
    present("")


def present(code_hash: str) -> None:
    """Show the database the hash of a code, for this transaction: row-level security opens what it belongs to."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('domizil.code', %s, true)", [code_hash])
