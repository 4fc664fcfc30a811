# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""People who owe papers, and rows of papers and duties for tests, put in place by the owner; see `factories`."""

from __future__ import annotations

import itertools
from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from tests import factories as make
from tests.factories import LUZERN, since

from domizil.base import ledger, scans
from domizil.base.models import Role, Worker
from domizil.register.duties.models import DutyCase, Fine, Letter
from domizil.register.models import MaritalStatus, Person, PersonState, PlaceOfOrigin
from domizil.register.papers.models import ControlEntry, Counter, Paper, PaperBlock, Practice, Receipt, Scan, Tariff

SWITZERLAND = 8100
PDF = b"%PDF-1.7 Heimatschein"
ARRIVED = date(2024, 5, 2)
_numbers = itertools.count(1)


def clerk(bfs_number: int = LUZERN) -> Worker:
    """A clerk of a municipality's residents' office."""
    return make.worker((Role.REGISTER, bfs_number))


def settler(
    bfs_number: int = LUZERN,
    *,
    on: date | str = ARRIVED,
    until: date | str | None = None,
    nationality: int = SWITZERLAND,
    origin: tuple[str, str] | None = ("Zürich", "ZH"),
    marital_status: int = MaritalStatus.SINGLE,
    stay: dict[str, Any] | None = None,
    **values: Any,
) -> Person:
    """Somebody Swiss of another canton who moved to a dwelling of a municipality, with all that a receipt must say."""
    names = {"official_name": "Muster", "first_name": "Anna", "nationality": make.country(nationality), **values}
    made = make.person(**names)
    PersonState.objects.filter(person=made).update(marital_status=marital_status)
    if origin:
        PlaceOfOrigin.objects.create(person=made, name=origin[0], canton=origin[1], valid=since(made.date_of_birth))
    place = make.dwelling(bfs_number)
    make.residence(made, bfs_number, dwelling=place, valid=since(on, until), **{"comes_from": "Bern", **(stay or {})})
    return made


def practice(bfs_number: int = LUZERN, **values: Any) -> Practice:
    """A municipality that keeps its control here, with terms, a tariff and what a decision must tell."""
    defaults = {
        "control_since": date(2022, 1, 1),
        "demand_days": 20,
        "reminder_days": 10,
        "remedy_body": "Beschwerdestelle",
        "remedy_form": "Die Anfechtung ist schriftlich zu begründen.",
        "section_chief": "sektionschef@example.ch",
    }
    made = Practice.objects.create(municipality=make.municipality(bfs_number), **{**defaults, **values})
    Tariff.objects.create(
        municipality=made.municipality, for_swiss=True, rappen=3000, valid=since("2022-01-01"), source="Tarif Ziff. 1"
    )
    return made


def everything(about: Person, bfs_number: int) -> None:
    """A row about a person in every table of papers and duties."""
    worker, place, number = make.worker(), make.municipality(bfs_number), next(_numbers)
    practice(bfs_number)
    Counter.objects.create(municipality=place, series="test", last=1)
    receipt = Receipt.objects.create(
        municipality=place, number=1, person=about, issued_on=ARRIVED, contents={}, derivation={}, fee_rappen=3000,
        issued_by=worker,
    )  # fmt: skip
    paper = Paper.objects.create(
        municipality=place, person=about, kind="heimatschein", handling="deposit", number="1", issuer="Zürich",
        received_on=ARRIVED, received_by=worker, receipt=receipt,
    )  # fmt: skip
    Scan.objects.create(paper=paper, **scans.columns("heimatschein.pdf", PDF, by=worker))
    PaperBlock.objects.create(
        municipality=place, person=about, authority="criminal_authority", office="Staatsanwaltschaft", reference="1",
        ordered_on=ARRIVED, valid=DateRange(ARRIVED),
    )  # fmt: skip
    ControlEntry.objects.create(
        municipality=place, number=1, on=ARRIVED, kind="deposited", person=about, name=str(about),
        sort_key=about.sort_key, paper=paper, worker=worker,
    )  # fmt: skip
    case = DutyCase.objects.create(
        municipality=place, key=f"test:{number}", duty="report", ground="stay_over", person=about,
        addressee=str(about), due_on=ARRIVED, opened_on=make.MONTH.replace(year=2025),
    )  # fmt: skip
    Letter.objects.create(case=case, step="fine", made_on=ARRIVED, contents={}, derivation={})
    owed = ledger.book(
        key=f"test-fine:{number}", kind="fine", debtor=str(about), rappen=100, norm="lu-ng/18/1", on=ARRIVED,
        municipality=bfs_number,
    )  # fmt: skip
    Fine.objects.create(
        case=case, rappen=100, reasons="Test", decided_on=ARRIVED, decided_by=worker, booking=owed
    )  # fmt: skip
