# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The files of the page "cost of the amendment": exact numbers, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation
from openpyxl import load_workbook

from domizil.law.engine.periods import month
from domizil.law.lu_kasylv.facts import Accommodation, Group
from domizil.reports.amendment_cost import AmendmentCost, Share
from domizil.reports.not_covered import NotCovered
from domizil.support.budget import amendment
from domizil.web.amendment_files import as_csv, as_xlsx, safe
from domizil.web.amendment_tables import percent

BEFORE, AFTER = 1_000_005, 1_234_510
FORMULA = "=HYPERLINK(1)"


@pytest.fixture
def cost() -> AmendmentCost:
    all_of_it = Share(7, BEFORE, AFTER)
    return AmendmentCost(
        month=month("2024-03"),
        text=amendment(),
        before=date(2023, 12, 31),
        units=3,
        total=all_of_it,
        by_size=((1, Share(1, 0, 500)), (8, Share(6, BEFORE, AFTER - 500))),
        by_group=((Group.ASYLUM_SEEKER, all_of_it),),
        by_accommodation=((Accommodation.COLLECTIVE, all_of_it),),
        not_covered=(
            NotCovered("ordinary_scale", 2),
            NotCovered("stopped", 1, {"de": FORMULA, "en": FORMULA}),
        ),
    )


@pytest.fixture(autouse=True)
def _german():
    with translation.override("de"):
        yield


def test_csv_opens_in_excel_with_swiss_settings(cost):
    content = as_csv(cost, "de")
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in content
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert rows[2] == ["Total", "", "7", "10000.05", "12345.10", "2345.05", "23.5"]
    assert rows[3][1:3] == ["1 Person", "1"]
    assert rows[3][-1] == ""
    assert rows[4][1] == "8 und mehr Personen"


def test_xlsx_holds_numbers_not_texts(cost):
    book = load_workbook(io.BytesIO(as_xlsx(cost, "de")))
    assert len(book.sheetnames) == 5
    total = [cell.value for cell in book["Total"][2]]
    assert total == ["Total", 7, 10000.05, 12345.1, 2345.05, 23.5]
    assert book["Total"]["C2"].number_format == "#,##0.00"
    assert book["Nach Personengruppe"]["A1"].value == "Personengruppe"
    assert book["Nach Personengruppe"].freeze_panes == "A2"


def test_no_cell_is_a_formula(cost):
    book = load_workbook(io.BytesIO(as_xlsx(cost, "de")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert any(FORMULA in str(cell.value) for cell in cells)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_text_that_looks_like_a_formula_is_held_back(text):
    assert safe(text) == f"'{text}"


def test_other_text_stays():
    assert safe("1 Person") == "1 Person"


@pytest.mark.parametrize(
    ("per_mille", "said"), [(108, "+10.8 %"), (-5, "−0.5 %"), (0, "0.0 %"), (None, ""), (1000, "+100.0 %")]
)
def test_percent_is_exact(per_mille, said):
    assert percent(per_mille) == said


def test_a_share_tells_its_difference_without_binary_fractions():
    share = Share(1, 3, 4)
    assert (share.difference, share.per_mille) == (1, 333)
    assert Share(1, 0, 4).per_mille is None
    assert Decimal(share.per_mille) / 10 == Decimal("33.3")
