# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The facts that the rules on residence in Luxembourg ask for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum, IntEnum, auto

STATUTE = "lux-residence"
TEXT_2025 = "2025"
TEXT_2026 = "2026"
LUXEMBOURG = "LU"
UNITED_KINGDOM = "GB"
STATELESS = "XX"
"""Stands for no nationality at all."""


def norms(*shorts: str) -> tuple[str, ...]:
    """Names of norms without the name of the statute: `norms("RN-21/2")` is `("lux-residence/RN-21/2",)`."""
    return tuple(f"{STATUTE}/{short}" for short in shorts)


class Group(IntEnum):
    """Where a nationality stands, the most favourable first (Art. 33)."""

    LUXEMBOURG = 0
    EU = 1
    EEA = 2
    SWISS = 3
    WITHDRAWAL = 4  # British beneficiaries of the withdrawal agreement
    THIRD = 5


class British(Enum):
    """What kind of British national somebody is."""

    CITIZEN = auto()
    WITHDRAWAL_BENEFICIARY = auto()
    OTHER_BRITISH = auto()  # overseas citizens and the like: Annex II part 3


class Purpose(Enum):
    """What somebody wants in Luxembourg."""

    VISIT = auto()
    AIRPORT_TRANSIT = auto()
    SALARIED_WORK = auto()
    HIGHLY_QUALIFIED_WORK = auto()
    INTRA_CORPORATE_TRANSFER = auto()
    POSTED_WORK = auto()
    SEASONAL_WORK = auto()
    CROSS_BORDER_WORK = auto()
    SELF_EMPLOYMENT = auto()
    INVESTMENT = auto()
    SPORT = auto()
    STUDIES = auto()
    SCHOOL = auto()
    TRAINEESHIP = auto()
    VOLUNTEERING = auto()
    AU_PAIR = auto()
    RESEARCH = auto()
    JOB_SEARCH_AFTER_STUDIES = auto()
    JOIN_FAMILY = auto()
    PRIVATE_REASONS = auto()
    LONG_TERM_RESIDENT = auto()  # of another member state
    SPECIAL_CASE = auto()
    JOB_SEARCH = auto()
    PROTECTION = auto()
    STATELESS_STATUS = auto()
    PERMANENT_RESIDENCE = auto()
    RENEWAL = auto()
    NATIONALITY = auto()
    VOTE = auto()
    MOVE = auto()
    LEAVE = auto()


class Length(IntEnum):
    """How long somebody wants to stay. EU law counts three months, the law for third countries 90 days in 180."""

    UP_TO_90_DAYS = 0
    UP_TO_THREE_MONTHS = 1  # longer than 90 days, not longer than three months
    UP_TO_ONE_YEAR = 2
    LONGER = 3


class Document(Enum):
    """The paper somebody travels with. All but `EXPIRED` are valid for the whole stay."""

    IDENTITY_CARD = auto()
    PASSPORT = auto()
    BIOMETRIC_PASSPORT = auto()
    REGION_PASSPORT = auto()  # Hong Kong SAR, Macao SAR, Taiwan with an identity card number
    OFFICIAL_PASSPORT = auto()  # diplomatic, service
    REFUGEE_DOCUMENT = auto()
    STATELESS_DOCUMENT = auto()
    EXPIRED = auto()
    NONE = auto()


class Title(Enum):
    """A residence title somebody holds already."""

    NONE = auto()
    SCHENGEN_PERMIT = auto()  # of another Schengen state
    EU_LONG_TERM = auto()  # EU long-term resident in another member state
    LUXEMBOURG_PERMIT = auto()


class Sponsor(Enum):
    """Whom somebody joins in Luxembourg."""

    LUXEMBOURGER = auto()
    EU_CITIZEN = auto()  # and EEA, Switzerland
    EU_STUDENT = auto()
    THIRD_COUNTRY = auto()
    MOBILE = auto()  # Blue Card, transfer, researcher
    PROTECTION = auto()
    MINOR_REFUGEE = auto()  # unaccompanied


class Tie(Enum):
    """What somebody is to the person who is joined (or to that person's spouse or partner)."""

    SPOUSE = auto()
    REGISTERED_PARTNER = auto()
    UNREGISTERED_PARTNER = auto()  # durable: a year together, or a common child
    CHILD_UNDER_18 = auto()
    CHILD_UNDER_21 = auto()
    DEPENDENT_CHILD = auto()  # 21 or older
    ADULT_CHILD_UNABLE = auto()  # cannot provide for itself, for reasons of health
    DEPENDENT_PARENT = auto()
    PARENT = auto()
    OTHER_DEPENDENT = auto()  # dependent, or of the household in the country of origin
    OTHER_IN_NEED_OF_CARE = auto()  # for serious reasons of health
    OTHER = auto()


class Election(Enum):
    """Which election somebody wants to vote in."""

    COMMUNAL = auto()
    EUROPEAN = auto()
    NATIONAL = auto()


class Early(Enum):
    """What lets the right of permanent residence begin early (Art. 10)."""

    NO = auto()
    RETIRED = auto()
    INCAPACITATED = auto()
    WORKS_ACROSS_BORDER = auto()


@dataclass(frozen=True, slots=True)
class ResidenceFacts:
    """One person's situation. `nationalities`: two-letter codes, "XX" for none. Days are None where not known."""

    nationalities: tuple[str, ...]
    purpose: Purpose = Purpose.VISIT
    length: Length = Length.UP_TO_90_DAYS
    document: Document = Document.PASSPORT
    british: British = British.CITIZEN
    title: Title = Title.NONE
    sponsor: Sponsor = Sponsor.THIRD_COUNTRY
    tie: Tie = Tie.SPOUSE
    election: Election = Election.COMMUNAL
    early: Early = Early.NO
    entry: date | None = None
    moved_in: date | None = None
    authorisation_issued: date | None = None
    permit_expires: date | None = None
    moved_on: date | None = None
    departure: date | None = None
    polling_day: date | None = None
    resident_since: date | None = None
    sponsor_since: date | None = None
    protection_granted: date | None = None
