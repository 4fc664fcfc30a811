# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong on the law floor."""

from __future__ import annotations

from dataclasses import dataclass


class LawError(Exception):
    """The law as written here is not sound: it must not start."""


class NoSuchLaw(LookupError):
    """A statute, norm, rule or version was asked for that does not exist (on that day)."""


@dataclass
class Unknown(Exception):
    """A calculation needs a figure that nobody has entered with a source yet.

    `parameter` names it, `what` says it in German and English, `who` says who can enter it.
    """

    parameter: str
    what: dict[str, str]
    who: dict[str, str]
    told: bool = False  # the derivation already shows where it stopped

    def __str__(self) -> str:
        return self.what["en"]


@dataclass
class BadInput(ValueError):
    """A fact that cannot be: `where` (a path), `what` is wrong, what is `allowed`.

    `says`: the key of a word of the statute that tells the same to a reader in her language; "" where there is none.
    """

    where: str
    what: str
    allowed: str
    says: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.what}. Allowed: {self.allowed}."
