# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Third parties, their reports and keys for tests, put in place by the owner; see `factories`."""

from __future__ import annotations

import itertools
from datetime import date
from typing import Any

from tests import factories as make
from tests.factories import LUZERN, SINCE, since

from domizil.base import clock
from domizil.base.models import Worker
from domizil.register import names
from domizil.register.models import Person
from domizil.register.third_parties import access_keys
from domizil.register.third_parties.access_keys import Giver
from domizil.register.third_parties.models import (
    AccessKey,
    Delivery,
    HotelSlip,
    InformationRequest,
    Match,
    Report,
    Reporter,
)

_numbers = itertools.count(1)


def reporter(kind: str = "landlord", bfs_number: int = LUZERN, **values: Any) -> Reporter:
    defaults = {"name": f"Muster Immobilien {next(_numbers)}", "address": "Musterplatz 1\n6000 Luzern"}
    return Reporter.objects.create(municipality=make.municipality(bfs_number), kind=kind, **{**defaults, **values})


def key(of: Reporter, by: Worker, **values: Any) -> str:
    """A key of a third party; returns its secret."""
    secret = access_keys.new_secret()
    defaults = {"label": "Büro", "valid": since(), "issued_by": by, "digest": access_keys.digest(secret)}
    AccessKey.objects.create(reporter=of, **{**defaults, **values})
    return secret


def delivery(of: Reporter, **values: Any) -> Delivery:
    defaults = {"channel": "file", "state": "taken", "received_at": clock.now()}
    return Delivery.objects.create(reporter=of, municipality=of.municipality, **{**defaults, **values})


def report(of: Reporter, **values: Any) -> Report:
    """A report: a move into a dwelling on the first of December 2024."""
    defaults: dict[str, Any] = {
        "row": next(_numbers),
        "kind": "move_in",
        "official_name": "Tesfay",
        "first_name": "Selam",
        "begins": date(2024, 12, 1),
    }
    told = {**defaults, **values}
    told["delivery"] = told.get("delivery") or delivery(of)
    return Report.objects.create(
        reporter=of,
        municipality=of.municipality,
        search_key=names.search_key(told["official_name"], told["first_name"]),
        swapped_key=names.search_key(told["first_name"], told["official_name"]),
        **told,
    )


def slip(of: Reporter, **values: Any) -> HotelSlip:
    defaults = {
        "official_name": "Gast", "first_name": "Ines", "search_key": names.search_key("Gast", "Ines"),
        "date_of_birth": date(1980, 1, 2), "nationality": make.country(), "arrives": date(2024, 12, 1),
        "leaves": date(2024, 12, 3), "received_at": clock.now(),
    }  # fmt: skip
    return HotelSlip.objects.create(reporter=of, municipality=of.municipality, **{**defaults, **values})


def request(of: Reporter, by: Worker, **values: Any) -> InformationRequest:
    defaults = {
        "person_name": "Tesfay Selam", "happened_on": SINCE, "due_on": SINCE, "asks": "home_and_delivery_address",
        "derivation": {}, "asked_on": date(2020, 2, 1), "asked_by": by,
    }  # fmt: skip
    return InformationRequest.objects.create(addressee=of, municipality=of.municipality, **{**defaults, **values})


def giver(kind: str = "landlord", **values: Any) -> Giver:
    return Giver(reporter(kind, **values))


def everything(about: Person, bfs_number: int) -> None:
    """A row in every table of the room."""
    of, by = reporter(bfs_number=bfs_number), make.worker()
    key(of, by)
    Match.objects.create(
        report=report(of), municipality=of.municipality, person=about, basis="vn", elsewhere=False, differences=[],
        compared_on=SINCE,
    )  # fmt: skip
    slip(of)
    request(of, by, person=about)
