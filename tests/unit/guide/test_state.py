# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The answers between two pages: signed, bound to their guide, and only harmless ones in an address."""

from datetime import date

import pytest

from domizil.guide.facts import facts_of, read_all
from domizil.guide.jurisdictions import JURISDICTIONS, LUCERNE, LUX
from domizil.guide.state import opened, restored, sealed, shareable

ANSWERS = read_all(
    LUX, {"nationalities": ["IN", "BT"], "purpose": "studies", "length": "longer", "entry": "2026-10-01"}
)


def test_what_is_sealed_is_opened():
    assert opened(LUX, sealed(LUX, ANSWERS)) == ANSWERS
    assert ANSWERS["entry"] == date(2026, 10, 1)


@pytest.mark.parametrize("forged", ["", "x", "a.b.c", "\x00", "é" * 5000])
def test_what_is_not_ours_counts_as_not_answered(forged):
    assert opened(LUX, forged) == {}


def test_a_changed_or_foreign_state_counts_as_not_answered():
    text = sealed(LUX, ANSWERS)
    assert opened(LUX, text[:-2] + ("aa" if text[-2:] != "aa" else "bb")) == {}
    assert opened(LUCERNE, text) == {}


def test_all_answers_fit_into_a_cookie():
    full = {
        name: sorted(fact.names, key=len)[-1] for name, fact in facts_of("lux").items() if fact.names and not fact.codes
    }
    answers = read_all(LUX, {**full, "nationalities": ["IN", "BT", "NP"], **dict.fromkeys(LUX.free, "2026-10-01")})
    assert len(sealed(LUX, answers)) < 3000
    assert opened(LUX, sealed(LUX, answers)) == answers


def test_an_address_carries_only_what_is_harmless():
    assert shareable(LUX, ANSWERS) == {"purpose": "studies", "length": "longer"}
    assert shareable(LUX, read_all(LUX, {"purpose": "protection"})) == {}
    query = {"purpose": "studies", "nationalities": "IN", "entry": "2026-10-01", "length": "never", "on": "2026-09-20"}
    assert restored(LUX, query) == {"purpose": ANSWERS["purpose"]}
    assert restored(LUX, {"purpose": "protection"}) == {}


@pytest.mark.parametrize("place", JURISDICTIONS.values(), ids=JURISDICTIONS)
def test_nothing_about_health_asylum_origin_or_family_is_harmless(place):
    sensitive = {"nationalities", "citizenship", "home", "origin", "tie", "sponsor", "title", "permit", "early", "aid"}
    assert not sensitive & set(place.harmless)
    assert not set(place.free) & set(place.harmless)
    shared = {member.name for members in place.harmless.values() for member in members}
    assert not shared & {"PROTECTION", "STATELESS_STATUS", "SPECIAL_CASE", "SUPPORT", "INSTITUTION"}
