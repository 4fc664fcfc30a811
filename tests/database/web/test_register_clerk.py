# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a clerk runs into on a bad day: drafts about nobody, own proposals, choices instead of words to type."""

from __future__ import annotations

import pytest
from tests import factories as make
from tests import reports
from tests.database.web.test_unit_page import said

from domizil.base.models import Role
from domizil.register.announcements.models import Announcement, State


@pytest.fixture
def clerk(as_worker):
    return as_worker((Role.REGISTER, make.LUZERN))


def post(client, kind: str, data: dict, do: str = "check"):
    return client.post(f"/register/report/{kind}/", reports.posted(data) | {"do": do})


def test_what_is_about_nobody_to_be_seen_can_still_be_given_up(clerk):
    with make.as_owner():
        elsewhere = make.resident(make.EMMEN)
    answered = post(clerk, "departure", {"on": "1.12.2024", "persons": [{"person": str(elsewhere.pk)}]})
    shown = clerk.get(answered.url)
    assert f"Nr. {elsewhere.pk} ist im Register noch niemandem zugeordnet" in said(shown)
    assert "Eintragen" not in said(shown)
    assert clerk.post(answered.url, {"do": "discard"}).status_code == 302
    with make.as_owner():
        assert Announcement.objects.get().state == State.WITHDRAWN
