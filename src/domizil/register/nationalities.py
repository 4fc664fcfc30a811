# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A nationality: a state, none (stateless), or not known. The codes are those of eCH-0011, nationalityStatus."""

from __future__ import annotations

from typing import Any, Protocol

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from domizil.base import facts

STATELESS, UNKNOWN = "stateless", "unknown"

Nationality = int | str
"""A state of the federal list by its number, or one of the words `stateless` and `unknown`."""


class Status(models.IntegerChoices):
    """What is known of a nationality; only one that is known has a state."""

    UNKNOWN = 0, _("Staatsangehörigkeit unbekannt")
    STATELESS = 1, _("staatenlos")
    KNOWN = 2, _("bekannt")


_STATUS: dict[Nationality, Status] = {STATELESS: Status.STATELESS, UNKNOWN: Status.UNKNOWN}
WORDS = tuple((word, status.label) for word, status in _STATUS.items())
"""The words with their labels, as a form offers them."""


class Held(Protocol):
    """A row that holds a nationality: a person, or its features over a period."""

    nationality: Any
    nationality_id: int | None
    nationality_status: int


def columns(told: Nationality | None) -> dict[str, int | None]:
    """Return a nationality as columns of `Held`; None is one that is not known."""
    if told is None:
        told = UNKNOWN
    if told in _STATUS:
        return {"nationality_id": None, "nationality_status": _STATUS[told].value}
    return {"nationality_id": int(told), "nationality_status": Status.KNOWN.value}


def is_word(told: object) -> bool:
    """Whether it says that there is no state, or none known."""
    return told in _STATUS


def is_allowed(told: object) -> bool:
    """Whether it can be entered: a state of the federal list, no territory, or one of the words."""
    return is_word(told) or told in facts.nationalities()


def of(held: Held) -> Nationality:
    """Return the nationality that a row holds."""
    if held.nationality_id is not None:
        return held.nationality_id
    return STATELESS if held.nationality_status == Status.STATELESS else UNKNOWN


def name(held: Held) -> str:
    """Return the state's name in the reader's language, else what is known."""
    if held.nationality is None:
        return str(Status(held.nationality_status).label)
    english = (get_language() or "de").startswith("en")
    return str(held.nationality.name_en if english else held.nationality.name_de)


def status_field() -> models.PositiveSmallIntegerField[int, int]:
    """Return the column that says what is known."""
    return models.PositiveSmallIntegerField(
        _("Staatsangehörigkeit"), choices=Status.choices, default=Status.KNOWN, db_default=Status.KNOWN
    )


def consistent(name: str) -> models.CheckConstraint:
    """Return the constraint that a known nationality, and no other, has a state."""
    known = Q(nationality_status=Status.KNOWN, nationality__isnull=False)
    none = Q(nationality_status__in=[Status.UNKNOWN, Status.STATELESS], nationality__isnull=True)
    return models.CheckConstraint(name=name, condition=known | none)
