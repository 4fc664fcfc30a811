# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The languages of the guide. The pages of people at work know two of them; the guide speaks those of its readers.

Words of law stand in the vocabulary of a statute, texts of pages in the catalogues of messages (`GUIDE_LANGUAGES`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel import Locale
from babel.dates import format_date
from django.utils import translation

from domizil.law.engine.translations import EASY
from domizil.law.engine.words import LANGUAGES as LAW_LANGUAGES

GERMAN = "de"


@dataclass(frozen=True, slots=True)
class Language:
    """`code` as in an address and in `lang`; `base`: the language of page texts; `locale`: how days are written."""

    code: str
    name: str
    locale: str
    base: str


LANGUAGES: Mapping[str, Language] = {
    language.code: language
    for language in (
        Language("de", "Deutsch", "de_CH", "de"),
        Language(EASY, "Leichte Sprache", "de_CH", "de"),
        Language("fr", "Français", "fr_CH", "fr"),
        Language("it", "Italiano", "it_CH", "it"),
        Language("en", "English", "en_GB", "en"),
        Language("lb", "Lëtzebuergesch", "lb", "lb"),
    )
}


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Let page texts inside be in a language."""
    with translation.override(LANGUAGES[code].base):
        yield


def of_law(code: str) -> str:
    """The language in which the law pages and derivations can be read."""
    return LANGUAGES[code].base if LANGUAGES[code].base in LAW_LANGUAGES else GERMAN


def day(value: date, code: str) -> str:
    """A day, written out."""
    if LANGUAGES[code].base == "fr" and value.day == 1:
        return format_date(value, "'1er' MMMM y", _locale(code))
    return format_date(value, "d. MMMM y" if LANGUAGES[code].base in ("de", "lb") else "d MMMM y", _locale(code))


@cache
def states(codes: tuple[str, ...], code: str) -> tuple[tuple[str, str], ...]:
    """Codes of states with their names, in the order of the names."""
    names = _locale(code).territories
    named = [(one, str(names.get(one, one))) for one in codes]
    return tuple(sorted(named, key=lambda pair: sort_key(pair[1])))


def sort_key(name: str) -> str:
    """Sort without accents, so that Österreich stands with O."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", name) if letter.isalnum()).casefold()


@cache
def _locale(code: str) -> Locale:
    return Locale.parse(LANGUAGES[code].locale)
