# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Scans at the counter: of a person's papers and of an announcement, through the pages and below them."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from tests import factories as make
from tests import factories_announcements as announcements
from tests import factories_papers as papers
from tests import factories_register as reg
from tests.database.web.test_unit_page import said
from tests.factories import EMMEN, LUZERN

from domizil.base import acting, scans
from domizil.base.models import Role
from domizil.register.announcements.models import Announcement, Attachment
from domizil.register.papers.models import Paper, Scan

PDF = b"%PDF-1.7 a paper"


def upload(client, url, content=PDF, name="ausweis.pdf", **more):
    return client.post(url, {"file": SimpleUploadedFile(name, content), **more})


def kept(model):
    with make.as_owner():
        return list(model.objects.order_by("pk"))


@pytest.fixture
def settler():
    with make.as_owner():
        papers.practice()
        return papers.settler()


@pytest.fixture
def paper(settler):
    with make.as_owner():
        return Paper.objects.create(
            municipality_id=LUZERN, person=settler, kind="heimatschein", handling="deposit", number="H-1",
            issuer="Zivilstandsamt Zürich", received_on=papers.ARRIVED, received_by=make.worker(),
        )  # fmt: skip


@pytest.fixture
def url(settler):
    return f"/papers/{LUZERN}/persons/{settler.pk}/scans/"


@pytest.fixture
def clerk(as_worker):
    return as_worker((Role.REGISTER, LUZERN))


# --- of a paper ---


def test_a_scan_is_kept_with_its_paper_handed_out_as_a_file_and_taken_away(clerk, url, paper):
    assert upload(clerk, url, name='../böse"\r\n.exe', paper=paper.pk, do="scan").status_code == 302
    (scan,) = kept(Scan)
    assert scan.paper_id == paper.pk
    assert scan.added_by is not None
    assert scan.name in said(clerk.get(url.removesuffix("scans/")))
    answered = clerk.get(f"{url}{scan.pk}/")
    assert answered.content == PDF
    assert answered["Content-Disposition"].startswith("attachment; filename=")
    assert answered["X-Content-Type-Options"] == "nosniff"
    assert clerk.post(url, {"do": f"drop:{scan.pk}"}).status_code == 302
    assert not kept(Scan)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"MZ this is a program", "kein PDF und kein Bild"),
        (b"PK\x03\x04 word/vbaProject.bin", "kein PDF und kein Bild"),
        (b"%PDF-1.7 /Launch", "Programme oder eingebettete Dateien"),
        (b"", "keine Datei"),
        (PDF + b"x" * scans.LARGEST, "erlaubt sind 10 MB"),
    ],
)
def test_what_is_no_paper_is_refused_on_both_pages_and_nothing_is_kept(clerk, url, paper, content, what):
    with make.as_owner():
        mine = announcements.announcement(source="counter", state="draft", begun_by=reg.clerk(LUZERN), code_hash=None)
    for where, more in ((url, {"paper": paper.pk, "do": "scan"}), (f"/register/announcements/{mine.pk}/papers/", {})):
        answered = upload(clerk, where, content, **more)
        assert answered.status_code == 422
        assert what in said(answered)
    assert not kept(Scan)
    assert not kept(Attachment)


def test_a_body_of_a_gigabyte_is_refused_before_it_is_read(clerk, url, paper):
    class Unread:
        def read(self, *_args):
            raise AssertionError("the body was read")

        readline = read

    answered = clerk.generic(
        "POST", url, b"", "multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(1_000_000_000), **{"wsgi.input": Unread()},
    )  # fmt: skip
    assert answered.status_code == 422
    assert "zu gross" in said(answered)


def test_the_same_scan_once(clerk, url, paper):
    upload(clerk, url, paper=paper.pk)
    assert "liegt schon bei" in said(upload(clerk, url, paper=paper.pk))


def test_another_office_and_who_only_reads_add_nothing(as_worker, url, paper):
    assert upload(as_worker((Role.REGISTER, EMMEN)), url, paper=paper.pk).status_code == 404
    assert upload(as_worker((Role.SUPERVISOR, None)), url, paper=paper.pk).status_code == 404
    assert not kept(Scan)


def test_below_the_page_the_database_refuses_another_office_too(paper):
    with make.as_owner():
        luzern, emmen = papers.clerk(LUZERN), papers.clerk(EMMEN)
    columns = scans.columns("x.pdf", PDF, by=None)
    with acting.as_worker(emmen.pk, path="test"), pytest.raises(DatabaseError), transaction.atomic():
        Scan.objects.create(paper_id=paper.pk, **columns | {"added_by": emmen})
    with acting.as_worker(luzern.pk, path="test"):
        Scan.objects.create(paper_id=paper.pk, **columns | {"added_by": luzern})
    with acting.as_worker(emmen.pk, path="test"):
        assert not Scan.objects.exists()


# --- of an announcement ---


def test_the_counter_adds_to_its_own_announcement_and_giving_it_up_takes_all_out(clerk):
    with make.as_owner():
        mine = announcements.announcement(source="counter", state="draft", begun_by=reg.clerk(LUZERN), code_hash=None)
    page = f"/register/announcements/{mine.pk}/"
    assert upload(clerk, f"{page}papers/").url == page
    (paper,) = kept(Attachment)
    assert paper.added_by is not None
    assert "am Schalter beigelegt" in said(clerk.get(page))
    assert clerk.get(f"{page}papers/{paper.pk}/").content == PDF
    upload(clerk, f"{page}papers/", PDF + b" 2")
    clerk.post(f"{page}papers/", {"do": f"drop:{paper.pk}"})
    assert [one.size for one in kept(Attachment)] == [len(PDF) + 2]
    clerk.post(page, {"do": "discard"})
    assert not kept(Attachment)
    assert kept(Announcement)[0].state == "withdrawn"


def test_what_came_online_gets_further_papers_and_keeps_those_that_came(clerk):
    with make.as_owner():
        mine = announcements.announcement()
        sent = Attachment.objects.create(announcement=mine, **scans.columns("miete.pdf", PDF, by=None))
    page = f"/register/announcements/{mine.pk}/papers/"
    upload(clerk, page, PDF + b" 2")
    assert len(kept(Attachment)) == 2
    refused = clerk.post(page, {"do": f"drop:{sent.pk}"})
    assert refused.status_code == 422
    assert "hat die meldende Person beigelegt" in said(refused)
    assert len(kept(Attachment)) == 2


def test_nothing_is_added_to_what_is_closed_or_still_somebody_s_draft(clerk):
    with make.as_owner():
        draft = announcements.announcement(state="draft")
        closed = announcements.announcement(state="withdrawn")
    assert upload(clerk, f"/register/announcements/{draft.pk}/papers/").status_code == 404
    assert "abgeschlossen" in said(upload(clerk, f"/register/announcements/{closed.pk}/papers/"))
    assert not kept(Attachment)


def test_below_the_page_the_office_removes_only_what_it_added():
    with make.as_owner():
        clerk, mine = reg.clerk(LUZERN), announcements.announcement()
        Attachment.objects.create(announcement=mine, **scans.columns("miete.pdf", PDF, by=None))
    with acting.as_worker(clerk.pk, path="test"):
        Attachment.objects.create(announcement_id=mine.pk, **scans.columns("x.pdf", PDF + b" 2", by=clerk))
        Attachment.objects.all().delete()
        assert [one.name for one in Attachment.objects.all()] == ["miete.pdf"]
    with acting.as_worker(clerk.pk, path="test"), pytest.raises(DatabaseError), transaction.atomic():
        Attachment.objects.create(announcement_id=mine.pk, **scans.columns("y.pdf", PDF + b" 3", by=None))
