# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of a support unit: its budget is what the law gives, and every fact that is missing is said."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests import factories as make
from tests.database.web.conftest import make_family

from domizil.housing.models import Absence
from domizil.law.engine.money import francs
from domizil.law.engine.periods import month
from domizil.law.lu_kasylv.assessment import assess
from domizil.law.lu_kasylv.facts import Accommodation, Group
from domizil.law.lu_kasylv.household import Dated, Household, Member
from domizil.permits.models import AsylumStatus
from domizil.support.models import Earning, Programme, SupportUnit, UnitMember

MARCH = date(2024, 3, 1)
# Session, worker, transaction and grants; then the unit and the twelve kinds of rows of its month.
MOST_QUERIES = 23


def said(response) -> str:
    """The text of a page without markup, blanks made one."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).replace("&#x27;", "'").split())


def by_hand(text: str, members: int) -> Household:
    """The family's month as facts of the law, written down here without the database."""
    whole = month(text)
    return Household(
        month=whole,
        members=tuple(
            Member(
                id=str(number),
                birth_date=date(1986, 4, 12),
                group=(Dated(Group.PROTECTED_S, whole),),
                accommodation=(Dated(Accommodation.INDIVIDUAL, whole),),
                entitled=(whole,),
            )
            for number in range(members)
        ),
    )


@pytest.mark.parametrize("text", ["2023-12", "2024-01", "2024-02", "2024-03"])
def test_the_budget_is_what_the_law_gives(client, family, text):
    expected = assess(by_hand(text, 2))
    page = said(client.get(f"{family.url}?month={text}"))
    assert f"Fr. {francs(expected.rappen)}" in page
    for member in expected.members:
        assert francs(member.rappen) in page


def test_the_month_of_today_is_shown_without_asking(client, family):
    assert "Budget Dezember 2024" in said(client.get(family.url))


def test_a_line_names_days_and_rate_and_cites_the_law_of_the_month(client, family):
    page = client.get(f"{family.url}?month=2024-03").content.decode()
    assert "31 Tage × Fr. " in page
    assert 'href="/law/lu-kasylv/7/3/?on=2024-03-01"' in page
    assert '<details class="step step-rule"' in page


def test_the_amended_text_is_compared_with_the_one_before(client):
    with make.as_owner():
        family = make_family(size=4)
    page = said(client.get(f"{family.url}?month=2024-03"))
    before = assess(by_hand("2024-03", 4), law_on=date(2023, 12, 31)).rappen
    after = assess(by_hand("2024-03", 4), law_on=date(2024, 1, 1)).rappen
    assert before < after
    assert f"Total {francs(before)} {francs(after)} +{francs(after - before)}" in page


def test_a_stopped_line_says_what_is_missing_and_who_can_enter_it_and_the_rest_stands(client, family):
    with make.as_owner():
        Earning.objects.create(person=family.people[0], month=MARCH, rappen=50_000, employer="Muster AG")
    page = said(client.get(f"{family.url}?month=2024-03"))
    assert "SHV § 11: Betrag nicht erfasst. Erfassen kann es: " in page
    assert "hält an" in page
    assert f"Fr. {francs(assess(by_hand('2024-03', 2)).rappen)}" in page


def test_absences_in_collective_accommodation_shorten_the_days(client, family):
    with make.as_owner():
        stay = family.people[1].stays.get()
        stay.accommodation = make.accommodation(name="Zentrum")
        stay.save()
        Absence.objects.create(stay=stay, valid=make.since("2024-03-05", "2024-03-08"), reason="visit")
    page = said(client.get(f"{family.url}?month=2024-03"))
    assert "28 von 31" in page
    assert "28 Tage × Fr. " in page
    assert "5.3.2024 – 7.3.2024 (Besuch)" in page


def test_a_missing_standing_is_said_and_nothing_is_guessed(client, family):
    with make.as_owner():
        AsylumStatus.objects.filter(person=family.people[1]).update(valid=make.since("2022-04-04", "2024-03-10"))
    page = said(client.get(f"{family.url}?month=2024-03"))
    assert "Für 10.3.2024 – 31.3.2024 ist kein Stand nach Asylrecht erfasst." in page
    assert "Budget März 2024" not in page
    assert "Budgetblatt" not in page


def test_a_removal_without_exit_date_belongs_to_no_group(client, family):
    with make.as_owner():
        AsylumStatus.objects.filter(person=family.people[0]).update(kind="removal_final")
    assert "gehört zu keiner Personengruppe" in said(client.get(f"{family.url}?month=2024-03"))


def test_no_accommodation_is_taken_as_individual_and_said(client, family):
    with make.as_owner():
        family.people[0].stays.all().delete()
    page = said(client.get(f"{family.url}?month=2024-03"))
    assert "ist keine Unterkunft zugewiesen; es gilt die individuelle Unterkunft" in page
    assert f"Fr. {francs(assess(by_hand('2024-03', 2)).rappen)}" in page


def test_a_month_before_the_unit_began_shows_where_it_begins(client, family):
    page = said(client.get(f"{family.url}?month=2020-01"))
    assert "Im Januar 2020 wurde in dieser Einheit niemand unterstützt" in page
    assert "April 2022" in page


def test_who_left_is_not_shown_any_more(client, family):
    with make.as_owner():
        UnitMember.objects.filter(person=family.people[1]).update(valid=make.since("2022-04-04", "2024-02-01"))
    page = said(client.get(f"{family.url}?month=2024-03"))
    assert str(family.people[1]) not in page
    assert f"Fr. {francs(assess(by_hand('2024-03', 1)).rappen)}" in page


@pytest.mark.parametrize(
    "asked", ["2024-13", "2024-00", "March", "2024-3", "2015-12", "2026-01", "9999-12", "", "0000-01", "²024-03"]
)
def test_a_bad_month_is_refused_with_what_is_allowed(client, family, asked):
    response = client.get(family.url, {"month": asked})
    assert response.status_code == 400
    assert "Erlaubt sind 2016-01 bis 2025-12" in said(response)


def test_a_month_of_unknown_rates_stops_and_does_not_fail(client, family):
    page = said(client.get(f"{family.url}?month=2022-06"))
    assert "Ansätze vor dem 1. Januar 2023 nicht erfasst" in page


def count_queries(client, url: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def test_the_number_of_queries_does_not_grow_with_the_people(client, family):
    with make.as_owner():
        large = make_family(size=6)
    small_count = count_queries(client, f"{family.url}?month=2024-03")
    assert small_count == count_queries(client, f"{large.url}?month=2024-03") <= MOST_QUERIES


def test_a_person_who_changes_the_unit_within_the_month_has_its_programme_once(client, family):
    with make.as_owner():
        mover = family.people[0]
        UnitMember.objects.filter(person=mover).update(valid=make.since("2022-04-04", "2024-03-16"))
        second = SupportUnit.objects.create(
            number="LU-2024-900001",
            municipality=make.municipality(),
            carried_by="canton",
            valid=make.since("2024-03-16"),
        )
        UnitMember.objects.create(unit=second, person=mover, position=1, valid=make.since("2024-03-16"))
        Programme.objects.create(person=mover, month=MARCH, kind="charitable", granted_rappen=15_000)
    first_page = said(client.get(f"{family.url}?month=2024-03"))
    second_page = said(client.get("/support/units/LU-2024-900001/?month=2024-03"))
    assert "Motivationszulage" not in first_page
    assert "Motivationszulage" in second_page
    assert "15 Tage × Fr. " in first_page
    assert "16 Tage × Fr. " in second_page


def test_names_are_text_and_never_markup(client, family):
    with make.as_owner():
        person = family.people[0]
        person.official_name = "<b>O'Neil & Co"
        person.save()
    page = client.get(f"{family.url}?month=2024-03").content.decode()
    assert "<b>O" not in page
    assert "&lt;b&gt;O&#x27;Neil &amp; Co" in page
