# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Papers and duties through the API: the same actions, the same refusals, the same access."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from tests import factories as make
from tests import factories_papers as papers
from tests.factories import LUZERN

from domizil.base.models import Role, Worker
from domizil.register.duties.models import Letter
from domizil.register.models import DataBlock

BACKEND = "django.contrib.auth.backends.ModelBackend"
PAPER = {"kind": "heimatschein", "number": "H-1", "issuer": "Zivilstandsamt Zürich"}


def signed_in(worker: Worker) -> Client:
    client = Client()
    client.force_login(worker, backend=BACKEND)
    return client


@pytest.fixture
def settler():
    with make.as_owner():
        papers.practice()
        return papers.settler()


@pytest.fixture
def clerk(settler) -> Client:
    with make.as_owner():
        return signed_in(papers.clerk())


def call(client: Client, address: str, status: int = 200, method: str = "post", **body: Any) -> Any:
    answer = getattr(client, method)(f"/api/{address}", body or None, content_type="application/json")
    assert answer.status_code == status, answer.content.decode()
    return answer.json()


def test_from_deposit_to_return(clerk, settler):
    of = f"papers/{LUZERN}/persons/{settler.pk}"
    paper = call(clerk, f"{of}/papers", 201, **PAPER)
    assert call(clerk, f"{of}/papers", 422, **PAPER)["code"] == "paper_lies_here"
    made = call(clerk, f"{of}/receipts", 201, papers=[paper["id"]])
    assert (made["number"], made["standing"], made["fee_rappen"]) == (1, "proves", 3000)
    assert call(clerk, f"{of}/receipts", 422, papers=[paper["id"]])["norm"] == "lu-ng/10/1"
    told = {"authority": "criminal_authority", "office": "Staatsanwaltschaft", "reference": "ST-1",
            "accused_or_suspected": True, "ordered_on": "2024-12-01"}  # fmt: skip
    call(clerk, f"{of}/block", 201, **told)
    assert call(clerk, f"{of}/return", 422, papers=[paper["id"]], receipt_given_back=True)["code"] == "papers_blocked"
    shown = clerk.get(f"/api/{of}").json()
    assert shown["block"]["reference"] == "ST-1"
    assert shown["family"][0]["lines"] == [
        {"duty": "deposit_heimatschein", "met": True, "due_on": "2024-05-16", "expired_on": None}
    ]
    lines = clerk.get(f"/api/papers/{LUZERN}/control").json()
    assert [line["number"] for line in lines] == ["1", "2", "3", "4"]
    rest = clerk.get(f"/api/papers/{LUZERN}/control", {"skip": 2}).json()
    assert [line["number"] for line in rest] == ["3", "4"]
    assert clerk.get(f"/api/papers/{LUZERN}/receipts/1.pdf").content.startswith(b"%PDF")
    assert call(clerk, f"papers/{LUZERN}/receipts/1/revoke", why="Schreibfehler")["standing"] == "revoked"
    assert call(clerk, f"{of}/block", method="delete", reference="A") == {
        "lifted": True,
        "free_from": "2025-01-01",
    }


def test_a_blocked_address_is_not_told(clerk, settler):
    of = f"papers/{LUZERN}/persons/{settler.pk}"
    paper = call(clerk, f"{of}/papers", 201, **PAPER)
    shown = call(clerk, f"{of}/receipts", 201, papers=[paper["id"]])
    assert "Musterstrasse" in shown["contents"]["exact_address"]
    with make.as_owner():
        DataBlock.objects.create(person=settler, valid=make.since(), reason="Schutz", ordered_by="Person")
    assert "Musterstrasse" not in clerk.get(f"/api/{of}").content.decode()


def test_from_the_run_to_a_payment(clerk):
    assert call(clerk, f"duties/{LUZERN}/run")["opened"] == 1
    new = {
        "key": "1",
        "duty": "report",
        "ground": "not_registered",
        "addressee": "Beat Beispiel",
        "due_on": "2024-05-16",
    }
    case = call(clerk, f"duties/{LUZERN}/cases", 201, **new)
    assert call(clerk, f"duties/{LUZERN}/cases", 201, **new)["id"] == case["id"]
    of = f"duties/cases/{case['id']}"
    told = {"rappen": 25_000, "reasons": "Trotz Mahnung nicht angemeldet."}
    assert call(clerk, f"{of}/fine", 422, **told)["code"] == "fine_without_reminder"
    call(clerk, f"{of}/fine/served", 404, on="2024-12-31")
    assert call(clerk, f"{of}/demand", answer_by="2025-01-20")["next_step"] == "wait"
    with make.as_owner():
        Letter.objects.filter(case=case["id"]).update(made_on="2024-06-01", answer_by="2024-06-20")
    call(clerk, f"{of}/reminder", answer_by="2025-01-20")
    with make.as_owner():
        Letter.objects.filter(case=case["id"], step="reminder").update(made_on="2024-06-21", answer_by="2024-07-10")
    for rappen in (0, 100_005):
        assert call(clerk, f"{of}/fine", 422, **{**told, "rappen": rappen})["code"] == "fine_out_of_bounds"
    call(clerk, f"{of}/fine", **told)
    assert call(clerk, f"{of}/fine/served", on="2024-12-31")["fine"]["unknown"]
    call(clerk, f"{of}/fine/appeal", on="2024-12-31", at="Beschwerdestelle")
    call(clerk, f"{of}/fine/outcome", on="2024-12-31", outcome="upheld")
    paid = call(clerk, f"{of}/fine/payments", on="2024-12-31", rappen=25_000, reference="Bank 1")
    assert (paid["fine"]["open_rappen"], paid["fine"]["final"]) == (0, True)
    assert clerk.get(f"/api/{of}/fine.pdf").content.startswith(b"%PDF")
    call(clerk, f"{of}/met", on="2024-12-31")
    assert call(clerk, f"{of}/close", 422, why="x")["code"] == "case_is_over"
    assert [each["id"] for each in clerk.get(f"/api/duties/{LUZERN}?over=true").json()] == [case["id"]]


def test_a_null_character_is_refused_in_the_one_shape(clerk, settler):
    new = {"duty": "report", "ground": "not_registered", "addressee": "Beat Beispiel", "due_on": "2024-05-16"}
    for address, body in (
        (f"papers/{LUZERN}/persons/{settler.pk}/papers", {**PAPER, "number": "\0"}),
        (f"duties/{LUZERN}/cases", {**new, "key": "\0"}),
        (f"duties/{LUZERN}/cases", {**new, "key": "2", "note": "a\0"}),
    ):
        assert "U+0000" in call(clerk, address, 422, **body)["what"]
    call(clerk, f"duties/{LUZERN}/cases", 201, **new, key="2")


def test_nobody_else_gets_in(clerk, settler):
    with make.as_owner():
        others = [signed_in(make.worker((Role.SUPPORT, LUZERN))), signed_in(papers.clerk(make.EMMEN))]
    for other in others:
        call(other, f"papers/{LUZERN}/persons/{settler.pk}/papers", 404, **PAPER)
        call(other, f"duties/{LUZERN}/run", 404)
        assert other.get(f"/api/duties/{LUZERN}").status_code == 404
    assert Client().get(f"/api/duties/{LUZERN}").status_code == 401
