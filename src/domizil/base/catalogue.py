# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The catalogue of messages: collected from code and templates, brought up to date, compiled. All in Python (Babel).

Messages are written in German; every other language has a catalogue in `locale/`. That of German holds only what Django
says in another spelling than the Swiss.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation import templatize

PACKAGE = Path(settings.PACKAGE)
_KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
# No dates and no names: the file changes only when a message does.
_HEADER = """\
# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms}\\n"

"""


_SHARP_S = "\u00df"
GUIDE = ("guide/", "web/guide/", "web/templates/web/guide/")
"""Where the messages of the guide stand, which speaks more languages than the rest of the house."""


def languages() -> list[str]:
    """Return the languages that have a catalogue: all but the one messages are written in."""
    return [*(code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE), *settings.GUIDE_LANGUAGES]


def path(language: str) -> Path:
    """Return the file of a language's catalogue."""
    return PACKAGE / "locale" / language / "LC_MESSAGES" / "django.po"


def messages(language: str = "") -> Catalog:
    """Collect the messages of the package that a language has to say, with the files they stand in; "" has all."""
    found = Catalog(charset="utf-8")
    for file in sorted([*PACKAGE.rglob("*.py"), *PACKAGE.rglob("templates/**/*.html")]):
        place = file.relative_to(PACKAGE).as_posix()
        if language in settings.GUIDE_LANGUAGES and not place.startswith(GUIDE):
            continue
        for message, comments, context in _messages_of(file):
            found.add(message, locations=[(place, 0)], auto_comments=comments, context=context)
    return found


def _messages_of(file: Path) -> Iterator[tuple[str | tuple[str, ...], list[str], str | None]]:
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".html":
        text = "\n".join(line.strip() for line in templatize(text, origin=str(file)).splitlines())
    source = io.BytesIO(text.encode())
    for _line, message, comments, context in extract("python", source, keywords=_KEYWORDS):
        yield message, comments, context


def read(language: str) -> Catalog:
    """Return a language's catalogue as it stands."""
    with path(language).open("rb") as file:
        return read_po(file, locale=language)


def update(language: str) -> Catalog:
    """Add what is new to a language's catalogue, drop what is gone, write it; return it."""
    catalogue = read(language)
    catalogue.update(messages(language), no_fuzzy_matching=True)
    _write(language, catalogue)
    return catalogue


def _write(language: str, catalogue: Catalog) -> None:
    text = io.BytesIO()
    options = {"width": 120, "sort_output": True, "include_lineno": False, "ignore_obsolete": True}
    write_po(text, catalogue, omit_header=True, **options)  # type: ignore[arg-type]
    header = _HEADER.format(language=language, plural_forms=catalogue.plural_forms)
    path(language).write_bytes(header.encode() + text.getvalue())


def compile_all() -> None:
    """Write the compiled file beside every catalogue."""
    for language in [*languages(), settings.LANGUAGE_CODE]:
        with path(language).with_suffix(".mo").open("wb") as file:
            write_mo(file, read(language))


def update_swiss() -> None:
    """Write the catalogue of Django's messages in Swiss spelling, after an update of Django."""
    _write(settings.LANGUAGE_CODE, swiss_german())


def swiss_german() -> Catalog:
    """Return Django's own German messages that hold a sharp s, spelled as in Switzerland; they go before Django's."""
    found = Catalog(locale=settings.LANGUAGE_CODE)
    for file in sorted(Path(django.__path__[0]).rglob("locale/de/LC_MESSAGES/django.po")):
        with file.open("rb") as source:
            told = read_po(source, locale=settings.LANGUAGE_CODE)
        for message in told:
            if message.id and not message.fuzzy and _SHARP_S in str(message.string):
                found.add(message.id, _without_sharp_s(message.string), context=message.context)
    return found


def _without_sharp_s(text: Any) -> Any:
    return text.replace(_SHARP_S, "ss") if isinstance(text, str) else tuple(one.replace(_SHARP_S, "ss") for one in text)


def untranslated(language: str) -> list[str]:
    """Return the messages of the package that a language's catalogue lacks or leaves empty."""
    catalogue = read(language)
    return [str(message.id) for message in messages(language) if message.id and not _is_translated(catalogue, message)]


def _is_translated(catalogue: Catalog, wanted: object) -> bool:
    found = catalogue.get(wanted.id, wanted.context)  # type: ignore[attr-defined]
    if found is None or found.fuzzy:
        return False
    return all(found.string) if isinstance(found.string, (tuple, list)) else bool(found.string)
