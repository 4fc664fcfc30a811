# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A small made-up world, written by the owner: `python -m tests.browser.web.world`."""

from __future__ import annotations

from datetime import date

import django

UNIT = "LU-2022-000417"
LARGE = "LU-2021-000555"
INCOMPLETE = "LU-2024-000031"
MONTH = date(2024, 12, 1)


def main() -> None:
    from django.db import transaction
    from tests import factories as make

    from domizil.base import accounts
    from domizil.base.models import Municipality

    with transaction.atomic():
        for number, name in ((make.LUZERN, "Luzern"), (make.EMMEN, "Emmen")):
            Municipality.objects.create(bfs_number=number, name=name, district="Wahlkreis", valid=make.since())
        accounts.create()
        _family()
        _large_household()
        _others()
        make.dwelling(street="Haushaltweg", house_number="5")


def _family() -> None:
    """A family with everything a budget can show: stopped lines, income, a programme, costs, two accommodations."""
    from tests import factories as make

    from domizil.base.models import Worker
    from domizil.housing.models import Absence, Stay
    from domizil.permits.models import AsylumStatus
    from domizil.support.models import Earning, Programme, SituationalCost

    centre = make.accommodation(name="Zentrum Sonnenhof")
    flat = make.accommodation(name="Wohnung Seetalstrasse 12", kind="individual", sub_kind="flat", capacity=6)
    births = {"Olena": "1986-04-12", "Mykola": "1984-01-30", "Sofija": "2012-09-03", "Ivan": "2018-11-21"}
    people = [
        make.resident(official_name="Kovalenko", first_name=name, date_of_birth=date.fromisoformat(born))
        for name, born in births.items()
    ]
    for person in people:
        AsylumStatus.objects.create(
            person=person, kind="temporary_protection", decided_on=date(2022, 4, 4), valid=make.since("2022-04-04")
        )
        stay = Stay.objects.create(person=person, accommodation=centre, valid=make.since("2022-04-04", "2024-12-11"))
        Stay.objects.create(person=person, accommodation=flat, valid=make.since("2024-12-11"))
    Absence.objects.create(stay=stay, valid=make.since("2024-12-03", "2024-12-06"), reason="unknown")
    unit = make.unit(*people, number=UNIT, valid=make.since("2022-04-04"))
    Earning.objects.create(person=people[1], month=MONTH, rappen=120_000, employer="Muster AG")
    Programme.objects.create(person=people[0], month=MONTH, kind="work_integration", granted_rappen=20_000)
    SituationalCost.objects.create(
        unit=unit,
        person=people[2],
        month=MONTH,
        kind="school",
        rappen=8_500,
        reason="Schulreise",
        approved_by=Worker.objects.get(username="sozialhilfe"),
    )


def _large_household() -> None:
    """Eleven people in one flat, the eleventh in the community around them."""
    from tests import factories as make

    from domizil.permits.models import AsylumStatus
    from domizil.support.models import CommunitySize

    people = [make.resident(official_name="Rahimi", first_name=f"Kind{letter}") for letter in "abcdefghij"]
    for person in people:
        AsylumStatus.objects.create(
            person=person, kind="provisional_admission", ground="unreasonable", valid=make.since("2021-03-01")
        )
    unit = make.unit(*people, number=LARGE, valid=make.since("2021-03-01"))
    CommunitySize.objects.create(unit=unit, size=11, valid=make.since("2024-01-01"), reason="Grossmutter wohnt mit")


def _others() -> None:
    """Somebody whose standing nobody recorded, a refugee, somebody on emergency aid, and many of one name."""
    from tests import factories as make

    from domizil.permits.models import AsylumApplication, AsylumStatus

    make.unit(make.resident(official_name="Omar"), number=INCOMPLETE, bfs_number=make.EMMEN)
    refugee = make.resident(official_name="Haile")
    AsylumStatus.objects.create(person=refugee, kind="asylum_granted", valid=make.since())
    AsylumApplication.objects.create(person=refugee, on=date(2015, 3, 2), kind="primary")
    removed = make.resident(official_name="Abebe")
    AsylumStatus.objects.create(person=removed, kind="removal_final", exit_by=date(2023, 5, 1), valid=make.since())
    make.unit(refugee)
    make.unit(removed)
    for number in range(30):
        make.resident(official_name="Muster", first_name=f"Person {chr(97 + number % 26)}{number}")


if __name__ == "__main__":
    django.setup()
    main()
