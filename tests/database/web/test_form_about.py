# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A form of the register that is opened about somebody, an entry or an event: where there is none, there is no page."""

from __future__ import annotations

import pytest
from tests import factories as make
from tests import factories_register as register
from tests import reports

from domizil.base.models import Role


@pytest.fixture
def clerk(as_worker):
    return as_worker((Role.REGISTER, make.LUZERN))


@pytest.fixture
def known(clerk) -> dict[str, object]:
    """What the address of a form may name: a person, an entry and an event of theirs, and somebody else's."""
    with make.as_owner():
        person, other = reports.resident(), reports.resident(first_name="Olga")
        unseen = make.person()
        make.residence(unseen, bfs_number=make.EMMEN)
        event = register.event(person)
        return {
            "person": person.pk, "entry": f"origin-{reports.origin(person)}", "event": event.pk, "uuid": event.uuid,
            "other": other.pk, "unseen": unseen.pk, "others_entry": f"origin-{reports.origin(other)}",
        }  # fmt: skip


@pytest.mark.parametrize("person", ["{unseen}", "999999", "{person}\x00", "x", "²", "-1", " ", "9" * 40])
@pytest.mark.parametrize("kind", ["move", "birth", "lock"])
def test_about_nobody(clerk, known, kind, person):
    asked = {"person": person.format(**known)}
    assert clerk.get(f"/register/report/{kind}/", asked).status_code == 404


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("entry", {"person": "{person}", "entry": "foo"}),
        ("entry", {"person": "{person}", "entry": "origin-\x00"}),
        ("entry", {"person": "{person}", "entry": "{others_entry}"}),
        ("entry", {"entry": "{entry}"}),
        ("take_back", {"person": "{other}", "corrects": "{event}"}),
        ("take_back", {"person": "{person}", "corrects": "foo"}),
        ("take_back", {"corrects": "{event}"}),
    ],
)
def test_about_nothing(clerk, known, kind, asked):
    told = {name: value.format(**known) for name, value in asked.items()}
    assert clerk.get(f"/register/report/{kind}/", told).status_code == 404


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("move", {}),
        ("move", {"person": "{person}"}),
        ("arrival", {"official_name": "Muster"}),
        ("entry", {"person": "{person}", "entry": "{entry}"}),
        ("take_back", {"person": "{person}", "corrects": "{event}"}),
        ("take_back", {"person": "{person}", "corrects": "{uuid}"}),
    ],
)
def test_about_what_is_there(clerk, known, kind, asked):
    told = {name: value.format(**known) for name, value in asked.items()}
    assert clerk.get(f"/register/report/{kind}/", told).status_code == 200
