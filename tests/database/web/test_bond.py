# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page that reckons the bond of foreigners (§ 15a): open to all, nothing is kept."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def answers(**facts: str) -> dict[str, str]:
    """The headings of the answer: what, and what the law says."""
    response = Client(headers={"accept-language": "de"}).get("/bond/", facts)
    assert response.status_code == 200
    found = re.findall(r"<h3>([^<]*): ([^<]*)</h3>", unescape(response.content.decode()))
    return {about: answer.replace("\xa0", " ") for about, answer in found}


@pytest.mark.parametrize(
    ("facts", "ground", "bond"),
    [
        ({"gets": "permit"}, "Bewilligung ohne anerkanntes Heimatpapier", "3000.00"),
        ({"gets": "permit", "family": "on"}, "Bewilligung ohne anerkanntes Heimatpapier", "5000.00"),
        ({"gets": "permit", "papers": "on"}, "kein Grund", "0.00"),
        ({"gets": "admission", "supports_self": "on"}, "vorläufig aufgenommen mit eigenen Mitteln", "3000.00"),
        ({"gets": "admission"}, "kein Grund", "0.00"),
    ],
)
def test_ground_and_amount(facts, ground, bond):
    said = answers(**facts)
    assert said["Grund"].startswith(ground)
    assert bond in said["Kaution"].replace("'", "").replace("’", "")


def test_a_waiver_needs_hardship_and_reasons():
    assert answers(gets="permit", hardship="on")["Verzicht"] == "nein"
    said = answers(gets="permit", hardship="on", reasons="Krankheit")
    assert said["Verzicht"] == "ja"
    assert "0.00" in said["Kaution"]


def test_rates_and_drawings_stay_within_what_is_open_and_paid():
    said = answers(gets="permit", paid="2500", instalment="500", drawn="2500.05", claim="Kosten")
    assert "500.00" in said["noch offen"]
    assert said["nächste Rate"] == "ja"
    assert said["Bezug"] == "nein"
    said = answers(gets="permit", paid="2500", instalment="500.05", drawn="2500", claim="Kosten")
    assert (said["nächste Rate"], said["Bezug"]) == ("nein", "ja")
    assert answers(gets="permit", paid="2500", drawn="100")["Bezug"] == "nein"  # for no claim


def test_what_is_no_amount_is_said_at_its_field():
    response = Client(headers={"accept-language": "de"}).get("/bond/", {"gets": "permit", "paid": "viel"})
    assert response.status_code == 400
    assert "viel" in response.content.decode()
    assert Client().get("/bond/").status_code == 200
