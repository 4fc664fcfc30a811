# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The answer to a request for access as a PDF, in the language of the reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from domizil.base import clock, letters, readlog
from domizil.register import addresses

from .access_export import AccessExport
from .access_words import Kept

TEMPLATE = Path(__file__).parent / "letters" / "access.typ"
_OF_THE_PERSON = ("official_name", "first_name", "date_of_birth", "vn", "zemis_number")


def access_letter(export: AccessExport) -> bytes:
    """Return the PDF."""
    return letters.pdf(TEMPLATE, data(export))


def lead(export: AccessExport) -> str:
    """What the answer is, in a sentence."""
    return _("Alles, was zu %(person)s erfasst ist, Stand %(made)s, und wer es angesehen hat (§ 12 Abs. 2 NG).") % {
        "person": export.person,
        "made": _minute(export.made),
    }


def closed(export: AccessExport) -> list[str]:
    """What is not in it, and who gives it."""
    told = _("Nicht enthalten ist der Bereich «%(room)s»: Auskunft gibt die Stelle, die ihn führt.")
    unchecked = _(
        "Nicht enthalten ist, was jemand online gemeldet hat und noch nicht eingetragen ist: von wem es stammt, ist "
        "noch nicht geprüft. Wer den Code der Meldung hat, sieht es jederzeit."
    )
    return [*_left_out(export), *(told % {"room": room} for room in export.closed), unchecked]


def _left_out(export: AccessExport) -> list[str]:
    """What a block leaves out."""
    found = []
    if export.hiding.own:
        found.append(_("Die Adresse ist gesperrt. Sie fehlt hier, und mit ihr alle Texte, die sie nennen könnten."))
    if export.hiding.others:
        found.append(
            _(
                "Jemand aus Familie oder Haushalt hat einen Sperrvermerk. Texte, die davon erzählen könnten, wie "
                "Meldungen im Wortlaut, fehlen hier."
            )
        )
    return found


@dataclass(frozen=True, slots=True)
class Looks:
    """Reads of one worker on one day for one reason: when, in words, and by whom for what."""

    when: str
    worker: str
    roles: tuple[str, ...]
    why: str


def reads(export: AccessExport) -> list[Looks]:
    """Who looked, newest first: many reads of one worker on one day for one reason are one line with their number."""
    days: dict[tuple[Any, ...], list[datetime]] = {}
    for look in export.reads:
        key = (look.at.astimezone(clock.ZONE).date(), look.worker, look.roles, look.why)
        days.setdefault(key, []).append(look.at)
    return [Looks(_when(at), worker, roles, why) for (_on, worker, roles, why), at in days.items()]


def _when(at: list[datetime]) -> str:
    """One moment, or the day with the first and the last of them and how many they are."""
    if len(at) == 1:
        return _minute(at[0])
    first, last = (date_format(one.astimezone(clock.ZONE), "H:i") for one in (min(at), max(at)))
    hours = first if first == last else f"{first}–{last}"
    return _("%(day)s %(hours)s, %(times)s-mal") % {"day": _day(at[0]), "hours": hours, "times": len(at)}


def data(export: AccessExport) -> dict[str, Any]:
    """Return what the template shows."""
    return {
        "language": (get_language() or "de")[:2],
        "title": _("Auskunft über Personendaten"),
        "authority": settings.AUTHORITY or _("Kanton Luzern"),
        "date": _day(export.made),
        "person": str(export.person),
        "addressee": _addressee(export),
        "facts": [[kept.label, kept.text] for kept in _told(export)],
        "lead": lead(export),
        "closed": closed(export),
        "sections": list(_sections(export)),
        "reads": [[look.when, look.worker or "–", ", ".join(look.roles), look.why] for look in reads(export)],
        "words": {
            "page": _("Seite"),
            "overview": _("Was erfasst ist"),
            "overview_heads": [_("Angaben"), _("Einträge"), _("Seite")],
            "closed": _("Was nicht enthalten ist"),
            "reads": _("Wer die Daten angesehen hat"),
            "nobody": _("Bisher niemand."),
            "about_times": readlog.about_times(),
            "heads": [_("Wann"), _("Wer"), _("Rolle"), _("Wozu")],
        },
    }  # fmt: skip


def _addressee(export: AccessExport) -> list[str]:
    """Where the letter goes; nobody where the address is hidden or not known: the office then hands it out."""
    person, today = export.person, clock.today()
    home = addresses.addresses([person.pk], on=today, official=export.disclosed).get(person.pk)
    if home is None or home.municipality is None:
        return []
    lines = addresses.letter_lines(person.pk, on=today, municipality=home.municipality)
    return [f"{person.first_name} {person.official_name}", *lines] if lines else []


def _told(export: AccessExport) -> list[Kept]:
    """Whom the answer is about: the first things of the person's own row."""
    own = next((section.rows[0] for section in export.sections if section.kind == "register.Person"), ())
    return [kept for kept in own if kept.name in _OF_THE_PERSON]


def _sections(export: AccessExport) -> Iterator[dict[str, Any]]:
    """The sections, numbered; `opens`: the first one of its room."""
    room = ""
    for number, section in enumerate(export.sections):
        rows = [[[kept.label, kept.text] for kept in row if kept.text] for row in section.rows]
        told = {"number": number, "room": section.room, "title": section.title, "rows": rows}
        yield told | {"opens": section.room != room}
        room = section.room


def _day(at: datetime) -> str:
    return date_format(at.astimezone(clock.ZONE), "j.n.Y")


def _minute(at: datetime) -> str:
    return date_format(at.astimezone(clock.ZONE), "j.n.Y H:i")
