# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a receipt says (§ 10 para. 1): gathered from the register on the day of issue, by the names of the law floor."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import override

from domizil.law.engine import statute
from domizil.law.lu_ng.facts import STATUTE
from domizil.register import addresses
from domizil.register.models import MaritalStatus, Person, PersonState, PlaceOfOrigin

from . import wording
from .models import Paper

LETTERS = "de"  # receipts and letters are written in the official language
SENT_TO = "sent_to"
"""Where the receipt is sent, line by line; beside what the law asks of it (receipts from before have none)."""
ADDRESSES = ("exact_address", SENT_TO)
"""What a receipt says that a block hides from who only reads."""


def of(
    person: Person, papers: Sequence[Paper], *, municipality: int, on: date, fee_rappen: int | None
) -> dict[str, Any]:
    """Everything a receipt says, as data; what the register does not know is empty."""
    with override(LETTERS):
        return _of(person, papers, municipality=municipality, on=on, fee_rappen=fee_rappen)


def _of(
    person: Person, papers: Sequence[Paper], *, municipality: int, on: date, fee_rappen: int | None
) -> dict[str, Any]:
    state = PersonState.objects.filter(person=person, valid__contains=on).first()
    known = state is not None and state.marital_status != MaritalStatus.UNKNOWN
    origins = PlaceOfOrigin.objects.filter(person=person, valid__contains=on).order_by("name")
    return {
        "issued_on": on.isoformat(),
        "official_name": state.official_name if state else person.official_name,
        "first_name": state.first_name if state else person.first_name,
        "date_of_birth": person.date_of_birth.isoformat(),
        "civil_status": str(state.get_marital_status_display()) if state and known else "",
        "place_of_origin": ", ".join(map(str, origins)),
        "exact_address": address(person, municipality=municipality, on=on),
        SENT_TO: addresses.letter_lines(person.pk, on=on, municipality=municipality),
        "kind_of_papers": [f"{paper.get_kind_display()} {paper.number} ({paper.issuer})" for paper in papers],
        "validity_of_papers": [
            f"{paper.get_kind_display()}: {paper.valid_until.isoformat()}" for paper in papers if paper.valid_until
        ],
        "fee": fee_rappen,
    }


def address(person: Person, *, municipality: int, on: date) -> str:
    """Where somebody lives in a municipality on a day, as the receipt says it; empty when not known."""
    home = addresses.dwelling_in(person.pk, on=on, municipality=municipality)
    return str(home) if home else ""


def name_of(content: str, language: str | None = None) -> str:
    """The name of a content or part (`place_of_origin`, `deadline`) for people, in the reader's language."""
    return statute(STATUTE).word(f"{content}", language or wording.language()) or content
