# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the answers are between two pages: with the person who gave them. Signed, so that nobody else wrote them.

A cookie or a hidden field carries the state; only answers that are harmless may stand in an address. Nothing is stored.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from enum import Enum
from typing import Any

from django.core import signing

from domizil.law.engine import BadInput

from .facts import facts_of, written
from .jurisdictions import Jurisdiction

LONGEST = 3000  # letters of a state, so that it fits into a cookie


def sealed(place: Jurisdiction, answers: Mapping[str, Any]) -> str:
    """The state as signed text."""
    return signing.dumps({name: written(value) for name, value in answers.items()}, salt=_salt(place), compress=True)


def opened(place: Jurisdiction, text: str) -> dict[str, Any]:
    """The answers of a state. What is forged, of another jurisdiction or no answer any more counts as not answered."""
    try:
        found = signing.loads(text[:LONGEST], salt=_salt(place)) if text else {}
    except signing.BadSignature:
        return {}
    return _readable(place, found)


def restored(place: Jurisdiction, query: Mapping[str, str]) -> dict[str, Any]:
    """The answers that an address carries: only harmless ones, and only those that are known."""
    found = _readable(place, {name: query[name] for name in place.harmless if name in query})
    return {name: value for name, value in found.items() if value in place.harmless[name]}


def shareable(place: Jurisdiction, answers: Mapping[str, Any]) -> dict[str, str]:
    """The answers that may stand in an address."""
    return {
        name: value.name.lower()
        for name, value in answers.items()
        if isinstance(value, Enum) and value in place.harmless.get(name, ())
    }


def _readable(place: Jurisdiction, found: Mapping[str, Any]) -> dict[str, Any]:
    known = facts_of(place.key)
    answers: dict[str, Any] = {}
    for name, one in found.items():
        if name in known:
            with suppress(BadInput):
                answers[name] = known[name].read(one)
    return answers


def _salt(place: Jurisdiction) -> str:
    return f"domizil.guide.{place.key}"
