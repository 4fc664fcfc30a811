# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Names of what is kept by its number alone, each asked for once in an answer."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from domizil.base.models import Country, Municipality
from domizil.exchange.models import Participant
from domizil.register.models import Dwelling, ExtraFeature, Person
from domizil.register.papers import wording


class Names:
    """Dwellings, municipalities, states, persons and participants of sedex by their numbers; the number if unknown."""

    def __init__(self) -> None:
        self._found: dict[tuple[type[Any], int], str] = {}

    def dwelling(self, key: int) -> str:
        """Return the address of a dwelling."""
        return self._of(Dwelling, key)

    def town(self, number: int) -> str:
        """Return the name of a municipality."""
        return self._of(Municipality, number)

    def person(self, key: int) -> str:
        """Return the name of a person whom the worker sees."""
        return self._of(Person, key)

    def state(self, number: int) -> str:
        """Return the name of a state in the reader's language."""
        return self._of(Country, number)

    def feature(self, key: str) -> str:
        """Return the name of a further feature in the reader's language."""
        return self._features.get(key, key)

    def participant(self, number: str) -> str:
        """Return who sends or receives by a number of sedex."""
        return self._participants.get(number, number)

    @staticmethod
    def of_state(state: Country) -> str:
        """Return a state's name in the reader's language."""
        return str(state.name_en if wording.language() == "en" else state.name_de)

    @cached_property
    def _features(self) -> dict[str, str]:
        return dict(ExtraFeature.objects.values_list("key", f"name_{wording.language()}"))

    @cached_property
    def _participants(self) -> dict[str, str]:
        return dict(Participant.objects.values_list("sedex_id", "name"))

    def _of(self, model: type[Any], key: int) -> str:
        if (model, key) not in self._found:
            row = model.objects.filter(pk=key).first()
            self._found[model, key] = (
                str(key) if row is None else self.of_state(row) if model is Country else str(row)
            )  # fmt: skip
        return self._found[model, key]
