# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Scans through the API: the same checks and the same access as on the pages."""

from __future__ import annotations

import pytest
from django.test import Client
from tests import factories as make
from tests import factories_announcements as announcements
from tests import factories_papers as papers
from tests.database.api.test_papers import PAPER, call, signed_in
from tests.factories import EMMEN, LUZERN

from domizil.base import scans
from domizil.register.announcements.models import Attachment
from domizil.register.papers.models import Scan

PDF = b"%PDF-1.7 a paper"


def send(client: Client, address: str, content: bytes = PDF, **headers):
    return client.post(f"/api/{address}", content, content_type="application/octet-stream", **headers)


@pytest.fixture
def settler():
    with make.as_owner():
        papers.practice()
        return papers.settler()


@pytest.fixture
def clerk(settler):
    with make.as_owner():
        return signed_in(papers.clerk())


def test_a_scan_of_a_paper(clerk, settler):
    of = f"papers/{LUZERN}/persons/{settler.pk}"
    paper = call(clerk, f"{of}/papers", 201, **PAPER)["id"]
    made = send(clerk, f"{of}/papers/{paper}/scans?name=ausweis.exe")
    assert made.status_code == 201, made.content
    told = made.json()
    assert (told["name"], told["content_type"], told["size"]) == ("ausweis.pdf", "application/pdf", len(PDF))
    assert clerk.get(f"/api/{of}/scans").json() == [told]
    assert clerk.get(f"/api/{of}/scans/{told['id']}").content == PDF
    assert send(clerk, f"{of}/papers/{paper}/scans").json()["code"] == "already_attached"
    assert send(clerk, f"{of}/papers/{paper}/scans", b"MZ").json()["code"] == "wrong_format"
    assert send(clerk, f"{of}/papers/{paper}/scans", b"").json()["code"] == "no_file"
    with make.as_owner():
        other = signed_in(papers.clerk(EMMEN))
    assert send(other, f"{of}/papers/{paper}/scans", PDF + b" 2").status_code == 404
    assert other.get(f"/api/{of}/scans/{told['id']}").status_code == 404
    assert clerk.delete(f"/api/{of}/scans/{told['id']}").status_code == 204
    with make.as_owner():
        assert not Scan.objects.exists()


def test_what_says_it_is_too_large_is_not_read(clerk):
    with make.as_owner():
        mine = announcements.announcement()
    address = f"register/announcements/{mine.pk}/papers"
    assert send(clerk, address, b"", CONTENT_LENGTH=str(scans.LARGEST + 1)).json()["code"] == "too_large"


def test_a_paper_of_an_announcement(clerk):
    with make.as_owner():
        mine = announcements.announcement()
        Attachment.objects.create(announcement=mine, **scans.columns("miete.pdf", PDF, by=None))
    address = f"register/announcements/{mine.pk}/papers"
    made = send(clerk, f"{address}?name=plan.png", b"\x89PNG\r\n\x1a\n plan")
    assert made.status_code == 201, made.content
    sent, added = clerk.get(f"/api/{address}").json()
    assert (sent["added_by_the_office"], added["added_by_the_office"]) == (False, True)
    assert clerk.get(f"/api/{address}/{sent['id']}").content == PDF
    assert clerk.delete(f"/api/{address}/{sent['id']}").json()["code"] == "not_ours"
    assert clerk.delete(f"/api/{address}/{added['id']}").status_code == 204
    assert Client().get(f"/api/{address}").status_code == 401
