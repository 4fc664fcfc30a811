# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""§ 17: what landlords, hosts, heads of collective households, employers and utilities tell the municipality."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import Enum

from ..engine import parameter, rule
from .facts import STATUTE, TEXT_1949

REPORT_FEE = parameter(STATUTE, "report_fee")
TENANCY_CONTENTS = ("official_name", "first_name", "tenancy_begins", "tenancy_ends", "egid", "ewid")
RESIDENT_CONTENTS = ("official_name", "first_name")


class Party(Enum):
    """Who tells."""

    LANDLORD = "landlord"  # Vermieter
    PROPERTY_MANAGER = "property_manager"  # Liegenschaftsverwaltung
    LODGING_HOST = "lodging_host"  # Logisgeber
    COLLECTIVE_HOUSEHOLD = "collective_household"
    EMPLOYER = "employer"
    UTILITY = "utility"


class Information(Enum):
    """What may be asked of a party when somebody did not report."""

    HOME_AND_DELIVERY_ADDRESS = "home_and_delivery_address"
    DWELLING_IDENTIFICATION = "dwelling_identification"
    NOTHING = "nothing"


@rule("lu-ng/17/1", "lu-ng/17/2", text=TEXT_1949, unit="holds")
def reports_unasked(party: Party) -> bool:
    """Whether a party reports of its own accord. Employers and utilities answer only when asked."""
    return party not in (Party.EMPLOYER, Party.UTILITY)  # § 17 Abs. 1 und 2


@rule("lu-ng/17/1", "lu-ng/17/2", text=TEXT_1949, unit="code")
def third_party_contents(party: Party) -> tuple[str, ...]:
    """What the report of a party holds; for collective households the details are left to an ordinance."""
    if not reports_unasked(party):
        return ()
    if party == Party.COLLECTIVE_HOUSEHOLD:
        return RESIDENT_CONTENTS  # § 17 Abs. 2
    return TENANCY_CONTENTS  # § 17 Abs. 1


@rule("lu-ng/17/1", "lu-ng/17/2", text=TEXT_1949, unit="code")
def third_party_missing(party: Party, given: Sequence[str], leaves: bool) -> tuple[str, ...]:
    """What a report lacks; the end of a tenancy is told when somebody leaves."""
    owed = third_party_contents(party)
    if not leaves:
        return tuple(content for content in owed if content not in given and content != "tenancy_ends")
    return tuple(content for content in owed if content not in given)


@rule("lu-ng/17/1", "lu-ng/17/2", "lu-ng/17/3/a", "lu-ng/17/3/b", text=TEXT_1949)
def report_fee() -> int:
    """What reports and answers cost the municipality: nothing."""
    return REPORT_FEE


@rule("lu-ng/17/3/a", "lu-ng/17/3/b", text=TEXT_1949, unit="holds")
def report_is_missed(due_on: date, reported_on: date | None, day: date) -> bool:
    """Whether the duty to report of § 2a is not met on a day: its last day is over and nothing came."""
    if reported_on is not None and reported_on <= day:
        return False
    return day > due_on


@rule("lu-ng/17/3/a", "lu-ng/17/3/b", text=TEXT_1949, unit="code")
def may_be_asked(party: Party, report_missed: bool) -> Information:
    """What an employer or a utility may be asked: only after somebody missed the duty to report."""
    if not report_missed:
        return Information.NOTHING  # § 17 Abs. 3
    if party == Party.EMPLOYER:
        return Information.HOME_AND_DELIVERY_ADDRESS  # § 17 Abs. 3 lit. a
    if party == Party.UTILITY:
        return Information.DWELLING_IDENTIFICATION  # § 17 Abs. 3 lit. b
    return Information.NOTHING
