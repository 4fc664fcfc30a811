# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Municipalities and states by their numbers, each asked for once in a set of reports."""

from __future__ import annotations

from datetime import date
from typing import Any

from domizil.base.models import Country, Municipality

from . import legal_facts, place_messages
from .legal_facts import Homes
from .reporting import Place


class Places:
    """What is known of places that reports name."""

    def __init__(self) -> None:
        self._towns: dict[int, Municipality | None] = {}
        self._states: dict[int, Country] = {}
        self._homes: dict[int, Homes] = {}

    def town(self, bfs_number: int, on: date) -> Municipality:
        """Return the municipality as it exists on a day. Raises Refusal."""
        found = self._town(bfs_number)
        if found is None or on not in found.valid:
            raise place_messages.no_municipality(bfs_number, on, found)
        return found

    def homes(self, town: Municipality) -> Homes:
        """Return the places of origin whose citizens are at home in a municipality (`legal_facts.homes`)."""
        if town.pk not in self._homes:
            self._homes[town.pk] = legal_facts.homes(town)
        return self._homes[town.pk]

    def columns(self, which: str, place: Place) -> dict[str, Any]:
        """Return the columns of a place (`comes_from`, `goes_to`), with words for its number where none are given."""
        text = place.text
        if not text and place.country:
            text = self._state(place.country).name_de
        if not text and place.municipality:
            found = self._town(place.municipality)
            text = found.name if found else ""
        country = None if place.municipality else place.country
        return {which: text, f"{which}_municipality": place.municipality, f"{which}_country_id": country}

    def _town(self, bfs_number: int) -> Municipality | None:
        if bfs_number not in self._towns:
            self._towns[bfs_number] = Municipality.objects.filter(pk=bfs_number).first()
        return self._towns[bfs_number]

    def _state(self, number: int) -> Country:
        if number not in self._states:
            self._states[number] = Country.objects.get(pk=number)
        return self._states[number]
