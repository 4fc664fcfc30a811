# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The portal: a resident begins without an account, goes on with a code, sends; the office checks and enters."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test import Client
from tests import factories as make
from tests import reports
from tests.database.web.test_unit_page import said

from domizil.base import acting, scans
from domizil.base.models import Role
from domizil.register.announcements import codes, keeping, letter, papers
from domizil.register.announcements.models import AccessCode, Announcement, Attachment, State
from domizil.register.models import RegisterEvent, Task

PDF = b"%PDF-1.7 Mietvertrag"
ARRIVAL = {
    "on": "20.12.2024", "from_country": "8207", "from_place": "Konstanz", "address": "Musterstrasse 7",
    "town": "6000 Luzern", "floor": "2. Stock links", "persons": [reports.ANNA],
}  # fmt: skip


@pytest.fixture(autouse=True)
def _places():
    with make.as_owner():
        make.country(8100), make.country(8207), make.municipality(make.LUZERN)


@pytest.fixture
def clerk(as_worker):
    return as_worker((Role.REGISTER, make.LUZERN))


def begun(kind: str = "arrival") -> tuple[Client, str]:
    """A visitor who has just begun, and the code."""
    visitor = Client()
    answered = visitor.post(f"/portal/begin/{kind}/", {"municipality": make.LUZERN})
    assert answered.url == "/portal/code/"
    code = re.search(r"secret-code\">([^<]+)<", visitor.get("/portal/code/").content.decode())[1]
    assert visitor.post("/portal/code/").url == "/portal/announcement/"
    return visitor, code


def submitted(data: dict | None = None) -> tuple[Client, Announcement]:
    visitor, _code = begun()
    visitor.post("/portal/announcement/", reports.posted(data or ARRIVAL) | {"do": "check"})
    assert visitor.post("/portal/check/").url == "/portal/status/"
    with make.as_owner():
        return visitor, Announcement.objects.get()


def upload(visitor: Client, content: bytes, name: str = "vertrag.pdf"):
    return visitor.post("/portal/papers/", {"file": SimpleUploadedFile(name, content)})


def test_from_the_first_question_to_the_entry(clerk):
    visitor, code = begun()
    assert visitor.get("/portal/code/").status_code == 302, "the code is shown once"
    answered = visitor.post("/portal/announcement/", reports.posted(ARRIVAL) | {"do": "check"})
    assert answered.url == "/portal/papers/"
    assert upload(visitor, PDF).status_code == 302
    page = said(visitor.get("/portal/check/"))
    assert "Melden Sie sich bis 3.1.2025" in page
    assert "Heimatschein hinterlegen" in page
    visitor.post("/portal/check/")
    assert "Ihre Meldung ist eingegangen" in said(visitor.get("/portal/status/"))

    waiting = clerk.get("/register/").content.decode()
    address = re.search(r"/register/announcements/\d+/", waiting)[0]
    with make.as_owner():
        assert Task.objects.get(kind="announcement").done_on is None
    page = said(clerk.get(address))
    assert "vertrag.pdf" in page
    assert "Musterstrasse 7" in page
    assert "2. Stock links" in page, "what helps to choose the dwelling reaches who chooses it"
    assert "6000 Luzern" in page
    assert 'value="2. Stock links"' in clerk.get(f"{address}change/").content.decode(), "and is kept on the way"
    with make.as_owner():
        home = reports.home("7")
    # A resident knows no dwelling number: the clerk chooses it on the way to the entry.
    change = clerk.post(f"{address}change/", reports.posted(ARRIVAL) | {"do": "check", "dwelling": str(home.pk)})
    assert change.url == address
    assert clerk.post(address, {"do": "enter"}).status_code == 302
    with make.as_owner():
        event = RegisterEvent.objects.get()
        assert (event.kind, event.source) == ("move_in", "portal")
        assert Task.objects.get(kind="announcement").done_on is not None
    later = Client()
    assert later.post("/portal/", {"code": code.lower().replace("-", " ")}).url == "/portal/status/"
    assert "Ihre Meldung ist eingetragen" in said(later.get("/portal/status/"))


def test_what_is_typed_wrong_is_saved_as_well():
    visitor, code = begun()
    wrong = ARRIVAL | {"on": "31.2.2024", "persons": [reports.ANNA | {"vn": "123"}]}
    assert visitor.post("/portal/announcement/", reports.posted(wrong) | {"do": "later"}).url == "/portal/status/"
    later = Client()
    later.post("/portal/", {"code": code})
    page = later.get("/portal/announcement/").content.decode()
    assert 'value="31.2.2024"' in page
    assert 'value="123"' in page
    refused = later.post("/portal/check/")
    assert refused.status_code == 422
    assert "2 Angaben fehlen oder stimmen nicht" in said(refused)


def test_it_is_sent_back_with_a_reason_and_sent_again(clerk):
    visitor, mine = submitted()
    address = f"/register/announcements/{mine.pk}/"
    assert "Grund der Rückgabe fehlt" in said(clerk.post(address, {"do": "back", "reason": " "}))
    clerk.post(address, {"do": "back", "reason": "Bitte legen Sie den Mietvertrag bei."})
    assert "Bitte legen Sie den Mietvertrag bei." in said(visitor.get("/portal/status/"))
    visitor.post("/portal/announcement/", reports.posted(ARRIVAL) | {"do": "check"})
    visitor.post("/portal/check/")
    with make.as_owner():
        mine.refresh_from_db()
        assert mine.state == State.SUBMITTED
        assert Task.objects.get(kind="announcement").done_on is None


def test_withdrawing_deletes_what_was_typed_and_the_papers(clerk):
    visitor, mine = submitted()
    upload(visitor, PDF)
    visitor.post("/portal/status/", {"do": "withdraw"})
    with make.as_owner():
        mine.refresh_from_db()
        assert (mine.state, mine.data) == (State.WITHDRAWN, {})
        assert not Attachment.objects.exists()
        assert Task.objects.get(kind="announcement").outcome == "withdrawn"
    assert "abgeschlossen" in said(visitor.post("/portal/check/"))


def test_a_visitor_points_at_nobody_in_the_register():
    with make.as_owner():
        person = reports.resident()
    visitor, _code = begun()
    visitor.post("/portal/announcement/", {"do": "later", "p0-person": str(person.pk), "on": "1.12.2024"})
    with make.as_owner():
        assert Announcement.objects.get().data["persons"] in ([], [{}])
    assert "Maria" not in visitor.get("/portal/announcement/").content.decode()


# --- who sees what ---


def test_the_office_sees_no_draft_and_nobody_the_others(clerk, as_worker):
    _visitor, _code = begun()
    with make.as_owner():
        draft = Announcement.objects.get()
    assert clerk.get(f"/register/announcements/{draft.pk}/").status_code == 404
    stranger = Client()
    assert stranger.get("/portal/announcement/").url == "/portal/"
    _visitor, mine = submitted_beside(draft)
    assert as_worker((Role.REGISTER, make.EMMEN)).get(f"/register/announcements/{mine.pk}/").status_code == 404
    assert as_worker((Role.SUPPORT, make.LUZERN)).get(f"/register/announcements/{mine.pk}/").status_code == 404


def submitted_beside(draft: Announcement) -> tuple[Client, Announcement]:
    visitor, _code = begun()
    visitor.post("/portal/announcement/", reports.posted(ARRIVAL) | {"do": "check"})
    visitor.post("/portal/check/")
    with make.as_owner():
        return visitor, Announcement.objects.exclude(pk=draft.pk).get()


def test_in_sql_a_code_opens_one_announcement_and_no_code_none():
    _visitor, code = begun()
    begun()
    with acting.as_worker(None, path="test"):
        assert Announcement.objects.count() == 0
        codes.present(codes.hashed(code))
        assert Announcement.objects.count() == 1
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            Announcement.objects.update(state=State.RETURNED, reason="x")
        assert Attachment.objects.count() == 0


def test_the_code_is_kept_nowhere():
    _visitor, code = begun()
    plain = codes.plain(code)
    with make.as_owner(), connection.cursor() as cursor:
        for table in ("announcements_announcement", "announcements_announcementevent"):
            cursor.execute(f"SELECT count(*) FROM {table} AS t WHERE t::text ILIKE %s OR t::text ILIKE %s",
                           [f"%{plain}%", f"%{code}%"])  # fmt: skip
            assert cursor.fetchone() == (0,)


@pytest.mark.parametrize("typed", ["", "x", "0000-0000-0000-0000", "A" * 1000, "\x00", "ÄÖÜ"])
def test_a_code_that_opens_nothing_says_so(typed):
    answered = Client().post("/portal/", {"code": typed})
    assert answered.status_code == 422
    assert "Zu diesem Code gibt es keine Meldung" in said(answered)


@pytest.mark.parametrize("kind", ["name", "death", "lock", "nothing"])
def test_only_arrival_move_and_departure_are_reported_online(kind):
    assert Client().get(f"/portal/begin/{kind}/").status_code == 404


@pytest.mark.parametrize("place", ["", "x", "9999", "²", "-1"])
def test_a_municipality_must_be_chosen(place):
    assert Client().post("/portal/begin/move/", {"municipality": place}).status_code == 422


# --- papers ---


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"MZ this is a program", "kein PDF und kein Bild"),
        (b"<html><script>", "kein PDF und kein Bild"),
        (b"%PDF-1.7 /JavaScript (app.alert)", "Programme oder eingebettete Dateien"),
        (b"", "keine Datei"),
    ],
)
def test_what_is_no_paper_is_refused_whatever_its_name_says(content, what):
    visitor, _code = begun()
    answered = upload(visitor, content)
    assert answered.status_code == 422
    assert what in said(answered)
    with make.as_owner():
        assert not Attachment.objects.exists()


def test_a_body_that_is_too_large_is_refused_before_it_is_read():
    visitor, _code = begun()

    class Unread:
        def read(self, *_args):
            raise AssertionError("the body was read")

        readline = read

    answered = visitor.generic(
        "POST", "/portal/papers/", b"", "multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(1_000_000_000), **{"wsgi.input": Unread()},
    )  # fmt: skip
    assert answered.status_code == 422
    assert "zu gross" in said(answered)


def test_a_file_just_over_the_limit_is_refused():
    visitor, _code = begun()
    answered = upload(visitor, PDF + b"x" * scans.LARGEST)
    assert answered.status_code == 422
    assert "erlaubt sind 10 MB" in said(answered)


def test_the_same_file_once_and_only_so_many(monkeypatch):
    visitor, _code = begun()
    upload(visitor, PDF)
    assert "liegt schon bei" in said(upload(visitor, PDF))
    monkeypatch.setattr(papers, "MOST", 1)
    assert "mehr gehen nicht" in said(upload(visitor, b"\xff\xd8\xff photo", "foto.jpg"))


def test_a_paper_is_handed_to_the_office_as_a_file(clerk):
    visitor, _code = begun()
    upload(visitor, PDF, '../../böse"\r\nX: 1.exe')
    visitor.post("/portal/announcement/", reports.posted(ARRIVAL) | {"do": "check"})
    visitor.post("/portal/check/")
    with make.as_owner():
        mine, paper = Announcement.objects.get(), Attachment.objects.get()
    answered = clerk.get(f"/register/announcements/{mine.pk}/papers/{paper.pk}/")
    assert answered.content == PDF
    assert answered["Content-Disposition"].startswith("attachment; filename=")
    assert answered["X-Content-Type-Options"] == "nosniff"
    assert paper.name.endswith(".pdf")
    assert "/" not in paper.name
    assert Client().get(f"/register/announcements/{mine.pk}/papers/{paper.pk}/").status_code == 302


# --- who looked at my data ---


def test_a_resident_sees_who_looked_with_the_code_of_the_counter(clerk):
    with make.as_owner():
        person = reports.resident()
    clerk.get(f"/register/persons/{person.pk}/")
    page = clerk.post(f"/register/persons/{person.pk}/access-code/").content.decode()
    code = re.search(r"secret-code\">([^<]+)<", page)[1]
    answered = Client().post("/portal/my-data/", {"code": code, "date_of_birth": "17.5.1990"})
    assert "Personenblatt" in said(answered)
    assert "Einwohnerkontrolle" in said(answered)
    for wrong in ({"date_of_birth": "18.5.1990"}, {"code": codes.new_code()}, {"date_of_birth": "x"}):
        refused = Client().post("/portal/my-data/", {"code": code, "date_of_birth": "17.5.1990"} | wrong)
        assert refused.status_code == 422
        assert "passen nicht zusammen" in said(refused)


def test_a_new_access_code_ends_the_former(clerk):
    with make.as_owner():
        person = reports.resident()
    address = f"/register/persons/{person.pk}/access-code/"
    first = re.search(r"secret-code\">([^<]+)<", clerk.post(address).content.decode())[1]
    clerk.post(address)
    with make.as_owner():
        assert AccessCode.objects.count() == 1
    assert Client().post("/portal/my-data/", {"code": first, "date_of_birth": "17.5.1990"}).status_code == 422


# --- codes on paper, and what comes next ---


@pytest.fixture
def told(monkeypatch) -> list[str]:
    """The words of each letter that is made; the letter is made all the same."""
    words: list[str] = []
    make_pdf = letter.letters.pdf

    def recorded(template, data):
        words.append(str(data))
        return make_pdf(template, data)

    monkeypatch.setattr(letter.letters, "pdf", recorded)
    return words


def test_the_code_of_the_counter_is_a_letter_while_it_is_shown(clerk, as_worker, told):
    with make.as_owner():
        person = reports.resident()
    address = f"/register/persons/{person.pk}/access-code/"
    code = re.search(r"secret-code\">([^<]+)<", clerk.post(address).content.decode())[1]
    made = clerk.post(f"{address}letter.pdf", {"code": code})
    assert (made.headers["Content-Type"], made.headers["Cache-Control"]) == ("application/pdf", "no-store")
    for mark in (b"<pdfuaid:part>1</pdfuaid:part>", b"/StructTreeRoot", b"/Lang(de)"):
        assert mark in made.content
    for words in (code, "Maria Muster", "/portal/my-data/", "30.12.2025"):
        assert words in told[0], words
    assert clerk.post(f"{address}letter.pdf", {"code": codes.new_code()}).status_code == 400
    assert clerk.get(f"{address}letter.pdf").status_code == 302
    for other in ((Role.REGISTER, make.EMMEN), (Role.SUPERVISOR, None), (Role.SUPPORT, None)):
        assert as_worker(other).post(f"{address}letter.pdf", {"code": code}).status_code == 404
        assert as_worker(other).get(address).status_code == 404


def test_the_code_of_an_announcement_is_a_letter_until_it_is_written_down(told):
    visitor = Client()
    visitor.post("/portal/begin/move/", {"municipality": make.LUZERN})
    code = re.search(r"secret-code\">([^<]+)<", visitor.get("/portal/code/").content.decode())[1]
    assert b"/StructTreeRoot" in visitor.get("/portal/code.pdf").content
    assert code in told[0]
    visitor.post("/portal/code/")
    assert visitor.get("/portal/code.pdf").status_code == 302
    assert Client().get("/portal/code.pdf").url == "/portal/"


def test_each_stand_says_the_next_step(clerk):
    visitor, _code = begun()
    assert "Ungesendet bleibt sie bis am 1.3.2025 gespeichert" in said(visitor.get("/portal/status/"))
    visitor.post("/portal/announcement/", reports.posted(ARRIVAL) | {"do": "check"})
    visitor.post("/portal/check/")
    assert "Sie müssen jetzt nichts tun" in said(visitor.get("/portal/status/"))
    with make.as_owner():
        mine = Announcement.objects.get()
    clerk.post(f"/register/announcements/{mine.pk}/", {"do": "back", "reason": "Mietvertrag fehlt"})
    page = said(visitor.get("/portal/status/"))
    assert "Mietvertrag fehlt" in page
    assert "senden Sie sie bis am 1.3.2025 noch einmal" in page
    visitor.post("/portal/status/", {"do": "withdraw"})
    page = said(visitor.get("/portal/status/"))
    assert "Sie haben diese Meldung zurückgezogen" in page
    assert "Mietvertrag fehlt" not in page


def test_what_was_left_lying_says_so_to_who_comes_back():
    visitor, _code = begun()
    with make.as_owner():
        assert keeping.take_out_old(on=date(2025, 3, 2)) == 1
    assert "nach 60 Tagen gelöscht" in said(visitor.get("/portal/status/"))
