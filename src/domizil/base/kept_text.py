# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Texts that are written down today and read tomorrow in another language.

A sentence of the catalogue remembers which one it is and what was put into it. So a refusal that becomes a row of the
database is kept as `{"text": German sentence, "with": values}`, and every reader gets it in their own language.

    from domizil.base.kept_text import text as _       # in a module of messages, instead of gettext

    told = _("Unter der Nummer {0} kennt das Register niemanden.").format(number)
    row.words = keep(told)                              # data for a JSON column
    show(row.words)                                     # in the reader's language;  show(row.words, "de") in German
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext, override

Kept = Any
"""A text as JSON: a plain string, `{"text", "with", "by", "capital"}`, or `{"glue", "parts"}`."""


class Text(str):
    """A text in the language of now that knows how it was made; all but `format` and `%` make a plain string of it."""

    __slots__ = ("kept",)
    kept: Kept

    def __new__(cls, shown: str, kept: Kept = None) -> Text:
        """Make one; without `kept` it stays as it is written."""
        made = super().__new__(cls, shown)
        made.kept = shown if kept is None else kept
        return made

    def format(self, *values: object, **named: object) -> Text:
        """Put values into it: by place or by name."""
        return self._filled({"with": named or values, "by": "format"})

    def __mod__(self, values: object) -> Text:
        """Put values into it: a mapping for `%(name)s`."""
        return self._filled({"with": values, "by": "%"})

    def capital(self) -> Text:
        """The same, beginning with a capital letter."""
        return made(self.kept | {"capital": True}) if isinstance(self.kept, dict) else Text(capfirst(str(self)))

    def _filled(self, how: dict[str, Any]) -> Text:
        sentence = self.kept["text"] if isinstance(self.kept, dict) else self.kept
        return made({"text": sentence, **how, "with": _values(how["with"])})


def text(sentence: str) -> Text:
    """Return a sentence of the catalogue, to be used like `gettext`."""
    return Text(gettext(sentence), {"text": sentence})


def label(lazy: Promise) -> Text:
    """Return a lazy text of the catalogue, such as the label of a choice."""
    with override(None):  # without a language it is the sentence of the catalogue
        return text(str(lazy))


def glued(glue: str, parts: Iterable[object]) -> Text:
    """Return texts one after the other."""
    return made({"glue": glue, "parts": [keep(part) for part in parts]})


def keep(value: object) -> Kept:
    """Return a text, or a value within one, as JSON."""
    if isinstance(value, Text):
        return value.kept
    if isinstance(value, Promise):
        return label(value).kept
    return value if value is None or isinstance(value, int) else str(value)


def made(kept: Kept) -> Text:
    """Return a text that was kept, in the language of now."""
    return Text(show(kept), kept)


def show(kept: Kept, language: str | None = None) -> str:
    """Return a text that was kept, in the reader's language or in the one named."""
    if language is not None:
        with override(language):
            return show(kept)
    if not isinstance(kept, dict):
        return str(kept)
    if "parts" in kept:
        return str(kept["glue"]).join(show(part) for part in kept["parts"])
    sentence = kept["text"]
    filled = _fill(gettext(sentence), kept)
    return capfirst(filled) if kept.get("capital") else filled


def shown(values: dict[str, Kept]) -> dict[str, Any]:
    """Return the values of a text with the texts among them in the reader's language."""
    return {name: _shown(value) for name, value in values.items()}


def _values(given: Any) -> Any:
    """The values put into a text, as JSON."""
    if isinstance(given, dict):
        return {name: keep(value) for name, value in given.items()}
    return [keep(value) for value in (given if isinstance(given, tuple) else (given,))]


def _fill(sentence: str, kept: dict[str, Any]) -> str:
    if "with" not in kept:
        return sentence
    values = kept["with"]
    if isinstance(values, dict):
        return sentence % shown(values) if kept["by"] == "%" else sentence.format(**shown(values))
    plain = tuple(_shown(value) for value in values)
    return sentence % plain if kept["by"] == "%" else sentence.format(*plain)


def _shown(value: Kept) -> Any:
    """A value within a text: a text in the reader's language, a number as it is."""
    return show(value) if isinstance(value, dict) and ("text" in value or "parts" in value) else value
