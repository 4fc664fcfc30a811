# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows of the register for tests, put in place by the owner; see `factories`."""

from __future__ import annotations

import itertools
import uuid
from datetime import date
from typing import Any

from tests import factories as make
from tests.factories import LUZERN, SINCE, since

from domizil.base import clock
from domizil.base.models import Role, Worker
from domizil.register.models import (
    Code,
    CodeList,
    DataBlock,
    DeliveryAddress,
    ExtraFeature,
    ExtraFeatureValue,
    Guardian,
    OfficialId,
    Person,
    PersonMerge,
    PlaceOfOrigin,
    RegisterEvent,
    Task,
)
from domizil.register.reporting import Evidence, NewPerson

SWITZERLAND, GERMANY = 8100, 8207
_numbers = itertools.count(1)


def clerk(*bfs_numbers: int) -> Worker:
    """A clerk of the residents' office of these municipalities (none: Luzern)."""
    return make.worker(*((Role.REGISTER, bfs_number) for bfs_number in bfs_numbers or (LUZERN,)))


def newcomer(official_name: str = "Muster", first_name: str = "Anna", **values: Any) -> NewPerson:
    """Somebody whom the register does not know yet; Swiss unless told otherwise."""
    make.country(values.setdefault("nationality", SWITZERLAND))
    defaults: dict[str, Any] = {"sex": 2, "date_of_birth": date(1988, 2, 3)}
    return NewPerson(official_name=official_name, first_name=first_name, **{**defaults, **values})


def evidence() -> Evidence:
    return Evidence(kind="Pass", number=f"X{next(_numbers):07}", issuer="Passbüro")


def event(of: Person, bfs_number: int = LUZERN, **values: Any) -> RegisterEvent:
    """A reported event, as if a clerk had entered it at the counter."""
    defaults = {
        "kind": "move_in",
        "event_date": SINCE,
        "recorded_at": clock.now(),
        "business_process_id": uuid.uuid4(),
        "source": "counter",
    }
    place = make.municipality(bfs_number)
    return RegisterEvent.objects.create(person=of, municipality=place, **{**defaults, **values})


def code_list(key: str = "religion", *codes: str) -> CodeList:
    """A code list with these codes, valid for ever."""
    made, _ = CodeList.objects.get_or_create(key=key, defaults={"name_de": key, "name_en": key, "source": "Test"})
    for code in codes:
        Code.objects.create(list=made, code=code, name_de=code, name_en=code, valid=since("1900-01-01"))
    return made


def everything(about: Person, bfs_number: int) -> None:
    """A row about a person in every table of the register's features, events and tasks."""
    number = next(_numbers)
    place = make.municipality(bfs_number)
    OfficialId.objects.create(person=about, scheme=f"MU.{bfs_number}", value=f"{number}", valid=since())
    PlaceOfOrigin.objects.create(person=about, name="Luzern", canton="LU", valid=since())
    DataBlock.objects.create(person=about, valid=since(), reason="Bedrohung", ordered_by="Person selbst")
    DeliveryAddress.objects.create(person=about, zip_code="6000", town="Luzern", valid=since())
    Guardian.objects.create(person=about, name="KESB", kind=7, valid=since())
    code_list(f"list_{chr(97 + number % 26)}{'x' * (number // 26)}", "1")
    feature = ExtraFeature.objects.create(
        key=f"feature_{chr(97 + number % 26)}{'x' * (number // 26)}", name_de="Merkmal", name_en="Feature",
        legal_basis="§ 1 Reglement", valid=since(),
    )  # fmt: skip
    ExtraFeatureValue.objects.create(person=about, feature=feature, value="ja", valid=since())
    event(about, bfs_number)
    Task.objects.create(municipality=place, person=about, kind="test", key=str(number), created=clock.now())
    PersonMerge.objects.create(
        keep=about, drop=make.resident(bfs_number), municipality=place, reason="gleich", proposed_by=clerk(bfs_number)
    )
