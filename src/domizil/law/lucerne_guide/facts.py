# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The facts that the answers for Lucerne ask for. Kinds that the act on settlement knows are taken from there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from ..lu_ng.facts import CivilStatus
from ..lu_ng.third_parties import Party

STATUTE = "lucerne-guide"
TEXT_2025 = "2025"
TEXT_2026 = "2026"


def norms(*shorts: str) -> tuple[str, ...]:
    """Names of norms of this collection: `norms("AIG-47")` is `("lucerne-guide/AIG-47",)`."""
    return tuple(f"{STATUTE}/{short}" for short in shorts)


def ng(*shorts: str) -> tuple[str, ...]:
    """Names of norms of the act on settlement: `ng("3/1")` is `("lu-ng/3/1",)`."""
    return tuple(f"lu-ng/{short}" for short in shorts)


class Concern(Enum):
    """What somebody wants to know or to do."""

    LIVE = auto()  # moves in
    TEMPORARY = auto()  # stays for a while and lives elsewhere
    WEEKLY_STAY = auto()  # works here in the week, weekends at home elsewhere
    VISIT = auto()
    STUDY = auto()
    INSTITUTION = auto()  # a home or clinic, or a school one lives in
    WORK_DAILY = auto()  # goes home every day
    BUSINESS = auto()  # works here on own account, lives elsewhere
    MOVE = auto()
    LEAVE = auto()
    PAPERS = auto()
    THIRD_PARTY = auto()  # landlords, hosts, employers and others who report
    EXTENSION = auto()
    SETTLEMENT_PERMIT = auto()
    TIME_ABROAD = auto()
    FAMILY = auto()
    NATURALISATION = auto()
    SUPPORT = auto()


class Citizenship(Enum):
    """Whether somebody is Swiss."""

    SWISS = auto()
    FOREIGN = auto()


class Home(Enum):
    """Where a Swiss has the right of citizenship (Heimatort)."""

    HERE = auto()
    ELSEWHERE = auto()


class Origin(Enum):
    """From where somebody moves in."""

    ABROAD = auto()
    OTHER_CANTON = auto()
    OTHER_MUNICIPALITY = auto()  # of the canton


class Length(Enum):
    """How long somebody wants to stay. No planned end is `LONGER`."""

    UP_TO_TWO_MONTHS = auto()
    UP_TO_THREE_MONTHS = auto()
    LONGER = auto()


class Lodging(Enum):
    """Where a guest sleeps (§ 7 NG)."""

    GUEST_HOUSE = auto()  # inn, hotel, boarding house
    HOLIDAY_HOUSE = auto()
    PRIVATE = auto()


class Move(Enum):
    """How far a move goes."""

    SAME_BUILDING = auto()
    SAME_MUNICIPALITY = auto()
    OTHER_MUNICIPALITY = auto()


class Destination(Enum):
    """Where somebody leaves to."""

    SWITZERLAND = auto()
    ABROAD = auto()


class Permit(Enum):
    """The permit of a foreigner."""

    L = auto()  # short stay
    B = auto()  # residence
    C = auto()  # settlement
    G = auto()  # cross-border
    CI = auto()  # family of international staff
    F = auto()  # provisionally admitted
    N = auto()  # asylum seeker
    S = auto()  # in need of protection
    NONE = auto()


class Treaty(Enum):
    """Whether the nationality is one of a state whose nationals get the permit C after five years by treaty."""

    FIVE_YEARS = auto()
    OTHER = auto()


class Sponsor(Enum):
    """Who lives here and is joined by family."""

    SWISS = auto()
    PERMIT_C = auto()
    PERMIT_B = auto()
    PERMIT_L = auto()
    PERMIT_F = auto()
    FREE_MOVEMENT = auto()  # a citizen of EU or EFTA under the treaty on free movement


class Tie(Enum):
    """What somebody is to the person who is joined."""

    SPOUSE = auto()  # or registered partner
    CHILD_UP_TO_12 = auto()
    CHILD_OVER_12 = auto()  # and under 18
    OTHER = auto()


class Town(Enum):
    """Where somebody wants to become a citizen."""

    LUCERNE = auto()
    OTHER = auto()


class Applicant(Enum):
    """Who applies for naturalisation."""

    MINOR_ALONE = auto()
    UNDER_25 = auto()  # of age
    FROM_25 = auto()


class Aid(Enum):
    """In which standing somebody asks for support."""

    RESIDENT = auto()  # everybody outside the asylum field
    ASYLUM_SEEKER = auto()
    PROTECTED_S = auto()
    PROVISIONALLY_ADMITTED = auto()
    REFUGEE = auto()  # recognised, with permit or provisionally admitted
    MUST_LEAVE = auto()  # finally removed, with a day of departure set


class Years(Enum):
    """How long somebody has been in Switzerland."""

    UNDER_TEN = auto()
    TEN_OR_MORE = auto()


@dataclass(frozen=True, slots=True)
class LucerneFacts:
    """One person's situation. Days are None where not known: the term is then told, but not computed."""

    concern: Concern
    citizenship: Citizenship = Citizenship.FOREIGN
    origin: Origin = Origin.ABROAD
    home: Home = Home.ELSEWHERE
    length: Length = Length.LONGER
    lodging: Lodging = Lodging.PRIVATE
    civil_status: CivilStatus = CivilStatus.OTHER
    move: Move = Move.SAME_MUNICIPALITY
    destination: Destination = Destination.ABROAD
    party: Party = Party.LANDLORD
    permit: Permit = Permit.B
    treaty: Treaty = Treaty.OTHER
    sponsor: Sponsor = Sponsor.PERMIT_B
    tie: Tie = Tie.SPOUSE
    town: Town = Town.LUCERNE
    applicant: Applicant = Applicant.FROM_25
    aid: Aid = Aid.RESIDENT
    years: Years = Years.UNDER_TEN
    arrival: date | None = None
    moved_on: date | None = None
    departure: date | None = None
    resident_since: date | None = None
    family_since: date | None = None
    child_born: date | None = None
