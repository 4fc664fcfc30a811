# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Birth, death, civil status, names, nationality, blocks and corrections."""

from __future__ import annotations

from datetime import date

import pytest
from tests import factories as make
from tests import factories_register as register
from tests.factories import EMMEN, LUZERN

from domizil.base import acting
from domizil.base.access import Hidden
from domizil.register import actions
from domizil.register.models import (
    ExtraFeature,
    HouseholdMember,
    Occupancy,
    Person,
    PersonState,
    Relationship,
    Residence,
)
from domizil.register.reporting import Origin

DAY, LATER = date(2024, 3, 1), date(2024, 6, 1)


@pytest.fixture
def person(clerk) -> Person:
    with make.as_owner():
        made = make.person("Keller", "Ida", nationality=make.country(register.GERMANY))
        make.residence(made, LUZERN, dwelling=make.dwelling(LUZERN))
    return made


@pytest.fixture
def partner(clerk) -> Person:
    with make.as_owner():
        return make.resident(LUZERN, official_name="Meier", first_name="Urs", sex=1)


def status(of: Person, on: date = LATER) -> int:
    return PersonState.objects.get(person=of, valid__contains=on).marital_status


def test_a_marriage_changes_both_and_ends_with_a_divorce(clerk, refused, person, partner):
    married = actions.change_civil_status(by=clerk, person=person, on=DAY, marital_status=2, partner=partner)
    assert [event.kind for event in married] == ["marriage", "marriage"]
    assert (status(person), status(partner), status(person, date(2024, 2, 1))) == (2, 2, 9)
    refused(
        "civil_status_step", actions.change_civil_status, by=clerk, person=person, on=LATER, marital_status=2,
        partner=partner,
    )  # fmt: skip
    divorced = actions.change_civil_status(by=clerk, person=partner, on=LATER, marital_status=4)
    assert [event.kind for event in divorced] == ["divorce", "divorce"]
    assert Relationship.objects.get(kind="spouse").valid.upper == LATER
    assert (status(person), status(partner)) == (4, 4)


def test_the_partner_in_another_municipality_is_left_to_it(clerk, person):
    with make.as_owner():
        far = make.resident(EMMEN)
        make.residence(far, LUZERN, kind=2)
    events = actions.change_civil_status(by=clerk, person=person, on=DAY, marital_status=2, partner=far)
    assert [event.person_id for event in events] == [person.pk]
    assert status(far) == 9
    assert Relationship.objects.filter(kind="spouse").count() == 1


def test_a_separation_and_its_end(clerk, person):
    actions.separate(by=clerk, person=person, on=DAY, kind=2)
    event = actions.separate(by=clerk, person=person, on=LATER, kind=None)
    assert (event.kind, event.data) == ("undo_separation", {"separation": [2, None]})


def test_a_child_is_born_into_the_home_of_its_mother(clerk, refused, person):
    child = register.newcomer("Keller", "Lea", date_of_birth=DAY)
    event = actions.register_birth(by=clerk, municipality=LUZERN, child=child, parents=[person])
    born = event.person
    residence = Residence.objects.get(person=born)
    assert (residence.valid.lower, residence.comes_from) == (DAY, "")
    home = Occupancy.objects.get(residence__person=person).dwelling
    assert Occupancy.objects.get(residence=residence).dwelling == home
    assert PersonState.objects.get(person=born).mother_name == "Keller"
    assert Relationship.objects.get(person=born).other == person
    with make.as_owner():
        far = make.resident(EMMEN)
    arguments = {"by": clerk, "municipality": LUZERN, "child": child, "parents": [far]}
    refused("not_resident", actions.register_birth, **arguments)


def test_a_death_ends_every_residence_and_widows(clerk, refused, person, partner):
    actions.change_civil_status(by=clerk, person=person, on=DAY, marital_status=2, partner=partner)
    with make.as_owner():
        make.residence(person, EMMEN, kind=2)
    events = actions.register_death(by=clerk, person=person, on=LATER)
    assert [event.kind for event in events] == ["death", "marital_status_partner"]
    assert status(partner) == 3
    with make.as_owner():
        ends = set(Residence.objects.filter(person=person).values_list("valid__endswith", flat=True))
        assert ends == {date(2024, 6, 2)}
        assert set(Occupancy.objects.filter(residence__person=person).values_list("valid__endswith", flat=True)) == ends
    refused("after_death", actions.register_death, by=clerk, person=person, on=LATER)
    refused(
        "after_death", actions.change_name, by=clerk, person=person, on=date(2024, 7, 1), names={"call_name": "Idi"}
    )


def test_a_death_before_a_later_arrival_is_refused(clerk, refused, person):
    with make.as_owner():
        make.residence(person, EMMEN, kind=2, valid=make.since("2024-06-10"))
    refused("residence_within_life", actions.register_death, by=clerk, person=person, on=LATER)


def test_a_name_changes_from_a_day_on_and_search_follows(clerk, refused, person):
    event = actions.change_name(by=clerk, person=person, on=DAY, names={"official_name": "Zgraggen"})
    assert event.data == {"official_name": ["Keller", "Zgraggen"]}
    assert PersonState.objects.get(person=person, valid__contains=date(2024, 2, 29)).official_name == "Keller"
    assert Person.objects.get(pk=person.pk).search_key == "zgraggen ida"
    refused("nothing_changes", actions.change_name, by=clerk, person=person, on=DAY, names={"first_name": "Ida"})
    refused("no_such_feature", actions.change_name, by=clerk, person=person, on=DAY, names={"sex": 1})
    refused(
        "before_birth", actions.change_name, by=clerk, person=person, on=date(1960, 1, 1), names={"alias_name": "X"}
    )


def test_a_change_in_the_past_leaves_a_later_one_as_it_is(clerk, person):
    actions.change_name(by=clerk, person=person, on=LATER, names={"official_name": "Zgraggen"})
    actions.change_name(by=clerk, person=person, on=DAY, names={"official_name": "Meier", "call_name": "Idi"})
    states = PersonState.objects.filter(person=person).order_by("valid").values_list("official_name", "call_name")
    assert list(states) == [("Keller", ""), ("Meier", "Idi"), ("Zgraggen", "Idi")]


def test_a_foreigner_is_naturalised_with_a_place_of_origin(clerk, refused, person):
    arguments = {"by": clerk, "person": person, "nationality": register.SWITZERLAND}
    event = actions.change_nationality(on=DAY, origins=[Origin("Luzern", "LU")], **arguments)
    assert event.kind == "naturalize_foreigner"
    assert person.origins.get().name == "Luzern"
    assert Person.objects.get(pk=person.pk).nationality_id == register.SWITZERLAND
    refused("nothing_changes", actions.change_nationality, on=LATER, **arguments)
    event = actions.change_nationality(on=LATER, origins=[Origin("Emmen", "LU")], **arguments)
    assert event.kind == "naturalize_swiss"
    assert [origin.name for origin in person.origins.filter(valid__endswith=None)] == ["Emmen"]


def test_religion_is_chosen_from_a_list_that_is_data(clerk, refused, person):
    arguments = {"by": clerk, "person": person, "on": DAY}
    refused("bad_value", actions.change_features, changes={"religion": "121"}, **arguments)
    with make.as_owner():
        register.code_list("religion", "121")
    event = actions.change_features(changes={"religion": "121"}, **arguments)
    assert (event.kind, event.data) == ("change_religion", {"religion": ["000", "121"]})


def test_a_further_feature_rests_on_a_law_and_its_list(clerk, refused, person):
    with make.as_owner():
        feature = ExtraFeature.objects.create(
            key="dog", name_de="Hund", name_en="Dog", legal_basis="§ 1 Reglement", valid=make.since(),
            list=register.code_list("yes_no", "yes"),
        )  # fmt: skip
    arguments = {"by": clerk, "person": person, "feature": feature}
    refused("bad_value", actions.set_extra_feature, on=DAY, value="maybe", **arguments)
    actions.set_extra_feature(on=DAY, value="yes", **arguments)
    refused("nothing_changes", actions.set_extra_feature, on=LATER, value="yes", **arguments)
    actions.set_extra_feature(on=LATER, value="", **arguments)
    assert person.extra_features.get().valid.upper == LATER


def test_a_block_is_set_with_a_reason_and_lifted(clerk, refused, person):
    arguments = {"by": clerk, "person": person, "on": DAY}
    refused("reason_missing", actions.lock_data, reason=" ", ordered_by="KESB", **arguments)
    actions.lock_data(reason="Bedrohung", ordered_by="KESB", **arguments)
    refused("block_stands", actions.lock_data, reason="Bedrohung", ordered_by="KESB", **arguments)
    event = actions.unlock_data(by=clerk, person=person, on=LATER, reason="vorbei")
    assert event.data == {"data_lock": [2, 0]}
    refused("no_block", actions.unlock_data, by=clerk, person=person, on=LATER, reason="vorbei")


def test_a_correction_has_a_reason_and_names_what_it_corrects(clerk, refused, person):
    wrong = actions.change_name(by=clerk, person=person, on=DAY, names={"official_name": "Zgragen"})
    arguments = {"by": clerk, "person": person, "field": "official_name", "value": "Zgraggen", "corrects": wrong}
    refused("reason_missing", actions.correct, period=(DAY, None), reason="", **arguments)
    right = actions.correct(period=(DAY, None), reason="Tippfehler", **arguments)
    assert (right.source, right.corrects, right.reason) == ("correction", wrong, "Tippfehler")
    names = PersonState.objects.filter(person=person).order_by("valid").values_list("official_name", flat=True)
    assert list(names) == ["Keller", "Zgraggen"]
    bounded = {**arguments, "field": "call_name", "value": "Idi", "corrects": None}
    actions.correct(period=(date(2024, 4, 1), date(2024, 5, 1)), reason="nur im April", **bounded)
    assert PersonState.objects.filter(person=person).count() == 4


def test_fixed_dates_and_numbers_are_corrected(clerk, refused, person):
    arguments = {"by": clerk, "person": person, "reason": "Pass gesehen"}
    refused("bad_vn", actions.correct, field="vn", value="7569217076984", **arguments)
    actions.correct(field="vn", value="756.9217.0769.85", **arguments)
    with make.as_owner():
        make.person(vn=None)
    refused("residence_within_life", actions.correct, field="date_of_birth", value=date(2021, 1, 1), **arguments)
    actions.correct(field="date_of_birth", value=date(1990, 5, 16), **arguments)
    assert Person.objects.get(pk=person.pk).vn == "7569217076985"


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("date_of_birth", date(1, 1, 1), "implausible_day"),
        ("date_of_birth", date(2025, 1, 1), "implausible_day"),
        ("date_of_death", date(1900, 1, 1), "implausible_day"),
        ("marital_status_on", date(9999, 12, 31), "implausible_day"),
        ("marital_status_on", date(1900, 1, 1), "implausible_day"),
        ("official_name", "-1", "no_name"),
        ("first_name", "31.12.9999", "no_name"),
    ],
)
def test_days_and_names_that_cannot_be_are_refused(clerk, refused, person, field, value, code):
    refused(code, actions.correct, by=clerk, person=person, field=field, value=value, reason="Pass gesehen")


def test_a_residence_is_set_right_at_both_ends(clerk, refused, person):
    residence = Residence.objects.get(person=person)
    arguments = {"by": clerk, "residence": residence, "reason": "Beleg nachgereicht"}
    actions.correct_residence(arrival=date(2020, 3, 1), values={"comes_from": "Bern"}, **arguments)
    actions.correct_residence(departure=DAY, **arguments)
    actions.correct_residence(reopen=True, **arguments)
    lived = Occupancy.objects.get(residence=residence).valid
    assert (lived.lower, lived.upper) == (date(2020, 3, 1), None)
    refused("ends_before_it_begins", actions.correct_residence, departure=date(2020, 3, 1), **arguments)
    refused("before_birth", actions.correct_residence, arrival=date(1980, 1, 1), **arguments)
    refused("nothing_changes", actions.correct_residence, values={"comes_from": "Bern"}, **arguments)
    refused("no_such_feature", actions.correct_residence, values={"person": 1}, **arguments)


def test_another_municipality_changes_nothing(person):
    with make.as_owner():
        stranger = register.clerk(EMMEN)
    with acting.as_worker(stranger.pk, path="test"), pytest.raises(Hidden):
        actions.change_name(by=stranger, person=person, on=DAY, names={"call_name": "Idi"})
    assert HouseholdMember.objects.count() == 0


def test_a_residence_is_set_right_in_kind_places_and_dwellings(clerk, refused, person):
    with make.as_owner():
        wrong, right = make.dwelling(LUZERN, egid=800), make.dwelling(LUZERN, egid=801)
        far = make.dwelling(EMMEN, egid=802)
    actions.move(by=clerk, municipality=LUZERN, on=DAY, persons=[person], dwelling=wrong)
    arguments = {"by": clerk, "residence": Residence.objects.get(person=person), "reason": "Vertrag gesehen"}
    event = actions.correct_residence(dwelling=right, moved_in=date(2024, 2, 1), **arguments)
    assert event.data["dwelling"] == [wrong.pk, right.pk]
    actions.correct_residence(moved_in=date(2024, 2, 5), **arguments)
    first, second = Occupancy.objects.filter(residence__person=person).order_by("valid")
    assert (first.valid.upper, second.valid.lower, second.dwelling_id) == (date(2024, 2, 5), date(2024, 2, 5), right.pk)
    actions.correct_residence(during=date(2024, 1, 1), dwelling=wrong, **arguments)
    assert Occupancy.objects.get(pk=first.pk).dwelling_id == wrong.pk
    refused("dwelling_elsewhere", actions.correct_residence, dwelling=far, **arguments)
    refused("first_dwelling", actions.correct_residence, during=date(2024, 1, 1), moved_in=DAY, **arguments)
    refused("moved_later", actions.correct_residence, moved_in=date(2019, 1, 1), **arguments)
    refused("nothing_changes", actions.correct_residence, dwelling=right, **arguments)
    actions.correct_residence(arrival=date(2022, 1, 1), **arguments)  # a text of the act is known for that day
    refused("not_a_main_residence", actions.correct_residence, values={"purpose": "work_weekly"}, **arguments)


def test_a_death_that_was_entered_wrongly_lets_life_go_on(clerk, person):
    actions.register_death(by=clerk, person=person, on=DAY)
    actions.correct(by=clerk, person=person, field="date_of_death", value=date(2024, 3, 3), reason="Todesschein")
    assert Residence.objects.get(person=person).valid.upper == date(2024, 3, 4)
    actions.correct(by=clerk, person=person, field="date_of_death", value=None, reason="Verwechslung")
    assert Residence.objects.get(person=person).valid.upper is None
    assert Occupancy.objects.filter(residence__person=person).latest("valid").valid.upper is None
