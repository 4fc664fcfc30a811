# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Codes on paper. A code is kept nowhere: whoever asks for the paper brings it along, while it is shown."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from domizil.base import clock, letters
from domizil.register import addresses
from domizil.register.models import Person

from . import codes, messages
from .keeping import KEPT_DAYS
from .models import AccessCode, Announcement

TEMPLATE = Path(__file__).parent / "letters" / "code.typ"


def access_code_pdf(person: Person, code: str, address: str) -> bytes:
    """The personal code of a resident with what it opens, as a tagged PDF. Raises Refusal for one that is not valid."""
    rows = AccessCode.objects.select_related("municipality").filter(person=person, valid__contains=clock.today())
    held = rows.filter(code_hash=codes.hashed(code) or "").first()
    if held is None:
        raise messages.no_such_access()
    last = date_format(held.valid.upper - timedelta(1), "j.n.Y")
    return _pdf(
        str(held.municipality), code, [f"{person.first_name} {person.official_name}", *_post(held)],
        title=_("Ihr persönlicher Code"),
        before=[_("Mit diesem Code und Ihrem Geburtsdatum sehen Sie online, wer Ihre Daten im Einwohnerregister "
                  "angesehen hat."), address],
        after=[_("Er gilt bis am %(day)s. Stellen wir Ihnen einen neuen aus, gilt dieser nicht mehr.")
               % {"day": last}, _secret()],
    )  # fmt: skip


def _post(held: AccessCode) -> list[str]:
    """Where the letter goes. It is made at the counter, where a blocked address is told for a reason only: not here."""
    if addresses.blocked([held.person_id]):
        return []
    return addresses.letter_lines(held.person_id, on=clock.today(), municipality=held.municipality_id)


def resume_code_pdf(mine: Announcement, code: str, address: str) -> bytes:
    """The code with which somebody goes on with an announcement, as a tagged PDF."""
    return _pdf(
        mine.municipality.name, code, [],
        title=_("Ihr Code zur Meldung: %(kind)s") % {"kind": mine.get_kind_display()},
        before=[_("Mit diesem Code machen Sie später weiter und sehen, wie weit Ihre Meldung ist."), address],
        after=[_("Was Sie nicht absenden, löschen wir nach %(days)d Tagen.") % {"days": KEPT_DAYS}, _secret()],
    )  # fmt: skip


def _secret() -> str:
    return _("Geben Sie ihn niemandem weiter: wer ihn hat, liest Ihre Angaben.")


def _pdf(place: str, code: str, addressee: list[str], **told: Any) -> bytes:
    data = {
        "language": (get_language() or "de")[:2],
        "authority": _("Gemeinde %(place)s") % {"place": place},
        "office": _("Einwohnerkontrolle"),
        "addressee": addressee,
        "date": date_format(clock.today(), "j.n.Y"),
        "code": code,
        **told,
    }
    return letters.pdf(TEMPLATE, data)
