# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""§ 15a: the bond (Kaution) of foreigners."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ..engine import parameter, rule
from .facts import STATUTE, TEXT_1949, Authority

BOND_SINGLE = parameter(STATUTE, "bond_single")
BOND_FAMILY = parameter(STATUTE, "bond_family")


class BondGround(Enum):
    """Why a bond is owed."""

    WITHOUT_PAPERS = "without_papers"  # lit. a
    PROVISIONALLY_ADMITTED = "provisionally_admitted"  # lit. b
    NONE = "none"


@dataclass(frozen=True, slots=True)
class BondFacts:
    """What § 15a asks about a person who gets a permit or provisional admission."""

    swiss: bool = False
    gets_permit: bool = False
    recognised_valid_papers: bool = True
    provisionally_admitted: bool = False
    supports_self: bool = False


@rule("lu-ng/15a/1", text=TEXT_1949, unit="code")
def bond_ground(person: BondFacts) -> BondGround:
    """Why a foreigner owes a bond: a permit without recognised valid home papers, or admission with means."""
    if person.swiss:
        return BondGround.NONE
    if person.gets_permit and not person.recognised_valid_papers:
        return BondGround.WITHOUT_PAPERS  # § 15a Abs. 1 lit. a
    if person.provisionally_admitted and person.supports_self:
        return BondGround.PROVISIONALLY_ADMITTED  # § 15a Abs. 1 lit. b
    return BondGround.NONE


@rule("lu-ng/15a/4", text=TEXT_1949, unit="holds")
def bond_is_waived(hardship: bool, decided_by: Authority, reasons: str) -> bool:
    """Whether the bond is waived: in hardship, by the migration office, with reasons."""
    if not hardship:
        return False
    if not reasons:
        return False
    return decided_by == Authority.MIGRATION_OFFICE  # § 15a Abs. 4


@rule("lu-ng/15a/1", "lu-ng/15a/2", "lu-ng/15a/4", text=TEXT_1949)
def bond_due(person: BondFacts, family: bool, waived: bool) -> int:
    """The bond owed to the migration office, in Rappen."""
    if bond_ground(person) == BondGround.NONE:
        return 0
    if waived:
        return 0  # § 15a Abs. 4
    if family:
        return BOND_FAMILY  # § 15a Abs. 2
    return BOND_SINGLE  # § 15a Abs. 2


@rule("lu-ng/15a/2", text=TEXT_1949)
def bond_open(due_rappen: int, paid_rappen: int) -> int:
    """What is still to be paid: instalments are possible, the rest is never below zero."""
    return max(0, due_rappen - paid_rappen)  # § 15a Abs. 2


@rule("lu-ng/15a/2", text=TEXT_1949, unit="holds")
def instalment_is_accepted(open_rappen: int, instalment_rappen: int) -> bool:
    """Whether an instalment is taken: more than nothing, and not more than is open."""
    return 0 < instalment_rappen <= open_rappen  # § 15a Abs. 2


@rule("lu-ng/15a/3", text=TEXT_1949, unit="holds")
def may_draw(balance_rappen: int, drawn_rappen: int, claim: str) -> bool:
    """Whether the bond may be drawn on: for a claim that is named, and never below zero."""
    if not claim:
        return False  # § 15a Abs. 3
    return 0 < drawn_rappen <= balance_rappen
