# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The budget sheet: a tagged PDF with what the page shows."""

from __future__ import annotations

from datetime import date

import pytest
import typst
from django.utils.translation import override
from tests import factories as make

from domizil.base import letters
from domizil.law.engine.periods import month
from domizil.support import budget, budget_sheet, month_rows
from domizil.support.models import Earning

MARCH = "2024-03"


def data(family) -> dict:
    with make.as_owner():
        return budget_sheet.data(budget.unit_month(month_rows.read(family.unit, month(MARCH))))


def test_it_is_a_tagged_pdf_for_screen_readers(client, family):
    response = client.get(f"{family.url}budget.pdf?month={MARCH}")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'inline; filename="{family.unit.number}-{MARCH}.pdf"'
    assert response.content.startswith(b"%PDF-1.7")
    for mark in (b"<pdfuaid:part>1</pdfuaid:part>", b"/StructTreeRoot", b"/Lang(de)", b"/DisplayDocTitle true"):
        assert mark in response.content, mark


def test_the_same_month_on_the_same_day_gives_the_same_bytes(client, family):
    url = f"{family.url}budget.pdf?month={MARCH}"
    assert client.get(url).content == client.get(url).content


def test_it_says_what_the_page_says(family):
    with make.as_owner():
        Earning.objects.create(person=family.people[0], month=date(2024, 3, 1), rappen=50_000, employer="A AG")
    sheet = data(family)
    assert sheet["title"] == "Budgetblatt März 2024"
    assert ["Unterstützungseinheit", family.unit.number] in sheet["facts"]
    assert [member["name"] for member in sheet["members"]] == [str(person) for person in family.people]
    need = sheet["members"][1]["lines"][0]
    assert need["name"] == "Grundbedarf"
    assert need["reasons"][0].startswith("31 Tage × Fr. ")
    assert need["figures"] == ["Tabelle 4"]
    assert "§ 7 Abs. 3 KAsylV" in need["cites"]
    assert any("SHV § 11: Betrag nicht erfasst. Erfassen kann es:" in line for line in sheet["stopped"])
    assert sheet["total_label"] == "Total ohne die Zeilen, die anhalten"
    assert "Änderung in Kraft ab 1. Januar 2024" in sheet["texts"][0]


def test_it_speaks_the_language_of_the_reader(family):
    with override("en"):
        sheet = data(family)
    assert sheet["language"] == "en"
    assert sheet["title"] == "Budget sheet March 2024"
    assert sheet["members"][0]["lines"][0]["name"] == "Basic need"


def test_what_people_typed_is_never_markup(family):
    sheet = data(family)
    sheet["members"][0]["name"] = '#panic("gone") = *bold* $x$ <label> @ref "quoted" \\'
    assert letters.pdf(budget_sheet.TEMPLATE, sheet).startswith(b"%PDF")


def test_a_letter_without_a_title_is_refused(tmp_path):
    template = tmp_path / "untitled.typ"
    template.write_text('#set text(lang: "de")\nHallo', encoding="utf-8")
    with pytest.raises(typst.TypstError, match="title"):
        letters.pdf(template, {})


@pytest.mark.parametrize("asked", ["2020-01", "2024-13"])
def test_a_month_without_a_budget_has_no_sheet_and_says_why(client, family, asked):
    response = client.get(f"{family.url}budget.pdf?month={asked}")
    assert response.status_code == 400
    assert ("niemand unterstützt" if asked == "2020-01" else "Erlaubt sind") in response.content.decode()
