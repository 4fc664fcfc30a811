# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Municipalities stand in the order of a Swiss directory wherever they are listed."""

from __future__ import annotations

import pytest
from tests import factories as make

from domizil.base import acting
from domizil.base.models import Municipality
from domizil.register.announcements import queries as announcements
from domizil.register.papers import queries as papers
from domizil.register.third_parties import queries as third_parties

NAMES = {1030: "Ruswil", 1039: "Römerswil", 1040: "Root", 1083: "Buttisholz", 1082: "Büron", 1067: "Meierskappel"}
IN_ORDER = ["Büron", "Buttisholz", "Meierskappel", "Römerswil", "Root", "Ruswil"]


@pytest.fixture
def clerk():
    with make.as_owner():
        for number, name in NAMES.items():
            Municipality.objects.create(bfs_number=number, name=name, district="Wahlkreis", valid=make.since())
        return make.worker(("register", None))


def test_umlauts_are_sorted_as_their_letters(clerk):
    with make.as_owner():
        assert [place.name for place in Municipality.objects.filter(pk__in=NAMES)] == IN_ORDER


@pytest.mark.parametrize("room", [announcements, papers, third_parties])
def test_each_room_lists_them_so(clerk, room):
    with acting.as_worker(clerk.pk, path="test"):
        assert [place.name for place in room.municipalities(clerk) if place.pk in NAMES] == IN_ORDER
