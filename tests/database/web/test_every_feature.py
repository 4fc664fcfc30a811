# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every letter of Art. 6 RHG and § 13 para. 2 NG: entered, changed, corrected; shown by the page and told by the API.

One row a letter: what is reported (by the kinds of events that pages, API and portal share), and what is then read.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from tests import factories as make
from tests import reports
from tests.database.web.test_unit_page import said

from domizil.base.models import Role
from domizil.law.ch_rhg.features import FEATURES as OF_RHG
from domizil.law.lu_ng.register_features import FEATURES as OF_NG
from domizil.register import codes
from domizil.register.models import ExtraFeature, Person, Relationship

ON, LATER, REASON = "1.12.2024", "2.12.2024", {"reason": "Beleg nachgereicht"}


def feature(field: str, value: str) -> tuple[str, dict[str, str]]:
    """A correction of a feature that a person has one of."""
    return "correction", {"field": field, "value": value, **REASON}


def entry(of: str, **right: str) -> tuple[str, dict[str, str]]:
    """A correction of an entry; `of` is its kind, its key is put in when it is known."""
    return "entry", {"entry": of, **{f"right_{name}": value for name, value in right.items()}, **REASON}


def residence(**right: str) -> tuple[str, dict[str, str]]:
    return "residence", {**right, **REASON}


BOX = {"street": "Postfach 12", "zip_code": "6002", "town": "Luzern"}
MEASURE = {"kind": "7", "name": "Amt für Beistandschaften", "capacity": "partial"}

# letter: the reports that enter or change it and correct it, each with what a reader then sees on the person's page
RHG: dict[str, list[tuple[tuple[str, dict[str, str]], str]]] = {
    "a": [
        (("numbers", {"vn": "756.9217.0769.85"}), "756.9217.0769.85"),
        (feature("vn", "756.1234.5678.97"), "756.1234.5678.97"),
    ],
    "b": [
        (("departure", {"to_country": "8207", "to_place": "Bonn"}), "nach Bonn"),
        (residence(reopen="yes"), "Luzern"),
    ],
    "c": [(("move", {"egid": "700", "ewid": "1"}), "EGID 700"), (residence(egid="700", ewid="2"), "EWID 2")],
    "d": [
        (("household", {"kind": "2"}), "Kollektivhaushalt"),
        (("entry", {"entry": "household", "never": "yes", **REASON}), "Muster"),
    ],
    "e": [(("name", {"official_name": "Neumann"}), "Neumann"), (feature("official_name", "Altmann"), "Altmann")],
    "f": [(("name", {"first_name": "Ida Rosa"}), "Ida Rosa"), (feature("first_name", "Ida Maria"), "Ida Maria")],
    "g": [(("contact", BOX), "Postfach 12, 6002 Luzern"), (entry("address", street="Postfach 13"), "Postfach 13")],
    "h": [(feature("place_of_birth", "Emmen"), "Emmen"), (feature("date_of_birth", "März 1991"), "März 1991")],
    "i": [
        (("nationality", {"nationality": "8100", "origins": "Emmen LU"}), "Emmen LU"),
        (entry("origin", name="Kriens"), "Kriens LU"),
    ],
    "j": [(("features", {"sex": "1"}), "männlich"), (feature("sex", "unbestimmt"), "unbestimmt")],
    "k": [(("civil_status", {"marital_status": "2"}), "verheiratet"), (feature("marital_status", "ledig"), "ledig")],
    "l": [
        (("features", {"religion": "121"}), "römisch-katholisch"),
        (feature("religion", "111"), "evangelisch-reformiert"),
    ],
    "m": [(("nationality", {"nationality": "8207"}), "8207"), (feature("nationality", "8100"), "8100")],
    "o": [
        (residence(kind="2", purpose="studies"), "Nebenwohnsitz"),
        (residence(kind="1", purpose="residence"), "Hauptwohnsitz"),
    ],
    "p": [(residence(kind="2"), "Nebenwohnsitz"), (residence(kind="1"), "Hauptwohnsitz")],
    "q": [(residence(comes_from="Bern", arrival="2.2.2020"), "von Bern"), (residence(arrival="3.2.2020"), "3.2.2020")],
    "r": [
        (("departure", {"to_country": "8207", "to_place": "Bonn"}), "nach Bonn"),
        (residence(goes_to="Köln", departure="30.11.2024"), "nach Köln"),
    ],
    "s": [(("move", {"egid": "700", "ewid": "1"}), "1.12.2024"), (residence(moved_in="20.11.2024"), "20.11.2024")],
    "t": [
        (("features", {"votes_federation": "yes"}), "Stimm- und Wahlrecht im Bund ja"),
        (feature("votes_federation", "nein"), "Stimm- und Wahlrecht im Bund nein"),
    ],
    "u": [(("death", {}), "1.12.2024"), (feature("date_of_death", "30.11.2024"), "30.11.2024")],
}
NG: dict[str, list[tuple[tuple[str, dict[str, str]], str]]] = {
    "b": [
        (("features", {"father_name": "Vogel", "father_first_name": "Urs"}), "Vogel"),
        (feature("father_name", "Fink"), "Fink"),
    ],
    "c": [
        (("civil_status", {"marital_status": "2", "partner_search": "Partner Paul"}), "Partner Paul"),
        (("entry", {"entry": "tie", "never": "yes", **REASON}), "Muster"),
    ],
    "d": [(("name", {"alliance_name": "Muster-Berg"}), "Muster-Berg"), (feature("call_name", "Mia"), "Mia")],
    "e": [
        (("civil_status", {"marital_status": "2"}), "1.12.2024"),
        (feature("marital_status_on", "30.11.2024"), "30.11.2024"),
    ],
    "f": [
        (("features", {"fire_service": "yes"}), "Feuerwehrpflichtig ja"),
        (feature("fire_service", "nein"), "Feuerwehrpflichtig nein"),
    ],
    "g": [
        (("guardian", MEASURE), "Handlungsfähigkeit: punktuell eingeschränkt"),
        (entry("guardian", capacity="none"), "Handlungsfähigkeit: keine"),
        (("care", {"care": "2", "other_search": "Ahne Alma"}), "gemeinsame elterliche Sorge"),
    ],
    "h": [
        (("lock", {"reason": "Bedrohung", "ordered_by": "Person selbst"}), "Datensperre"),
        (entry("block", ordered_by="Gericht"), "Gericht"),
    ],
}
ALL = [("rhg", letter, steps) for letter, steps in RHG.items()] + [
    ("ng", letter, steps) for letter, steps in NG.items()
]
ELSEWHERE = {("rhg", "n"): "the permits' room keeps it"}


@pytest.fixture
def clerk(as_worker):
    return as_worker((Role.REGISTER, make.LUZERN))


@pytest.fixture
def person() -> Person:
    with make.as_owner():
        codes.load()
        make.country(8207)
        for ewid in (1, 2):
            make.dwelling(make.LUZERN, egid=700, ewid=ewid)
        made = reports.resident()
        reports.resident(official_name="Partner", first_name="Paul", date_of_birth=date(1988, 1, 2))
        reports.resident(official_name="Ahne", first_name="Alma", date_of_birth=date(1950, 1, 2))
    return made


def test_no_letter_is_forgotten():
    covered = {(act, letter) for act, letter, _steps in ALL} | set(ELSEWHERE)
    assert covered == {("rhg", one.letter) for one in OF_RHG} | {("ng", one.letter) for one in OF_NG}


@pytest.mark.parametrize(("act", "letter", "steps"), ALL, ids=[f"{act}-{letter}" for act, letter, _steps in ALL])
def test_each_letter_is_entered_changed_and_corrected(clerk, person, act, letter, steps):
    for (kind, facts), seen in steps:
        body = {"municipality": make.LUZERN, "persons": [{"person": str(person.pk)}], **_dated(kind), **facts}
        if kind == "entry":
            body["entry"] = _entry(clerk, person, facts["entry"])
        answered = clerk.post(f"/api/register/events/{kind}", json.dumps(body), content_type="application/json")
        assert answered.status_code == 201, (kind, answered.json())
        page = said(clerk.get(f"/register/persons/{person.pk}/"))
        told = clerk.get(f"/api/register/persons/{person.pk}").json()
        assert seen in page or seen in json.dumps(told), (kind, seen, page)
        assert answered.json()["events"][0]["uuid"]
        assert _changed(answered.json()) != {}, "an event says what changed"


def _dated(kind: str) -> dict[str, str]:
    return {} if kind in ("correction", "entry", "residence") else {"on": ON}


def _changed(told: dict[str, Any]) -> dict[str, Any]:
    return told["events"][0]["changed"]


def _entry(clerk: Any, person: Person, kind: str) -> str:
    """The name of an entry of the person, as the API tells it."""
    told = clerk.get(f"/api/register/persons/{person.pk}").json()
    rows = told["ties"] if kind == "tie" else told["entries"][kind]
    return str(rows[-1]["entry"])


def test_a_feature_with_a_legal_basis_is_entered_changed_and_ended(clerk, person):
    with make.as_owner():
        reports.beside("extra")
    for value, shown in (
        ("ja", "Hundesteuer: ja (§ 1 Reglement)"),
        ("nein", "Hundesteuer: nein"),
        ("", "1 früherer Eintrag"),
    ):
        body = {
            "municipality": make.LUZERN,
            "persons": [{"person": str(person.pk)}],
            "on": ON if value == "ja" else LATER,
        }
        body |= {"feature": "dog_tax", "value": value}
        answered = clerk.post("/api/register/events/extra", json.dumps(body), content_type="application/json")
        assert answered.status_code == 201, answered.json()
        page = said(clerk.get(f"/register/persons/{person.pk}/"))
        assert shown in page, page
    assert ExtraFeature.objects.get().legal_basis == "§ 1 Reglement"


def test_custody_is_changed_and_corrected_where_it_stands(clerk, person):
    with make.as_owner():
        ahne = Person.objects.get(first_name="Alma")
        tie = Relationship.objects.create(person=person, other=ahne, kind="parent", care=2, valid=make.since())
    body = {"municipality": make.LUZERN, "persons": [{"person": str(person.pk)}], "entry": f"tie-{tie.pk}", **REASON}
    answered = clerk.post(
        "/api/register/events/entry", json.dumps(body | {"right_care": "3"}), content_type="application/json"
    )
    assert answered.status_code == 201, answered.json()
    assert "alleinige elterliche Sorge" in said(clerk.get(f"/register/persons/{person.pk}/"))


def test_a_correction_of_an_entry_begins_at_an_entry(clerk, person):
    data = {"persons": [{"person": str(person.pk)}], **REASON}
    refused = clerk.post("/register/report/entry/", reports.posted(data) | {"do": "check"})
    assert refused.status_code == 422
    assert "Beginnen Sie beim Eintrag auf der Seite der Person" in said(refused)
    assert "Korrektur eines einzelnen Eintrags" not in said(clerk.get("/register/"))
