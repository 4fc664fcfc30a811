# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A clerk at work, and how a refusal is expected."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from tests import factories as make
from tests import factories_register as register
from tests.factories import EMMEN, LUZERN

from domizil.base import acting
from domizil.base.models import Worker
from domizil.base.refusal import Refusal
from domizil.register import models

COUNTED = (
    models.Person, models.PersonState, models.Residence, models.Occupancy, models.RegisterEvent, models.Dwelling,
    models.HouseholdMember, models.Relationship, models.DataBlock, models.PlaceOfOrigin, models.PersonMerge,
)  # fmt: skip


@pytest.fixture
def clerk() -> Iterator[Worker]:
    """A clerk of Luzern at work; a second municipality and two states exist."""
    with make.as_owner():
        made = register.clerk(LUZERN)
        make.municipality(EMMEN)
        for number in (register.SWITZERLAND, register.GERMANY):
            make.country(number)
    with acting.as_worker(made.pk, path="test"):
        yield made


def rows() -> list[tuple]:
    """All rows of the register, to see that a refusal changed nothing."""
    with make.as_owner():
        return [(model.__name__, *row) for model in COUNTED for row in model.objects.order_by("pk").values_list()]


@pytest.fixture
def refused() -> Callable[..., Refusal]:
    """Expect a refusal of an action that says what and what next, and changes nothing."""

    def expect(code: str, act, /, **arguments) -> Refusal:
        before = rows()
        with pytest.raises(Refusal) as caught:
            act(**arguments)
        assert caught.value.code == code
        assert caught.value.what
        assert caught.value.what_next
        assert rows() == before
        return caught.value

    return expect
