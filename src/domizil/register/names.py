# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Names: which characters a register may hold, how a name is found, and how names are sorted.

Swiss registers of persons use ISO 8859-1 and Latin Extended-A (Federal Council, 12 May 2021); anything else is refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

ALLOWED_CHARACTERS = "\u0020-\u007e\u00a0-\u017f"
_ALLOWED = re.compile(f"[{ALLOWED_CHARACTERS}]+")
_SIGNS = " -'´`.,/()·\u00a0"
_FOLD = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "ł": "l",
        "ŀ": "l", "ŋ": "n", "ŧ": "t", "ĸ": "k", "ĳ": "ij", "ŉ": "n", "ſ": "s",
    }
)  # fmt: skip
_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")
# Two spellings of one sound that are typed for each other: Müller, Mueller and Muller are found by any of them.
_DIGRAPHS = re.compile(r"(?<=[aou])e+")


def bad_character(name: str) -> str | None:
    """Return the first character of a name that Swiss registers do not hold, or None when all are allowed."""
    composed = unicodedata.normalize("NFC", name)
    return next((character for character in composed if not _ALLOWED.fullmatch(character)), None)


def not_in_names(name: str) -> str | None:
    """Return the first character of a name that no name of a person has, or None: a digit, `<`, `@` and the like.

    Swiss registers could hold it, but whoever types it means something else. Letters, blanks and `-'´`.,/()·` are left.
    """
    return next((character for character in name if not (character.isalpha() or character in _SIGNS)), None)


def is_name(name: str) -> bool:
    """Say whether a name holds a letter; a hyphen alone stands for a name that somebody does not have."""
    return name == "-" or any(character.isalpha() for character in name)


def written(name: str) -> str:
    """Return a name as the register writes it: composed characters (NFC), single blanks, none at the ends."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def fold(text: str) -> str:
    """Return a text in lower-case ASCII letters, digits and single blanks, without accents and hyphens."""
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(_FOLD))
    plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    return _NOT_A_LETTER.sub(" ", plain).strip()


def search_key(official_name: str, first_name: str) -> str:
    """Return the text a person is found by; its words begin with what somebody types, after `search_text`."""
    return search_text(f"{official_name} {first_name}")


def further_key(held: Iterable[str], today: str) -> str:
    """Return the words of all these names, "" if the search key of today holds each of them."""
    words = dict.fromkeys(search_text(" ".join(held)).split())
    return "" if words.keys() <= set(today.split()) else " ".join(words)


def search_text(typed: str) -> str:
    """Return what somebody typed in the form of the search key: folded, and ä, ae and a alike (as ö and ü)."""
    return _DIGRAPHS.sub("", fold(typed))


def sort_key(official_name: str, first_name: str) -> str:
    """Return the text persons are sorted by, after DIN 5007-1: ä like a, ö like o, ü like u, ß like ss.

    Parts are split by a tabulator, which comes before the blank: Meier, Meier-Graf, Meierhans. The names themselves
    follow their folded form, so that equal keys keep one order.
    """
    return "\t".join((fold(official_name), fold(first_name), official_name, first_name))
