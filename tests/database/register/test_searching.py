# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finding people by what a clerk knows: each name they ever had, their birth, their home; and what is told to whom."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from tests import factories as make
from tests import factories_register as register

from domizil.base import acting
from domizil.base.models import Role
from domizil.register import actions, names, queries, states
from domizil.register.models import DataBlock, Dwelling, Occupancy, Person, PersonState
from domizil.register.reporting import Place

MARRIED, LEFT = date(2020, 6, 1), date(2022, 4, 1)


@pytest.fixture
def woman() -> Person:
    """Anna lived in Luzern as Müller, became Keller in 2020, and Graf in 2023, after she moved to Emmen."""
    with make.as_owner():
        found = make.person(official_name="Müller", first_name="Anna", date_of_birth=date(1975, 3, 24))
        home = make.since(date(2015, 1, 1), LEFT)
        make.residence(found, make.LUZERN, valid=home)
        make.residence(found, make.EMMEN, valid=make.since(LEFT))
        states.change(found, MARRIED, {"official_name": "Keller", "alliance_name": "Keller-Müller"})
        states.change(found, date(2023, 1, 1), {"official_name": "Graf", "alliance_name": ""})
        found.refresh_from_db()
    return found


def found(bfs_number: int, typed: str) -> list[tuple[str, list[str]]]:
    """Whom a clerk of a municipality finds, and by which other names."""
    with make.as_owner():
        clerk = register.clerk(bfs_number)
    with acting.as_worker(clerk.pk, path="test"):
        people = queries.persons(queries.found(typed))
        others = queries.other_names(people, typed)
        return [(str(person), [str(other) for other in others.get(person.pk, ())]) for person in people]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("graf", []),
        ("graf anna", []),
        ("müller", ["früher: Müller", "Allianzname: Keller-Müller"]),
        ("anna muell", ["früher: Müller", "Allianzname: Keller-Müller"]),
        ("Keller 1975", ["früher: Keller", "Allianzname: Keller-Müller"]),
    ],
)
def test_a_person_is_found_by_every_name_the_register_held(woman, typed, told):
    names_told = found(make.EMMEN, typed)
    assert [name for name, _others in names_told] == ["Graf Anna"]
    assert sorted(names_told[0][1]) == sorted(told)


def test_who_has_left_is_found_and_shown_by_names_of_the_own_time_only(woman):
    with make.as_owner():
        states.change(woman, date(2024, 1, 1), {"official_name": "Vogel"})
    assert [name for name, _others in found(make.LUZERN, "keller")] == ["Keller Anna"]
    for later in ("vogel", "vogel anna", "graf"):
        assert found(make.LUZERN, later) == []
    assert [name for name, _others in found(make.EMMEN, "graf")] == ["Vogel Anna"]


def test_other_municipalities_find_nobody_by_any_name(woman):
    for typed in ("graf", "keller", "müller", "24.3.1975", "3.1975", "1975"):
        assert found(1054, typed) == []


def test_the_name_of_a_row_that_was_merged_leads_to_the_one_that_stays(woman):
    with make.as_owner():
        twin = make.person(official_name="Doppelt", first_name="Anna", date_of_birth=woman.date_of_birth)
        Person.objects.filter(pk=twin.pk).update(merged_into=woman)
    assert [name for name, _others in found(make.EMMEN, "doppelt")] == ["Graf Anna"]
    assert found(1054, "doppelt") == []


def test_a_new_person_is_found_by_the_names_in_the_papers_as_well():
    with make.as_owner():
        clerk = register.clerk()
        new = register.newcomer("Graf", "Beatrice", features={"original_name": "Brunner", "call_name": "Trix"})
    with acting.as_worker(clerk.pk, path="test"):
        actions.arrive(
            by=clerk,
            municipality=make.LUZERN,
            on=date(2024, 11, 1),
            persons=[new],
            dwelling=None,
            comes_from=Place(text="Bern"),
        )
    assert found(make.LUZERN, "brunner trix") == [("Graf Beatrice", ["ledig: Brunner", "Rufname: Trix"])]


def test_supervision_finds_everybody_by_each_name(woman):
    with make.as_owner():
        supervisor = make.worker((Role.SUPERVISOR, None))
    with acting.as_worker(supervisor.pk, path="test"):
        assert {tuple(queries.found(typed)) for typed in ("müller", "keller", "graf", "1975")} == {(woman.pk,)}


def test_names_that_are_of_today_again_need_no_second_key(woman):
    with make.as_owner():
        states.correct(woman, MARRIED, None, {"official_name": "Müller", "alliance_name": ""})
        keys = set(PersonState.objects.filter(person=woman).values_list("search_key", flat=True))
    assert keys == {""}


@pytest.mark.parametrize(
    ("typed", "fits"),
    [
        ("24.3.1975", True),
        ("24. 3. 1975", True),
        ("3.1975", True),
        ("1975-03", True),
        ("1975", True),
        ("Graf, 1975", True),
        ("graf anna 3.1975", True),
        ("graf 1976", False),
        ("4.1975", False),
        ("1976", False),
        ("2099", False),
        ("raf", False),
        ("g a", False),
    ],
)
def test_a_birth_may_be_known_in_part_and_narrows_a_name(woman, typed, fits):
    assert [name for name, _others in found(make.EMMEN, typed)] == (["Graf Anna"] if fits else [])


def test_a_birth_of_which_only_a_part_is_known_is_found_by_each_day_in_it():
    with make.as_owner():
        make.resident(official_name="Jahr", first_name="X", date_of_birth=date(1961, 1, 1), birth_known="year")
        make.resident(official_name="Monat", first_name="X", date_of_birth=date(1961, 5, 1), birth_known="month")
    assert [name for name, _others in found(make.LUZERN, "7.5.1961")] == ["Jahr X", "Monat X"]
    assert [name for name, _others in found(make.LUZERN, "6.1961")] == ["Jahr X"]
    assert found(make.LUZERN, "7.5.1962") == []


@pytest.mark.parametrize("typed", ["31.2.1975", "13.1975", "Graf 0.1975", "2023-02-29"])
def test_a_day_or_month_that_does_not_exist_is_refused(typed):
    with pytest.raises(queries.NoDate):
        queries.found(typed)


def test_a_name_of_one_letter_is_found_and_half_the_canton_is_not():
    with make.as_owner():
        make.resident(official_name="O", first_name="Mina")
        make.resident(official_name="Oberli", first_name="Mina")
    assert [name for name, _others in found(make.LUZERN, "o")] == ["O Mina"]
    assert [name for name, _others in found(make.LUZERN, "o m")] == []
    assert [name for name, _others in found(make.LUZERN, "mina o")] == ["O Mina", "Oberli Mina"]


def test_family_names_that_begin_so_come_before_first_names():
    with make.as_owner():
        for official, first in (("Aebi", "Anna"), ("Zoller", "Andrin"), ("Anderhub", "Zoe"), ("Änis", "Urs")):
            make.resident(official_name=official, first_name=first)
    told = ["Anderhub Zoe", "Änis Urs", "Aebi Anna", "Zoller Andrin"]
    assert [name for name, _others in found(make.LUZERN, "an")] == told


@pytest.mark.parametrize("place", [make.LUZERN, make.EMMEN, 1054, None])
def test_the_walk_in_the_order_of_names_meets_whom_the_worker_finds(woman, place):
    """Clerks of large towns and of the canton are served by the walk: one that met somebody else would leak a name."""
    with make.as_owner():
        for bfs in (make.LUZERN, make.LUZERN, make.EMMEN):
            make.resident(bfs, official_name="Grafeneder")
        worker = make.worker((Role.SUPERVISOR if place is None else Role.REGISTER, place))
    with acting.as_worker(worker.pk, path="test"):
        expected = queries.found("gr")
        with make.as_owner(), connection.cursor() as cursor:
            walks = []
            for most in (200, 1):
                cursor.execute("SELECT register_begin('gr', %s)", [most])
                walks.append([key for (key,) in cursor.fetchall()])
    known_later = {woman.pk} if place == make.LUZERN else set()  # who left before is sifted out by the names of then
    assert set(walks[0]) - known_later == set(expected)
    assert walks[1] == walks[0][:1]


@pytest.fixture
def house() -> dict[str, Dwelling]:
    """Two people at Pilatusstrasse 12 in Luzern, one of them with a block; one who has moved out; one in Emmen."""
    with make.as_owner():
        home = make.dwelling(street="Pilatusstrasse", house_number="12", swiss_zip_code=6003, town="Luzern")
        away = make.dwelling(make.EMMEN, street="Pilatusstrasse", house_number="12", swiss_zip_code=6020, town="Emmen")
        people = {name: make.resident(official_name=name, first_name="X") for name in ("Offen", "Sperre", "Fort")}
        people["Fremd"] = make.resident(make.EMMEN, official_name="Fremd", first_name="X")
        for name, person in people.items():
            Occupancy.objects.filter(residence__person=person).update(dwelling=away if name == "Fremd" else home)
        gone = Occupancy.objects.get(residence__person=people["Fort"])
        lower = gone.valid.lower
        Occupancy.objects.filter(pk=gone.pk).update(dwelling=home, valid=make.since(lower, "2024-01-01"))
        Occupancy.objects.create(residence_id=gone.residence_id, valid=make.since("2024-01-01"))
        DataBlock.objects.create(
            person=people["Sperre"], valid=make.since(), reason="Bedrohung", ordered_by="Staatsanwaltschaft"
        )
    return {"home": home, "away": away}


@pytest.mark.parametrize(
    "typed",
    [
        "Pilatusstrasse 12",
        "pilatusstr. 12",
        "PILATUSSTRASSE 12, 6003 Luzern",
        "Pilatusstrasse 12 Luzern",
        "Pilatus 12",
        "Pilatusstrasse",
        "EGID {egid}",
        "{egid}",
        "{egid}/{ewid}",
        "EGID {egid} EWID {ewid}",
    ],
)
def test_an_address_finds_who_lives_there_but_nobody_with_a_block(house, typed):
    home = house["home"]
    typed = typed.format(egid=home.egid, ewid=home.ewid)
    assert found(make.LUZERN, typed) == [("Offen X", [])]


@pytest.mark.parametrize(
    "typed", ["Pilatusstrasse 13", "Pilatusstrasse 12, 6020", "Pilatusstrasse 12 Emmen", "x 12", "EGID 1"]
)
def test_another_address_finds_nobody(house, typed):
    assert found(make.LUZERN, typed) == []


def test_a_dwelling_of_another_municipality_finds_nobody(house):
    assert found(make.LUZERN, f"EGID {house['away'].egid}") == []
    assert found(make.EMMEN, f"EGID {house['away'].egid}") == [("Fremd X", [])]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Rössligasse", "Roessligasse"), ("Zürichstrasse", "ZURICHSTR."), ("Allée du Parc", "allee-du-parc")],
)
def test_streets_are_alike_however_they_are_written(db, one, other):
    with connection.cursor() as cursor:
        cursor.execute("SELECT register_street_key(%s), register_street_key(%s)", [one, other])
        first, second = cursor.fetchone()
    assert first == second


def test_the_key_of_a_name_is_no_feature_that_somebody_could_set():
    assert "search_key" not in states.FEATURES


def test_a_key_holds_the_further_names_or_nothing():
    today = names.search_key("Graf", "Anna")
    assert names.further_key(["Graf", "Anna", "", ""], today) == ""
    assert names.further_key(["Müller", "Anna", ""], today) == "muller anna"
