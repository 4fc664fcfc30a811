# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""How an entry of a person reads in one line: a number, an address for letters, a measure (see `several`)."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from . import codes
from .models import DataBlockKind, GuardianKind, HouseholdKind
from .several import Entry


def text(kind: str, entry: Entry) -> str:
    """Return what a reader sees of an entry, without its time."""
    return _WORDS[kind](entry)


def _language() -> str:
    return "en" if (get_language() or "de").startswith("en") else "de"


def _address(entry: Entry) -> str:
    street = f"{entry['street']} {entry['house_number']}".strip()
    town = f"{entry['zip_code']} {entry['town']}".strip()
    return ", ".join(part for part in (entry["addressee"], street, town, entry["country"]) if part)


def _guardian(entry: Entry) -> str:
    articles = ", ".join(part.replace("-", "") for part in entry["based_on"].split())
    parts = [
        f"{GuardianKind(entry['kind']).label}: {entry['other_name'] or entry['name']}",
        entry["measure"],
        _("Art. %(articles)s ZGB") % {"articles": articles} if articles else "",
        _("Handlungsfähigkeit: %(capacity)s") % {"capacity": _capacity(entry["capacity"])} if entry["capacity"] else "",
        _("angeordnet von %(who)s") % {"who": entry["decided_by"]} if entry["decided_by"] else "",
        entry["reference"],
    ]
    return "; ".join(str(part) for part in parts if part)


def _capacity(code: str) -> str:
    return codes.name("capacity", code, language=_language())


def _extra(entry: Entry) -> str:
    language = _language()
    value = entry["word"][language] if entry["word"] else entry["value"]
    return f"{entry[f'name_{language}']}: {value} ({entry['legal_basis']})"


def _block(entry: Entry) -> str:
    return "; ".join((str(DataBlockKind(entry["kind"]).label), entry["reason"], entry["ordered_by"]))


_WORDS: dict[str, Callable[[Entry], str]] = {
    "id": lambda entry: f"{entry['scheme']}: {entry['value']}",
    "origin": lambda entry: f"{entry['name']} {entry['canton']}",
    "address": _address,
    "guardian": _guardian,
    "extra": _extra,
    "block": _block,
    "household": lambda entry: str(HouseholdKind(entry["kind"] or HouseholdKind.PRIVATE).label),
}
