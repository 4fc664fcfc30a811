# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The kinds of facts that the rules of the act ask for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from ..engine import BadInput

STATUTE = "lu-ng"
TEXT_1949 = "1949"
TEXT_2027 = "2027"


class Purpose(Enum):
    """Why somebody is in the municipality (§§ 3, 5, 7, 8, 9)."""

    RESIDENCE = "residence"
    TEMPORARY = "temporary"
    GUEST_HOUSE = "guest_house"  # inns and boarding houses
    HOLIDAY_HOUSE = "holiday_house"
    PRIVATE_VISIT = "private_visit"
    WORK_WEEKLY = "work_weekly"  # weekends at the family's home elsewhere
    WORK_DAILY = "work_daily"  # home every day
    OWN_BUSINESS = "own_business"
    ITINERANT_TRADE = "itinerant_trade"
    STUDIES = "studies"
    SCHOOL = "school"
    INSTITUTION = "institution"


class Standing(Enum):
    """What being in the municipality amounts to in law."""

    SETTLEMENT = "settlement"  # Niederlassung, § 3
    STAY = "stay"  # Aufenthalt, § 5
    WEEKLY_STAY = "weekly_stay"  # Wochenaufenthalt, § 8 para. 1
    BUSINESS = "business"  # § 8 para. 2: works here on own account, lives elsewhere
    GUEST = "guest"  # § 7
    BY_ORDINANCE = "by_ordinance"  # § 9
    NO_STAY = "no_stay"  # § 8 para. 3


class Residence(Enum):
    """Kinds of residence: the words of the act in force, and those of the draft of its total revision."""

    SETTLEMENT = "settlement"
    STAY = "stay"
    MAIN = "main"
    SECONDARY = "secondary"


class CivilStatus(Enum):
    """Civil status as far as § 4 asks for it."""

    OTHER = "other"
    MARRIED = "married"
    REGISTERED_PARTNERSHIP = "registered_partnership"


class FamilyRole(Enum):
    """What somebody is in a family that arrives and lives together (§ 3 para. 1 lit. d)."""

    ALONE = "alone"
    FATHER = "father"
    OTHER_ADULT = "other_adult"
    CHILD = "child"


class How(Enum):
    """What is done with a paper: it stays with the municipality, or it is looked at and handed back."""

    DEPOSIT = "deposit"
    SHOW = "show"


class Paper(Enum):
    """Kinds of papers of the act."""

    HEIMATSCHEIN = "heimatschein"
    EQUIVALENT = "equivalent"  # another paper of the same worth, § 3 para. 1 lit. a
    HEIMATZEUGNIS = "heimatzeugnis"  # issued before the act, § 3 para. 1 lit. b
    PASSPORT = "passport"
    TREATY_PAPER = "treaty_paper"
    FAMILY_CERTIFICATE = "family_certificate"
    FAMILY_PAPERS = "family_papers"  # of spouse and children of a foreigner
    PARTNERSHIP_CERTIFICATE = "partnership_certificate"
    PROOF_OF_SETTLEMENT = "proof_of_settlement"  # Heimatausweis, Interimsausweis
    IDENTITY_PAPERS = "identity_papers"
    ORDINANCE = "ordinance"  # which one, the ordinance under § 9 says


class PaperDuty(Enum):
    """One line of the checklist: a paper and what is done with it."""

    DEPOSIT_HEIMATSCHEIN = (Paper.HEIMATSCHEIN, How.DEPOSIT)
    DEPOSIT_PASSPORT = (Paper.PASSPORT, How.DEPOSIT)
    DEPOSIT_FAMILY_PAPERS = (Paper.FAMILY_PAPERS, How.DEPOSIT)
    DEPOSIT_PROOF_OF_SETTLEMENT = (Paper.PROOF_OF_SETTLEMENT, How.DEPOSIT)
    SHOW_PROOF_OF_SETTLEMENT = (Paper.PROOF_OF_SETTLEMENT, How.SHOW)
    SHOW_FAMILY_CERTIFICATE = (Paper.FAMILY_CERTIFICATE, How.SHOW)
    SHOW_PARTNERSHIP_CERTIFICATE = (Paper.PARTNERSHIP_CERTIFICATE, How.SHOW)
    SHOW_IDENTITY_PAPERS = (Paper.IDENTITY_PAPERS, How.SHOW)
    AS_THE_ORDINANCE_SAYS = (Paper.ORDINANCE, How.DEPOSIT)

    @property
    def paper(self) -> Paper:
        return self.value[0]

    @property
    def how(self) -> How:
        return self.value[1]


class Event(Enum):
    """What must be reported to the municipality (§ 2a para. 1)."""

    ARRIVAL = "arrival"
    DEPARTURE = "departure"
    CHANGE_OF_MUNICIPALITY = "change_of_municipality"  # departure in one, arrival in the other
    MOVE_IN_MUNICIPALITY = "move_in_municipality"
    MOVE_IN_BUILDING = "move_in_building"
    NO_MOVE = "no_move"


class Authority(Enum):
    """Bodies that the act names."""

    MUNICIPAL_COUNCIL = "municipal_council"  # Gemeinderat
    BODY_OF_MUNICIPAL_LAW = "body_of_municipal_law"
    MIGRATION_OFFICE = "migration_office"
    JUSTICE_DEPARTMENT = "justice_department"
    CRIMINAL_AUTHORITY = "criminal_authority"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class NewcomerFacts:
    """Somebody who comes to a municipality. `returns`: comes back to the home municipality from elsewhere.

    Raises `BadInput` for a citizenship that cannot be.
    """

    swiss: bool = False
    home_canton: bool = False
    home_municipality: bool = False
    returns: bool = False
    treaty: bool = False
    civil_status: CivilStatus = CivilStatus.OTHER
    role: FamilyRole = FamilyRole.ALONE
    of_age: bool = True

    def __post_init__(self) -> None:
        if self.home_municipality and not self.home_canton:
            raise BadInput("person.home_canton", "a citizen of the municipality is one of the canton", "true")
        if self.home_canton and not self.swiss:
            raise BadInput("person.swiss", "a citizen of the canton is Swiss", "true")
        if self.returns and not self.home_municipality:
            raise BadInput("person.returns", "only a citizen of the municipality returns to it as home", "false")


@dataclass(frozen=True, slots=True)
class Stay:
    """Why somebody is in the municipality, from when, and until when it is planned (None: no end is planned).

    `centre_of_life` (Lebensmittelpunkt; None: not asked) matters to the draft of the total revision only. Raises
    `BadInput`.
    """

    purpose: Purpose
    begins: date
    ends: date | None = None
    centre_of_life: bool | None = None

    def __post_init__(self) -> None:
        if self.ends is not None and self.ends < self.begins:
            raise BadInput("stay.ends", f"{self.ends} lies before the beginning on {self.begins}", "a later day")
