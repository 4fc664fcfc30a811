# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Chapter 2 and Art. 33 to 33quinquies: where a nationality stands, and who moves freely."""

from __future__ import annotations

from ..engine import parameter, rule
from .facts import LUXEMBOURG, STATUTE, TEXT_2025, UNITED_KINGDOM, British, Group, ResidenceFacts, Sponsor, norms

MEMBERSHIP = parameter(STATUTE, "membership")
BLOC = {"EU": Group.EU, "EEA": Group.EEA, "CH": Group.SWISS}
FREE_MOVERS = (Group.LUXEMBOURG, Group.EU, Group.EEA, Group.SWISS)
EU_LAW_SPONSORS = (Sponsor.LUXEMBOURGER, Sponsor.EU_CITIZEN, Sponsor.EU_STUDENT)
SCHENGEN = "1"


@rule(*norms("L08-33/1", "L08-33bis", "g-005", "g-022", "g-023"), text=TEXT_2025, unit="code")
def group_of(nationality: str, person: ResidenceFacts) -> Group:
    """Where one nationality stands: EU, EEA and Switzerland are treated alike; the rest are third countries."""
    if nationality == LUXEMBOURG:
        return Group.LUXEMBOURG
    if nationality in MEMBERSHIP.rows:
        return BLOC[MEMBERSHIP.rows[nationality]["bloc"]]  # Art. 33 Abs. 1 L08
    if nationality == UNITED_KINGDOM and person.british == British.WITHDRAWAL_BENEFICIARY:
        return Group.WITHDRAWAL  # Art. 33bis L08
    return Group.THIRD


@rule(*norms("L08-33/1", "g-005"), text=TEXT_2025, unit="code")
def group(person: ResidenceFacts) -> Group:
    """Where a person stands: with several nationalities the most favourable one counts."""
    groups = [group_of(nationality, person) for nationality in person.nationalities]
    return min(groups)


@rule(*norms("L08-5", "L08-33/1", "g-001", "g-020"), text=TEXT_2025, unit="holds")
def has_free_movement(standing: Group) -> bool:
    """Whether a person moves freely (Freizügigkeit): neither visa nor permit is needed."""
    return standing in FREE_MOVERS  # Art. 33 Abs. 1 L08


@rule(*norms("SBC-6/1", "g-004", "g-021"), text=TEXT_2025, unit="holds")
def in_schengen(state: str) -> bool:
    """Whether a state belongs to the Schengen area. Being in the EU is something else (Ireland, Cyprus)."""
    if state in MEMBERSHIP.rows:
        return str(MEMBERSHIP.rows[state]["schengen"]) == SCHENGEN
    return False


@rule(*norms("L08-12/3", "g-100"), text=TEXT_2025, unit="holds")
def joins_under_eu_law(sponsor: Sponsor) -> bool:
    """Whether family law of the EU applies: who is joined is a Luxembourger, or a citizen of EU, EEA, Switzerland."""
    return sponsor in EU_LAW_SPONSORS  # Art. 12 Abs. 3 L08
