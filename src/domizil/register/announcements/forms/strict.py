# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a program sends, before it is read: each name is one that is asked, and each value can be kept as it came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from django.utils.translation import gettext as _

from .reading import Problem, Report

_BESIDE = ("municipality", "persons")
"""What the body holds beside the facts."""
_SHOWN = 50  # characters of a wrong name that are told
_CLOSE = 0.5  # how alike a name must be to stand first: «forename» is like «first_name», «foo» like nothing


def not_read(report: Report, body: Mapping[str, Any]) -> Iterator[Problem]:
    """Return what of a body would be left out or changed, were it read; nothing where all of it is."""
    yield from _of("", body, [*report.facts.fields, *_BESIDE])
    people = body.get("persons")
    given = [one for one in people if isinstance(one, Mapping)] if isinstance(people, list) else []
    for number, (one, form) in enumerate(zip(given, report.persons, strict=False)):
        yield from _of(f"persons[{number}].", one, form.fields)


def _of(path: str, given: Mapping[str, Any], names: Iterable[str]) -> Iterator[Problem]:
    for name, value in given.items():
        if name not in names and value not in (None, ""):  # an empty answer loses nothing
            shown = ascii(name)[1:-1][:_SHOWN]
            wrong = _("«%(name)s» wird hier nicht gefragt. Erlaubt sind: %(names)s.")
            yield Problem(f"{path}{shown}", "", wrong % {"name": shown, "names": ", ".join(_nearest(name, names))})
        elif name in names and name not in _BESIDE and (wrong := _wrong(value)):
            yield Problem(f"{path}{name}", "", wrong)


def _nearest(name: str, names: Iterable[str]) -> list[str]:
    """All names, those that are most like one first."""
    like = get_close_matches(name, list(names), n=3, cutoff=_CLOSE)
    return [*like, *sorted(set(names) - set(like))]


def _wrong(value: Any) -> str:
    """What keeps a value from being read; empty where nothing does. Null is no answer."""
    parts = value if isinstance(value, list) else [value]
    if value is not None and not all(isinstance(one, str | int) and not isinstance(one, bool) for one in parts):
        return _("Erlaubt ist ein Text, eine ganze Zahl oder eine Liste davon.")
    if any("\x00" in one or any("\ud800" <= sign <= "\udfff" for sign in one) for one in parts if isinstance(one, str)):
        return _(
            "Der Text enthält ein Zeichen, das sich nicht speichern lässt: NUL oder ein halbes Zeichen (\\ud800 bis "
            "\\udfff ohne Gegenstück). Senden Sie ihn ohne dieses Zeichen."
        )
    return ""
