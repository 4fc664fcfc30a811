# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Kölner Phonetik: names that sound alike in German get the same code (H. J. Postel, 1969)."""

from __future__ import annotations

from itertools import groupby

from .names import fold

_PLAIN = {
    **dict.fromkeys("aeijouy", "0"),
    "b": "1",
    **dict.fromkeys("fvw", "3"),
    **dict.fromkeys("gkq", "4"),
    "l": "5",
    **dict.fromkeys("mn", "6"),
    "r": "7",
    **dict.fromkeys("sz", "8"),
}
_C_HARD_AT_START, _C_HARD = frozenset("ahkloqrux"), frozenset("ahkoqux")


def sound(name: str) -> str:
    """Return the code of a name, word by word: Meier, Maier and Mayr are 67; empty for no letters."""
    return " ".join(filter(None, (_word(word) for word in fold(name).split())))


def _word(word: str) -> str:
    letters = [letter for letter in word if letter.isalpha()]
    digits = "".join(_digit(letters, place) for place in range(len(letters)))
    runs = "".join(digit for digit, _ in groupby(digits))
    return runs[:1] + runs[1:].replace("0", "")


def _digit(letters: list[str], place: int) -> str:
    letter = letters[place]
    before = letters[place - 1] if place else ""
    after = letters[place + 1] if place + 1 < len(letters) else ""
    if letter == "h":
        return ""
    if letter == "p":
        return "3" if after == "h" else "1"
    if letter in "dt":
        return "8" if after and after in "csz" else "2"
    if letter == "x":
        return "8" if before and before in "ckq" else "48"
    if letter == "c":
        return _of_c(before, after)
    return _PLAIN.get(letter, "")


def _of_c(before: str, after: str) -> str:
    """C sounds like K before some letters, and like Z after S or Z and elsewhere."""
    if not before:
        return "4" if after in _C_HARD_AT_START else "8"
    if before in "sz":
        return "8"
    return "4" if after in _C_HARD else "8"
