# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages as somebody signed in sees them, and a family to show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from django.test import Client
from tests import factories as make

from domizil.base.models import Role, Worker
from domizil.housing.models import Stay
from domizil.permits.models import AsylumStatus
from domizil.register.models import Person
from domizil.support.models import SupportUnit

BACKEND = "django.contrib.auth.backends.ModelBackend"
SignIn = Callable[..., Client]


@pytest.fixture
def as_worker() -> SignIn:
    """Return a client that is signed in: with grants (role, municipality or None), or as a given worker."""

    def sign_in(*grants: tuple[Role, int | None], worker: Worker | None = None) -> Client:
        if worker is None:
            with make.as_owner():
                worker = make.worker(*grants)
        client = Client()
        client.force_login(worker, backend=BACKEND)
        return client

    return sign_in


@pytest.fixture
def client(as_worker: SignIn) -> Client:
    """A caseworker of the canton."""
    return as_worker((Role.SUPPORT, None))


@dataclass(frozen=True)
class Family:
    """A mother and a child under protection in Luzern, in a flat of the canton."""

    unit: SupportUnit
    people: tuple[Person, ...]

    @property
    def url(self) -> str:
        return f"/support/units/{self.unit.number}/"


@pytest.fixture
def family() -> Family:
    with make.as_owner():
        return make_family()


def make_family(*, size: int = 2, bfs_number: int = make.LUZERN) -> Family:
    """The family, as the owner."""
    flat = make.accommodation(bfs_number, name="Wohnung Seetal", kind="individual", sub_kind="flat", capacity=6)
    births = [date(1986, 4, 12), *(date(2010 + number, 5, 1) for number in range(1, size))]
    people = tuple(
        make.resident(bfs_number, official_name="Kovalenko", first_name=f"Kind{chr(97 + number)}", date_of_birth=born)
        for number, born in enumerate(births)
    )
    for person in people:
        AsylumStatus.objects.create(
            person=person, kind="temporary_protection", decided_on=date(2022, 4, 4), valid=make.since("2022-04-04")
        )
        Stay.objects.create(person=person, accommodation=flat, valid=make.since("2022-04-04"))
    return Family(make.unit(*people, bfs_number=bfs_number, valid=make.since("2022-04-04")), people)
