# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whoever sees a person's page can follow every link on it: nothing is offered that the role may not do."""

from __future__ import annotations

import re
from datetime import date

import pytest
from tests import factories as make
from tests import factories_papers, reports
from tests import factories_register as reg

from domizil.base.models import Role
from domizil.register.models import DataBlock, Guardian, HouseholdMember, Relationship
from domizil.register.papers.models import Paper

_LINK = re.compile(r'<a [^>]*href="(/[^"#]*)"')


@pytest.fixture
def person():
    with make.as_owner():
        make.country(8207)
        made = reports.resident()
        child = reports.resident(official_name="Muster", first_name="Lea", date_of_birth=date(2015, 1, 2))
        household = make.household(make.LUZERN)
        for one in (made, child):
            HouseholdMember.objects.create(household=household, person=one, valid=make.since())
        Relationship.objects.create(person=child, other=made, kind="parent", care=2, valid=make.since())
        Guardian.objects.create(person=made, name="Amt", kind=7, valid=make.since())
        DataBlock.objects.create(person=made, valid=make.since(), reason="Bedrohung", ordered_by="Person selbst")
        for kind in ("move_in", "change_name", "contact", "merge"):
            reg.event(made, kind=kind)
        factories_papers.everything(made, make.LUZERN)
        Paper.objects.update(receipt=None)  # the one of the factory has no contents to print
    return made


def links(answered) -> set[str]:
    """The addresses that the page leads to, without the frame that every page has."""
    page = answered.content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    return {address.replace("&amp;", "&") for address in _LINK.findall(main)}


@pytest.mark.parametrize(
    ("role", "place"), [*((role, make.LUZERN) for role in Role), (Role.REGISTER, None), (Role.SUPERVISOR, None)]
)
def test_every_link_of_a_person_leads_somewhere(as_worker, person, role, place):
    client = as_worker((role, place))
    for page in (f"/register/persons/{person.pk}/", f"/register/persons/{person.pk}/?valid=1.12.2024"):
        answered = client.get(page)
        if answered.status_code == 404:
            assert role not in (Role.REGISTER, Role.SUPERVISOR)
            continue
        found = links(answered)
        assert found
        broken = {address: status for address in found if (status := client.get(address).status_code) >= 400}
        assert broken == {}


def test_a_supervisor_reads_and_is_offered_nothing_to_enter(as_worker, person):
    offered = links(as_worker((Role.SUPERVISOR, None)).get(f"/register/persons/{person.pk}/"))
    assert not [address for address in offered if "/report/" in address or "/merge/" in address]
    assert any("/register/persons/" in address for address in offered)


def test_a_clerk_is_offered_what_changes_and_what_was_wrong(as_worker, person):
    offered = links(as_worker((Role.REGISTER, make.LUZERN)).get(f"/register/persons/{person.pk}/"))
    assert {"guardian", "entry", "correction", "residence", "contact"} <= {
        found[1] for address in offered if (found := re.match(r"/register/report/(\w+)/", address))
    }
    assert any("guardian=" in address and "step=end" in address for address in offered)
