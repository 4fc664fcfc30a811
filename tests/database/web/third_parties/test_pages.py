# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reports of third parties through the pages: with a key and without an account, and at the desk of the office."""

from __future__ import annotations

from datetime import date
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests import factories as make
from tests import factories_third_parties as third
from tests import third_party_files as sample

from domizil.base.models import Role
from domizil.register.models import Task
from domizil.register.third_parties.models import Delivery, HotelSlip, InformationRequest, Report

ONE = {
    "kind": "Einzug", "official_name": "Müller", "first_name": "Anna", "begins": "1.12.2024", "egid": "2000001",
    "ewid": "3",
}  # fmt: skip


@pytest.fixture
def clerk(as_worker) -> Client:
    return as_worker((Role.REGISTER, make.LUZERN))


def visitor(kind: str = "landlord", **values) -> Client:
    """A third party that has entered with its key."""
    with make.as_owner():
        secret = third.key(third.reporter(kind, **values), make.worker())
    client = Client()
    assert client.post("/report/", {"key": f"  {secret.upper()} "}).status_code == 302
    return client


@pytest.fixture
def landlord() -> Client:
    return visitor()


def rows(model) -> list:
    with make.as_owner():
        return list(model.objects.all())


def file(content: bytes, name: str = "meldungen.csv") -> dict:
    return {"file": SimpleUploadedFile(name, content)}


def test_a_wrong_key_opens_nothing():
    response = Client().post("/report/", {"key": "abcd-efgh"})
    assert response.status_code == 422
    assert "gilt nicht" in response.content.decode()
    assert Client().get("/report/one/").status_code == 302


@pytest.mark.parametrize(
    "values", [{"revoked_at": "2024-12-01T00:00+01:00"}, {"valid": make.since("2020-01-01", "2024-12-31")}]
)
def test_a_key_that_is_over_opens_nothing(values):
    with make.as_owner():
        secret = third.key(third.reporter(), make.worker(), **values)
    assert Client().post("/report/", {"key": secret}).status_code == 422


def test_a_revoked_key_is_out_at_once(landlord):
    with make.as_owner():
        third.AccessKey.objects.update(revoked_at="2024-12-31T12:00+01:00")
    assert landlord.get("/report/one/").status_code == 302


def test_one_report_becomes_a_task(landlord):
    response = landlord.post("/report/one/", ONE, follow=True)
    assert "Müller Anna" in response.content.decode()
    (report,) = rows(Report)
    assert (report.begins, report.egid, report.due) == (date(2024, 12, 1), 2_000_001, date(2024, 12, 15))
    assert {task.kind for task in rows(Task)} == {"third_party_unknown_building", "third_party_unknown_person"}
    assert {task.due for task in rows(Task)} == {date(2024, 12, 15)}


def test_what_is_wrong_is_told_at_its_field_and_nothing_typed_is_lost(landlord):
    response = landlord.post("/report/one/", {**ONE, "egid": "0", "begins": "31.2.2024"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "gibt es im Kalender nicht" in page
    assert 'value="Müller"' in page
    assert rows(Report) == []


def test_the_same_form_twice_is_one_report(landlord):
    landlord.post("/report/one/", ONE)
    assert "schon übernommen" in landlord.post("/report/one/", ONE).content.decode()
    assert len(rows(Report)) == 1


def test_a_file_is_checked_then_taken(landlord):
    bad = ("Einzug", "Weber", "Ueli", "1.12.2024", "", "x", "1000")
    response = landlord.post("/report/upload/", file(sample.csv(sample.GOOD, bad)), follow=True)
    page = response.content.decode()
    assert "Gute Zeilen: 1. Zeilen mit Fehlern, die wegbleiben: 1." in page
    assert "eine ganze Zahl von 1 bis 999" in page
    assert rows(Report) == []
    (delivery,) = rows(Delivery)
    listed = landlord.get(f"/report/deliveries/{delivery.pk}/problems.csv").content.decode("utf-8-sig")
    assert listed.splitlines()[1].startswith("3;EGID;")
    landlord.post(f"/report/deliveries/{delivery.pk}/", {"do": "take"})
    (report,), (delivery,) = rows(Report), rows(Delivery)
    assert (report.row, delivery.state, delivery.good, delivery.bad, delivery.content) == (2, "taken", 1, 1, None)
    again = landlord.post(f"/report/deliveries/{delivery.pk}/", {"do": "take"})
    assert again.status_code == 422


def test_a_checked_file_can_be_dropped(landlord):
    landlord.post("/report/upload/", file(sample.csv(sample.GOOD)))
    (delivery,) = rows(Delivery)
    landlord.post(f"/report/deliveries/{delivery.pk}/", {"do": "drop"})
    (delivery,) = rows(Delivery)
    assert (delivery.state, delivery.content, rows(Report)) == ("dropped", None, [])


def test_a_refused_file_is_kept_as_refused_and_changes_nothing(landlord):
    response = landlord.post("/report/upload/", file(sample.xlsx(sample.GOOD), "meldungen.xlsm"))
    assert response.status_code == 422
    assert "Makros" in response.content.decode()
    (delivery,) = rows(Delivery)
    assert (delivery.state, delivery.content, rows(Report)) == ("refused", None, [])
    assert "Makros" in delivery.refusal


def test_a_gigabyte_is_refused_before_it_is_read(landlord):
    response = landlord.post("/report/upload/", file(b"x"), CONTENT_LENGTH="1000000000")
    assert response.status_code == 422
    assert "höchstens 10 MB" in response.content.decode()
    assert [delivery.state for delivery in rows(Delivery)] == ["refused"]


def test_a_third_party_sees_its_own_only(landlord):
    visitor().post("/report/one/", ONE)
    (delivery,) = rows(Delivery)
    assert landlord.get(f"/report/deliveries/{delivery.pk}/").status_code == 404
    assert "Noch nichts gemeldet" in landlord.get("/report/").content.decode()


def test_a_list_of_residents(clerk):
    house = visitor("collective_household", egid=2_000_005)
    with make.as_owner():
        room = make.dwelling(egid=2_000_005, ewid=1)
        make.residence(make.person("Weber", "Ueli"), dwelling=room)
    house.post("/report/one/", {"official_name": "Müller", "first_name": "Anna"})
    assert {task.kind for task in rows(Task)} == {"third_party_not_on_list", "third_party_unknown_person"}
    assert "Steht nicht auf der Liste" in clerk.get("/third-parties/").content.decode()


def test_hotel_slips_are_found_and_kept_while_no_time_is_known(clerk):
    with make.as_owner():
        make.country()
    slip = {
        "official_name": "Gast", "first_name": "Inès", "date_of_birth": "2.1.1980", "nationality": "8305",
        "arrives": "1.12.2024", "leaves": "3.12.2024",
    }  # fmt: skip
    host = visitor("lodging_host")
    assert host.post("/report/hotel/", slip).status_code == 200
    assert host.post("/report/hotel/", {**slip, "leaves": "30.11.2024"}).status_code == 422
    assert "Gast Inès" in clerk.get("/third-parties/hotel/?q=ines&on=2.12.2024").content.decode()
    assert "Nichts gefunden" in clerk.get("/third-parties/hotel/?on=4.12.2024").content.decode()
    assert "ist kein Tag" in clerk.get("/third-parties/hotel/?on=gestern").content.decode()
    refused = clerk.post("/third-parties/hotel/")
    assert (refused.status_code, len(rows(HotelSlip))) == (422, 1)
    assert visitor().post("/report/hotel/", slip).status_code == 422


def test_the_clerk_sees_both_sides_goes_on_and_closes(clerk, landlord):
    with make.as_owner():
        make.dwelling(egid=2_000_001, ewid=3, street="Neugasse", house_number="5")
        lives = make.dwelling(street="Seeweg", house_number="7")
        make.residence(make.person("Müller", "Anna"), dwelling=lives)
    landlord.post("/report/one/", ONE)
    (task,) = rows(Task)
    page = clerk.get("/third-parties/?kind=other_dwelling").content.decode()
    assert "Neugasse 5" in page
    assert "Seeweg 7" in page
    leads = f"/register/report/move/?municipality={make.LUZERN}&person={task.person_id}"
    assert leads in unescape(page)
    assert clerk.get(leads).status_code == 200
    assert clerk.post(f"/third-parties/tasks/{task.pk}/", {"outcome": " "}).status_code == 422
    clerk.post(f"/third-parties/tasks/{task.pk}/", {"outcome": "Umzug eingetragen"})
    assert "Umzug eingetragen" in clerk.get(f"/third-parties/tasks/{task.pk}/").content.decode()


def test_a_blocked_address_is_on_neither_side(clerk, landlord):
    with make.as_owner():
        home = make.dwelling(egid=2_000_001, ewid=3, street="Geheimweg", house_number="9")
        blocked = make.person("Müller", "Anna")
        make.residence(blocked, dwelling=home, valid=make.since("2020-01-01", "2024-01-01"))
        blocked.data_blocks.create(kind=1, valid=make.since(), reason="Gefährdung", ordered_by="Polizei")
    landlord.post("/report/one/", ONE)
    page = clerk.get("/third-parties/").content.decode()
    assert "gesperrt" in page
    assert "Geheimweg" not in page
    assert "2000001" not in page.replace("egid=2000001", "")


def test_another_municipality_sees_nothing(as_worker, landlord):
    landlord.post("/report/one/", ONE)
    (task, _other), (delivery,), (reporter,) = rows(Task), rows(Delivery), rows(third.Reporter)
    emmen = as_worker((Role.REGISTER, make.EMMEN))
    for address in (f"tasks/{task.pk}/", f"deliveries/{delivery.pk}/", f"reporters/{reporter.pk}/", "?kind=nonsense"):
        assert emmen.get(f"/third-parties/{address}").status_code == 404
    assert "Müller" not in emmen.get("/third-parties/").content.decode()


def test_the_post_is_named_with_the_law_it_is_asked_under(clerk):
    assert "Post (Art. 12 Abs. 2 RHG)</option>" in clerk.get("/third-parties/reporters/").content.decode()


OFFICE = ("", "reporters/", "deliveries/", "requests/", "hotel/")


@pytest.mark.parametrize("role", [Role.SUPPORT, Role.ADMINISTRATOR, Role.ANALYST, Role.COMMISSION])
def test_other_roles_see_nothing(as_worker, role):
    client = as_worker((role, None))
    assert [client.get(f"/third-parties/{page}").status_code for page in OFFICE] == [404] * len(OFFICE)


def test_the_supervision_reads_every_page_and_is_offered_nothing_to_change(as_worker, landlord):
    landlord.post("/report/one/", ONE)
    (reporter,), (task, *_others) = rows(third.Reporter), rows(Task)
    supervisor = as_worker((Role.SUPERVISOR, None))
    for page in (*OFFICE, f"reporters/{reporter.pk}/", f"tasks/{task.pk}/"):
        shown = supervisor.get(f"/third-parties/{page}")
        assert shown.status_code == 200, page
        main = shown.content.decode().partition("<main")[2].partition("</main>")[0]
        assert 'method="post"' not in main, page
    assert supervisor.post("/third-parties/reporters/", {"name": "Neu"}).status_code == 404


def test_a_key_is_issued_once_and_revoked(clerk):
    response = clerk.post(
        "/third-parties/reporters/", {"municipality": make.LUZERN, "kind": "landlord", "name": "Muster AG"}, follow=True
    )
    (reporter,) = rows(third.Reporter)
    page = clerk.post(f"/third-parties/reporters/{reporter.pk}/", {"do": "issue", "label": "Büro"}).content.decode()
    secret = page.split('class="secret">')[1].split("<")[0]
    assert secret not in clerk.get(f"/third-parties/reporters/{reporter.pk}/").content.decode()
    assert Client().post("/report/", {"key": secret}).status_code == 302
    (key,) = rows(third.AccessKey)
    clerk.post(f"/third-parties/reporters/{reporter.pk}/", {"do": f"revoke:{key.pk}"})
    assert Client().post("/report/", {"key": secret}).status_code == 422
    assert "Muster AG" in response.content.decode()


def test_a_collective_household_needs_its_building(clerk):
    entered = {"municipality": make.LUZERN, "kind": "collective_household", "name": "Heim"}
    response = clerk.post("/third-parties/reporters/", entered)
    assert response.status_code == 422
    assert "fehlt der EGID" in response.content.decode()


def test_a_clerk_reads_a_file_at_the_counter(clerk):
    with make.as_owner():
        reporter = third.reporter()
    response = clerk.post(
        f"/third-parties/reporters/{reporter.pk}/upload/", file(sample.xlsx(sample.GOOD), "m.xlsx"), follow=True
    )
    (delivery,) = rows(Delivery)
    assert "Geprüft" in response.content.decode()
    clerk.post(f"/third-parties/deliveries/{delivery.pk}/", {"do": "take"})
    assert len(rows(Report)) == 1
    assert rows(Delivery)[0].received_by_id is not None


@pytest.mark.parametrize(("kind", "words"), [("employer", "Wohnadresse"), ("utility", "Bestimmung der Wohnung")])
def test_asking_only_after_the_term(clerk, kind, words):
    with make.as_owner():
        addressee = third.reporter(kind)
    asked = {"addressee": addressee.pk, "person_name": "Müller Anna", "happened_on": "20.12.2024"}
    early = clerk.post("/third-parties/requests/", asked)
    assert early.status_code == 422
    assert "läuft noch bis 03.01.2025" in early.content.decode()
    assert rows(InformationRequest) == []
    clerk.post("/third-parties/requests/", {**asked, "happened_on": "1.12.2024"})
    (made,) = rows(InformationRequest)
    assert made.derivation["may_be_asked"]["norms"] == ["lu-ng/17/3/a", "lu-ng/17/3/b"]
    letter = clerk.get(f"/third-parties/requests/{made.pk}/letter.pdf")
    assert letter.content.startswith(b"%PDF")
    page = f"/third-parties/requests/{made.pk}/"
    assert clerk.post(page, {"answer": ""}).status_code == 422
    clerk.post(page, {"answer": "Seeweg 7, Luzern"})
    assert "Seeweg 7" in clerk.get(page).content.decode()
    from domizil.register.third_parties.letter import contents

    with make.as_owner():
        assert words in " ".join(contents(InformationRequest.objects.get())["paragraphs"])


def test_nobody_is_asked_about_somebody_who_reported(clerk):
    with make.as_owner():
        addressee, person = third.reporter("employer"), make.person("Müller", "Anna")
        make.residence(person, valid=make.since("2024-12-05"))
    asked = {"addressee": addressee.pk, "person_name": "Müller Anna", "person": person.pk, "happened_on": "1.12.2024"}
    response = clerk.post("/third-parties/requests/", asked)
    assert response.status_code == 422
    assert "seit dem Ereignis angemeldet" in response.content.decode()


def test_the_post_is_asked_for_a_delivery_address_by_federal_law(clerk):
    with make.as_owner():
        addressee = third.reporter("post")
    asked = {"addressee": addressee.pk, "person_name": "Müller Anna", "happened_on": "1.12.2024"}
    assert clerk.post("/third-parties/requests/", asked).status_code == 302
    from domizil.register.third_parties.letter import contents

    with make.as_owner():
        told = contents(InformationRequest.objects.get(addressee=addressee))
    assert "Zustelladresse" in told["paragraphs"][1]
    assert told["law"][0].startswith("Art. 12 Abs. 2 RHG: ")
    refused = clerk.post(f"/third-parties/reporters/{addressee.pk}/", {"do": "issue", "label": "Schlüssel"})
    assert refused.status_code == 400  # the post answers, it reports nothing
    assert "meldet nicht von sich aus" in refused.content.decode()
    soon = asked | {"happened_on": "20.12.2024"}
    assert clerk.post("/third-parties/requests/", soon).status_code == 422


def test_a_landlord_is_not_asked(clerk):
    with make.as_owner():
        addressee = third.reporter("landlord")
    asked = {"addressee": addressee.pk, "person_name": "Müller Anna", "happened_on": "1.12.2024"}
    assert clerk.post("/third-parties/requests/", asked).status_code == 422


def test_an_employer_does_not_report():
    employer = visitor("employer")
    assert employer.post("/report/one/", ONE).status_code == 422


def test_the_template_is_read_back(landlord):
    content = landlord.get("/report/template.xlsx").content
    assert (
        "Gute Zeilen: 1. Zeilen mit Fehlern, die wegbleiben: 0."
        in landlord.post("/report/upload/", file(content, "m.xlsx"), follow=True).content.decode()
    )
