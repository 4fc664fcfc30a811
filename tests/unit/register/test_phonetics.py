# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Names that sound alike."""

import pytest

from domizil.register.phonetics import sound


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Wikipedia", "3412"),
        ("Müller-Lüdenscheidt", "657 52682"),
        ("Breschnew", "17863"),
        ("Meier", "67"),
        ("Ph", "3"),
        ("Christa", "4782"),
        ("Celik", "854"),
        ("Scherz", "878"),
        ("Xaver", "4837"),
        ("Knox", "4648"),
        ("Lacxner", "54867"),
        ("Aachen", "046"),
        ("", ""),
        ("- '", ""),
    ],
)
def test_the_code_of_a_name(name, code):
    assert sound(name) == code


@pytest.mark.parametrize(
    "alike",
    [("Meier", "Maier", "Mayr", "Meyer"), ("Müller", "Mueller", "Muller"), ("Schmid", "Schmidt", "Schmitt")],
)
def test_spellings_of_one_name_sound_alike(alike):
    assert len({sound(name) for name in alike}) == 1


def test_other_names_sound_otherwise():
    assert len({sound(name) for name in ("Keller", "Huber", "Steiner", "Bachmann")}) == 4
