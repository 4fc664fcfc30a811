# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cells of a table carry the head of their column, so that a phone can stack them."""

from __future__ import annotations

from domizil.web.templatetags.domizil import labelled

HEAD = '<thead><tr><th scope="col">Name</th><th class="x">Geburts\n datum</th><th>A &amp; B</th></tr></thead>'


def test_each_cell_says_its_column_and_the_head_of_a_row_none():
    row = '<tr><th scope="row">Anna</th><td class="nowrap">1.1.2000</td><td>x</td></tr>'
    assert labelled(f"{HEAD}<tbody>{row}</tbody>") == (
        f'{HEAD}<tbody><tr><th scope="row">Anna</th><td class="nowrap" data-label="Geburts datum">1.1.2000</td>'
        '<td data-label="A &amp; B">x</td></tr></tbody>'
    )


def test_what_has_labels_or_wide_cells_or_no_head_stays():
    for table in (
        f'{HEAD}<tbody><tr><td data-label="Own">1</td></tr></tbody>',
        f'{HEAD}<tbody><tr><td colspan="3">none</td></tr></tbody>',
        "<tbody><tr><td>1</td></tr></tbody>",
    ):
        assert labelled(table) == table
