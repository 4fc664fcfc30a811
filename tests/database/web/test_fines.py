# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Accounting sees fines and records payments, and opens nothing else of a case."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests import factories as make
from tests import factories_papers as papers

from domizil.base import acting
from domizil.base.models import Payment, Role
from domizil.register.duties import actions
from domizil.register.duties.models import DutyCase, DutyKind, Ground

DUE = date(2024, 10, 1)


@pytest.fixture
def case() -> DutyCase:
    """Somebody in Luzern who was fined 250 francs."""
    with make.as_owner():
        papers.practice()
        clerk = papers.clerk()
    with acting.as_worker(clerk.pk, path="test"):
        made = actions.open_case(
            by=clerk, municipality=make.LUZERN, key="x", duty=DutyKind.REPORT, ground=Ground.NOT_REGISTERED, due_on=DUE,
            addressee="Beat Beispiel", on=DUE + timedelta(1),
        )  # fmt: skip
        actions.demand(by=clerk, case=made, on=DUE + timedelta(1), answer_by=DUE + timedelta(9))
        actions.remind(by=clerk, case=made, on=DUE + timedelta(10), answer_by=DUE + timedelta(20))
        actions.fine(by=clerk, case=made, rappen=25_000, reasons="Trotz Mahnung.", on=DUE + timedelta(21))
    return made


def test_accounting_records_a_payment(as_worker, case):
    finance = as_worker((Role.FINANCE, None))
    assert "Beat Beispiel" in finance.get("/duties/fines/").content.decode()
    assert "/duties/fines/" in finance.get("/").content.decode()
    address = f"/duties/fines/{case.pk}/"
    paid = {"do": "pay", "pay-amount": "100", "pay-on": "2024-12-02", "pay-reference": "Beleg 1"}
    assert finance.post(address, paid).status_code == 302
    assert "Fr. 150.00" in finance.get(address).content.decode()
    refused = finance.post(address, paid | {"pay-amount": "1000", "pay-reference": "Beleg 2"})
    assert refused.status_code == 422
    assert "passt nicht zur Forderung" in refused.content.decode()
    assert finance.get(f"{address}decision.pdf").content.startswith(b"%PDF")
    with make.as_owner():
        assert [payment.rappen for payment in Payment.objects.all()] == [10_000]


def test_accounting_opens_nothing_else(as_worker, case):
    finance = as_worker((Role.FINANCE, None))
    closed = ("", f"cases/{case.pk}/", f"cases/{case.pk}/demand.pdf", f"{make.LUZERN}/duties.xlsx", "fines/999/")
    assert [finance.get(f"/duties/{page}").status_code for page in closed] == [404] * len(closed)
    assert finance.get(f"/papers/{make.LUZERN}/").status_code == 404


def test_the_supervision_reads_and_records_nothing(as_worker, case):
    supervisor = as_worker((Role.SUPERVISOR, None))
    page = supervisor.get(f"/duties/fines/{case.pk}/")
    assert (page.status_code, "Zahlung erfassen" in page.content.decode()) == (200, False)
    paid = {"do": "pay", "pay-amount": "100", "pay-on": "2024-12-02", "pay-reference": "Beleg 1"}
    assert supervisor.post(f"/duties/fines/{case.pk}/", paid).status_code == 404


@pytest.mark.parametrize("grant", [(Role.FINANCE, make.EMMEN), (Role.SUPPORT, None), (Role.ADMINISTRATOR, None)])
def test_others_see_no_fine(as_worker, case, grant):
    with make.as_owner():
        make.municipality(make.EMMEN)
    client = as_worker(grant)
    assert client.get(f"/duties/fines/{case.pk}/").status_code == 404
    listed = client.get("/duties/fines/")
    assert listed.status_code == 404 or "Beat Beispiel" not in listed.content.decode()
