# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page "cost of the amendment": who sees it, what it says, and its files."""

from __future__ import annotations

import io
import re
from html import unescape

import pytest
from django.test import Client
from openpyxl import load_workbook
from tests import factories as make

from domizil.base.models import Role

PAGE = "/reports/amendment/"
FILES = ["/reports/amendment.xlsx", "/reports/amendment.csv"]
# Two persons under protection in a flat, March 2024: tables 3 and 4 say the same for two, so 31 days × 2 × Fr. 13.20.
AMOUNT = "818.40"


def said(response) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


@pytest.mark.parametrize("path", [PAGE, *FILES])
def test_nobody_sees_it_without_signing_in(path):
    response = Client().get(path)
    assert response.status_code == 302
    assert response["Location"].startswith("/sign-in/?next=")


@pytest.mark.parametrize("path", [PAGE, *FILES])
@pytest.mark.parametrize("role", [Role.SUPPORT, Role.FINANCE, Role.ANALYST, Role.SUPERVISOR])
def test_who_pays_checks_or_evaluates_sees_it(as_worker, family, path, role):
    assert as_worker((role, None)).get(f"{path}?month=2024-03").status_code == 200


@pytest.mark.parametrize("path", [PAGE, *FILES])
@pytest.mark.parametrize("role", [Role.REGISTER, Role.HOUSING, Role.PERMITS, Role.ADMINISTRATOR])
def test_for_others_it_is_not_there(as_worker, path, role):
    client = as_worker((role, None))
    assert client.get(path).status_code == 404
    assert PAGE not in client.get("/").content.decode()


def test_it_says_what_the_month_costs_under_both_texts(as_worker, family):
    page = said(as_worker((Role.ANALYST, None)).get(f"{PAGE}?month=2024-03"))
    assert "März 2024, ganzer Kanton" in page
    assert page.count(AMOUNT) >= 4
    assert "Mehrkosten im Monat 0.00 0.0 %" in page
    assert "2 Personen" in page
    assert "schutzbedürftig ohne Aufenthaltsbewilligung (S)" in page


def test_it_names_the_municipality_it_counts(as_worker, family):
    page = said(as_worker((Role.SUPPORT, make.LUZERN)).get(f"{PAGE}?month=2024-03"))
    assert f"Gemeinde {make.LUZERN}: dieselben Angaben" in page


def test_every_chart_has_a_title_a_description_and_its_table(as_worker, family):
    page = as_worker((Role.ANALYST, None)).get(f"{PAGE}?month=2024-03").content.decode()
    charts = re.findall(r"<svg class=\"bars\".*?</svg>", page, re.DOTALL)
    assert len(charts) == 3
    for chart in charts:
        named = re.search(r'aria-labelledby="(\S+) (\S+)"', chart)
        assert named is not None
        assert f'<title id="{named[1]}">' in chart
        assert f'<desc id="{named[2]}">' in chart
        assert "style=" not in chart
    assert page.count('<table class="data') == 3


def test_a_month_without_anybody_says_so(as_worker):
    page = said(as_worker((Role.ANALYST, None)).get(f"{PAGE}?month=2024-03"))
    assert "In diesem Monat wird niemand unterstützt, den Sie sehen dürfen." in page


@pytest.mark.parametrize("month", ["2024-13", "x", "2015-12", "2099-01", "2024-03-01"])
def test_a_bad_month_is_refused(as_worker, month):
    for path in (PAGE, *FILES):
        response = as_worker((Role.ANALYST, None)).get(path, {"month": month})
        assert response.status_code == 400
        assert "2016-01" in said(response)


def test_the_workbook_holds_the_same(as_worker, family):
    response = as_worker((Role.ANALYST, None)).get("/reports/amendment.xlsx?month=2024-03")
    assert response["Content-Disposition"] == 'attachment; filename="kasylv-2024-2024-03.xlsx"'
    book = load_workbook(io.BytesIO(response.content))
    assert [cell.value for cell in book["Total"][2]] == ["Total", 2, 818.4, 818.4, 0, 0]


def test_the_table_of_text_holds_the_same(as_worker, family):
    response = as_worker((Role.ANALYST, None)).get("/reports/amendment.csv?month=2024-03")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert f"Total;;2;{AMOUNT};{AMOUNT};0.00;0.0" in response.content.decode("utf-8-sig")


def test_english_is_complete(as_worker, family):
    client = as_worker((Role.ANALYST, None))
    client.cookies["django_language"] = "en"
    page = said(client.get(f"{PAGE}?month=2024-03"))
    assert "Cost of the amendment" in page
    for german in ("Mehrkosten", "vorher", "nachher", "Personen", "Unterkunft", "ganzer Kanton", "Monat"):
        assert german not in page, german
