# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A nationality as it is asked: a state of the federal list, stateless, or not known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from domizil.base import facts
from domizil.register import nationalities

from .fields import CountryField


def _read(typed: str) -> nationalities.Nationality:
    return typed if nationalities.is_word(typed) else int(typed)


class NationalityField(CountryField):
    """A state and no territory, or one of the words `stateless` and `unknown`, which stand below the states."""

    def __init__(self, **options: Any) -> None:
        """As a state; the words stay words."""
        super().__init__(**options)
        self.coerce = _read

    def valid_value(self, value: Any) -> bool:
        """Say whether it is a state or one of the words."""
        if nationalities.is_word(value):
            return True
        return super().valid_value(value) and nationalities.is_allowed(int(value))

    def _states(self) -> Iterable[tuple[Any, Any]]:
        allowed = {"", *map(str, facts.nationalities())}
        return [*(state for state in super()._states() if state[0] in allowed), *nationalities.WORDS]
