# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of papers and duties: the whole way by clicks, refusals beside the form, and who sees what."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook
from tests import factories as make
from tests import factories_papers as papers
from tests.factories import EMMEN, LUZERN

from domizil.base.models import Role
from domizil.register.duties.models import DutyCase, Fine
from domizil.register.papers.models import ControlEntry, Paper, PaperBlock, Practice, Receipt, Tariff


@pytest.fixture
def settler():
    with make.as_owner():
        papers.practice()
        return papers.settler()


@pytest.fixture
def clerk(as_worker, settler):
    return as_worker((Role.REGISTER, LUZERN))


@pytest.fixture
def url(settler):
    return f"/papers/{LUZERN}/persons/{settler.pk}/"


def sees(model):
    """All rows, whoever asks."""
    with make.as_owner():
        return list(model.objects.order_by("pk"))


def send(client, url, do, status=302, **values):
    answer = client.post(url, {"do": do, **values})
    assert answer.status_code == status, answer.content.decode()
    return answer.content.decode()


DEPOSIT = {
    "deposit-kind": "heimatschein", "deposit-handling": "deposit", "deposit-number": "H-1",
    "deposit-issuer": "Zivilstandsamt Zürich",
}  # fmt: skip


def test_from_the_checklist_to_the_return(clerk, url, settler):
    assert "überfällig seit 16.5.2024" in clerk.get(url).content.decode()
    send(clerk, url, "deposit", **DEPOSIT)
    (paper,) = sees(Paper)
    send(clerk, url, "receipt", paper=paper.pk)
    shown = clerk.get(url).content.decode()
    assert "erledigt" in shown
    assert "weist die Niederlassung aus" in shown
    receipt = clerk.get(f"/papers/{LUZERN}/receipts/1.pdf")
    assert receipt.content.startswith(b"%PDF")
    assert "422" not in send(clerk, url, "return", paper=paper.pk, **{"return-receipt_given_back": "on"})
    assert [entry.kind for entry in sees(ControlEntry)] == [
        "deposited", "receipt_issued", "receipt_returned", "returned",
    ]  # fmt: skip


def test_an_expired_paper_is_refused_beside_the_form_that_keeps_what_was_typed(clerk, url):
    told = send(clerk, url, "deposit", 422, **DEPOSIT, **{"deposit-valid_until": "2024-12-30"})
    assert "Diese Schrift ist seit dem 30.12.2024 abgelaufen." in told
    assert 'value="H-1"' in told
    assert not sees(Paper)


def test_a_blocked_paper_stays_and_the_attempt_is_kept(clerk, url):
    send(clerk, url, "deposit", **DEPOSIT)
    (paper,) = sees(Paper)
    assert "gesperrt: nichts" not in clerk.get(url).content.decode()
    told = {"block-authority": "criminal_authority", "block-office": "Staatsanwaltschaft", "block-reference": "ST-1",
            "block-ordered_on": "2024-12-01", "block-accused_or_suspected": "on"}  # fmt: skip
    send(clerk, url, "block", **told)
    assert "Staatsanwaltschaft, ST-1" in clerk.get(url).content.decode()
    shown = send(clerk, url, "return", 422, paper=paper.pk, **{"return-receipt_given_back": "on"})
    assert "Diese Schriften sind gesperrt" in shown
    assert sees(ControlEntry)[-1].kind == "return_refused"
    send(clerk, url, "lift", **{"lift-reference": "ST-1 A"})
    free = sees(PaperBlock)[0].valid.upper
    assert f"ab dem {free.day}.{free.month}.{free.year} dürfen" in clerk.get(url).content.decode()
    send(clerk, url, "lift", 422, **{"lift-reference": "ST-1 A"})


def test_lifting_a_block_that_is_not_there_changes_nothing(clerk, url):
    send(clerk, url, "lift", **{"lift-reference": "ST-1 A"})
    assert "Die Schriften sind nicht gesperrt." in clerk.get(url).content.decode()
    assert sees(PaperBlock) == []


def test_a_receipt_is_revoked_with_a_reason(clerk, url):
    send(clerk, url, "deposit", **DEPOSIT)
    send(clerk, url, "receipt", paper=sees(Paper)[0].pk)
    assert "Der Grund fehlt." in send(clerk, url, "revoke", 422, number=1)
    send(clerk, url, "revoke", number=1, **{"revoke-why": "Schreibfehler"})
    assert sees(Receipt)[0].revoked_why == "Schreibfehler"


def test_an_extract_too_long_for_a_pdf_leads_to_the_workbook(clerk, url, monkeypatch):
    monkeypatch.setattr("domizil.register.papers.sheets.MOST_IN_PDF", -1)
    refused = clerk.get(f"/papers/{LUZERN}/control.pdf")
    assert refused.status_code == 400
    assert "laden Sie den Auszug als XLSX" in refused.content.decode()
    assert clerk.get(f"/papers/{LUZERN}/control.xlsx").status_code == 200


def test_the_control_as_page_and_files(clerk, url):
    send(clerk, url, "deposit", **DEPOSIT)
    shown = clerk.get("/papers/", {"since": "2024-12-31", "order": "name", "q": "Muster"}).content.decode()
    assert "Heimatschein H-1" in shown
    assert url in shown
    assert "Heimatschein" not in clerk.get("/papers/", {"until": "2024-12-30"}).content.decode().split("<tbody>")[-1]
    book = load_workbook(BytesIO(clerk.get(f"/papers/{LUZERN}/control.xlsx").content))
    rows = list(book.active.iter_rows(values_only=True))
    assert rows[1][0] == 1
    assert rows[1][2:5] == ("Muster Anna", "Schrift hinterlegt", "Heimatschein H-1")
    assert clerk.get(f"/papers/{LUZERN}/control.pdf", {"order": "name"}).content.startswith(b"%PDF")
    assert clerk.get("/papers/", {"since": "gestern"}).status_code == 400


@pytest.mark.parametrize("asked", [{"since": "abc"}, {"from": "abc"}, {"kind": "nothing"}])
def test_a_file_is_refused_where_its_filter_cannot_be(clerk, url, asked):
    send(clerk, url, "deposit", **DEPOSIT)
    for suffix in ("xlsx", "pdf"):
        refused = clerk.get(f"/papers/{LUZERN}/control.{suffix}", asked)
        assert refused.status_code == 400
        assert "text/html" in refused["Content-Type"]
    assert clerk.get(f"/papers/{LUZERN}/control.xlsx", {"municipality": LUZERN, "since": "1.1.2024"}).status_code == 200


def test_a_day_that_cannot_be_is_told_with_the_reason_and_the_form(clerk, url):
    refused = send(clerk, url, "deposit", 422, **{**DEPOSIT, "deposit-valid_until": "31.2.2030"})
    assert "Bitte prüfen Sie: gültig bis." in refused
    assert "«31.2.2030» ist kein Tag, den es gibt. Schreiben Sie ihn wie 24.3.2024." in refused
    both = {**DEPOSIT, "deposit-valid_until": "31.2.2030", "deposit-issued_on": "gestern"}
    refused = send(clerk, url, "deposit", 422, **both)
    assert "ausgestellt am: «gestern»" in refused
    assert "gültig bis: «31.2.2030»" in refused
    assert not sees(Paper)


def test_text_of_a_paper_is_never_a_formula(clerk, url):
    send(clerk, url, "deposit", **{**DEPOSIT, "deposit-kind": "family_certificate", "deposit-number": "=1+1"})
    with make.as_owner():
        entry = ControlEntry.objects.get()
        ControlEntry.objects.filter(pk=entry.pk).update(note="=HYPERLINK(1)")
    book = load_workbook(BytesIO(clerk.get(f"/papers/{LUZERN}/control.xlsx").content))
    assert [cell.data_type for row in book.active.iter_rows(min_row=2) for cell in row].count("f") == 0


def test_terms_and_tariff(clerk):
    url = f"/papers/{LUZERN}/terms/"
    send(clerk, url, "terms", control_since="2023-01-01", demand_days="15")
    assert (sees(Practice)[0].demand_days, sees(Practice)[0].reminder_days) == (15, None)
    line = {"tariff-for_swiss": "1", "tariff-amount": "35.50", "tariff-since": "2025-01-01", "tariff-source": "Ziff. 2"}
    send(clerk, url, "tariff", **line)
    assert [each.rappen for each in sees(Tariff)] == [3000, 3550]
    assert "kein Betrag" in send(clerk, url, "tariff", 422, **{**line, "tariff-amount": "viel"})
    assert "Bitte prüfen Sie" in send(clerk, url, "terms", 422, demand_days="0")


def test_from_the_overdue_list_to_a_fine(clerk):
    assert clerk.post(f"/duties/{LUZERN}/run/").status_code == 302
    shown = clerk.get("/duties/").content.decode()
    assert "Neue Fälle: 1" in shown
    assert "Muster Anna" in shown
    new = {"duty": "report", "ground": "not_registered", "addressee": "Beat Beispiel", "address": "Weg 3, 6003 Luzern"}
    assert clerk.post(f"/duties/{LUZERN}/new/", {**new, "due_on": "2025-01-01"}).status_code == 422
    assert clerk.post(f"/duties/{LUZERN}/new/", {**new, "due_on": "2024-05-16"}).status_code == 302
    case = sees(DutyCase)[-1]
    url = f"/duties/cases/{case.pk}/"
    fine = {"fine-amount": "250", "fine-reasons": "Trotz Mahnung nicht angemeldet."}
    assert "Eine Busse ist jetzt nicht möglich." in send(clerk, url, "fine", 422, **fine)
    send(clerk, url, "demand")
    with make.as_owner():  # both terms are over
        case.letters.update(made_on="2024-06-01", answer_by="2024-06-20")
    send(clerk, url, "remind")
    with make.as_owner():
        case.letters.filter(step="reminder").update(made_on="2024-06-21", answer_by="2024-07-10")
    for amount in ("0", "1000.05"):
        told = send(clerk, url, "fine", 422, **{**fine, "fine-amount": amount})
        assert "höchstens 1&#x27;000.00 Franken" in told
    assert "kein Betrag" in send(clerk, url, "fine", 422, **{**fine, "fine-amount": "1.5"})
    send(clerk, url, "fine", **fine)
    assert "nicht bekannt" not in clerk.get(url).content.decode()
    send(clerk, url, "serve", **{"serve-on": "2024-12-31"})
    assert "nicht bekannt" in clerk.get(url).content.decode()
    send(clerk, url, "contest", **{"contest-on": "2024-12-31", "contest-at": "Beschwerdestelle"})
    send(clerk, url, "outcome", **{"outcome-on": "2024-12-31", "outcome-outcome": "upheld"})
    send(clerk, url, "pay", **{"pay-amount": "250", "pay-on": "2024-12-31", "pay-reference": "Bank 1"})
    assert sees(Fine)[0].rappen == 25_000
    book = load_workbook(BytesIO(clerk.get(f"/duties/{LUZERN}/duties.xlsx").content))
    rows = {row[1]: row for row in book.active.iter_rows(values_only=True)}
    assert rows["Beat Beispiel"][10] == 25_000
    for step in ("demand", "reminder", "fine"):
        assert clerk.get(f"{url}{step}.pdf").content.startswith(b"%PDF")
    assert clerk.get(f"{url}collection.pdf").status_code == 404


def test_a_case_ends_as_met_or_with_a_reason(clerk):
    clerk.post(f"/duties/{LUZERN}/run/")
    url = f"/duties/cases/{sees(DutyCase)[0].pk}/"
    send(clerk, url, "close", 422)
    send(clerk, url, "met", **{"met-on": "2024-12-31"})
    assert "Dieser Fall ist abgeschlossen." in send(clerk, url, "close", 422, **{"close-why": "Irrtum"})
    assert "erfüllt" in clerk.get("/duties/", {"over": 1}).content.decode()


@pytest.mark.parametrize("grant", [(Role.REGISTER, EMMEN), (Role.SUPPORT, LUZERN), (Role.ADMINISTRATOR, None)])
def test_others_see_nothing(as_worker, url, grant):
    other = as_worker(grant)
    addresses = [url, f"/papers/{LUZERN}/terms/", f"/papers/{LUZERN}/control.pdf", f"/duties/{LUZERN}/new/"]
    addresses += [f"/duties/{LUZERN}/duties.xlsx"]
    assert {other.get(address).status_code for address in addresses} == {404}
    assert other.post(f"/duties/{LUZERN}/run/").status_code == 404


def test_the_supervisor_reads_all_and_changes_nothing(as_worker, clerk, url):
    send(clerk, url, "deposit", **DEPOSIT)
    clerk.post(f"/duties/{LUZERN}/run/")
    supervisor = as_worker((Role.SUPERVISOR, None))
    assert "Heimatschein" in supervisor.get("/papers/", {"municipality": LUZERN}).content.decode()
    assert supervisor.get(f"/papers/{LUZERN}/control.pdf").status_code == 200
    book = load_workbook(BytesIO(supervisor.get(f"/duties/{LUZERN}/duties.xlsx").content))
    assert len(list(book.active.iter_rows())) == 1 + len(sees(DutyCase))
    assert "Entgegennehmen" not in supervisor.get(url).content.decode()
    assert supervisor.post(url, {"do": "deposit", **DEPOSIT}).status_code == 404
    assert supervisor.post(f"/duties/{LUZERN}/run/").status_code == 404


def test_an_issued_paper_is_noted_and_shown(as_worker):
    with make.as_owner():
        papers.practice()
        citizen = papers.settler(origin=("Gemeinde 1061", "LU"))
    client = as_worker((Role.REGISTER, LUZERN))
    url = f"/papers/{LUZERN}/persons/{citizen.pk}/"
    facts = {"do": "issued", "issued-kind": "proof_of_settlement", "issued-number": "HA-7"}
    assert client.post(url, facts).status_code == 422
    assert client.post(url, facts | {"issued-needed_until": "2025-06-30"}).status_code == 302
    page = client.get(url).content.decode()
    assert "HA-7" in page
    assert "gebraucht bis 30.6.2025" in page
