# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""§§ 3, 4, 5, 7 and 8: which papers each member of a family owes, deposited or shown, and who owes none.

Reading of § 3 para. 1 lit. d. The words of 1948 ("beside the father also the children of age") are applied
gender-neutrally: each adult of a family that arrives and lives together owes papers, no minor does
(`deposits_in_family`).
The literal reading stands beside it (`deposits_in_family_literally`) and decides nothing.
"""

from __future__ import annotations

from datetime import date

from ..engine import parameter, rule
from .facts import STATUTE, TEXT_1949, CivilStatus, FamilyRole, NewcomerFacts, Paper, PaperDuty, Standing, Stay
from .stays import business_needs_proof, classification, guest_is_free_throughout, is_foreign_guest

AGE_OF_MAJORITY = parameter(STATUTE, "age_of_majority")
ACT_BEGAN = date(1949, 4, 1)  # § 38 para. 2


@rule("lu-ng/3/1/d", text=TEXT_1949, unit="holds")
def is_of_age(date_of_birth: date, day: date) -> bool:
    """Whether a person is of age (volljährig) on a day: from the birthday; of 29 February, from 1 March."""
    born = (date_of_birth.year, date_of_birth.month, date_of_birth.day)
    return (day.year - AGE_OF_MAJORITY, day.month, day.day) >= born


@rule("lu-ng/3/1/d", text=TEXT_1949, unit="holds")
def deposits_in_family(role: FamilyRole, of_age: bool) -> bool:
    """Whether a member of a family owes papers, read gender-neutrally: each adult does. Who comes alone does anyway."""
    if role == FamilyRole.ALONE:
        return True  # § 3 Abs. 1 lit. a–c
    return of_age  # § 3 Abs. 1 lit. d


@rule("lu-ng/3/1/d", text=TEXT_1949, unit="holds")
def deposits_in_family_literally(role: FamilyRole, of_age: bool) -> bool:
    """The same to the letter of 1948: the father and the children of age, but no other adult. Shown, not applied."""
    if role == FamilyRole.ALONE:
        return True  # § 3 Abs. 1 lit. a–c
    if role == FamilyRole.FATHER:
        return True  # § 3 Abs. 1 lit. d
    return role == FamilyRole.CHILD and of_age  # § 3 Abs. 1 lit. d


@rule("lu-ng/3/1/a", "lu-ng/3/1/b", "lu-ng/4/2", "lu-ng/4/3", text=TEXT_1949, unit="holds")
def heimatschein_is_owed(person: NewcomerFacts) -> bool:
    """Whether a Swiss deposits the certificate of origin: everybody away from home, and who returns home.

    A citizen who lives in the home municipality and stays there does not (§ 4 para. 2).
    """
    if not person.swiss:
        return False
    if person.home_municipality:
        return person.returns  # § 4 Abs. 2 und 3
    return True  # § 3 Abs. 1 lit. a und b


@rule("lu-ng/3/1/a", "lu-ng/3/1/b", "lu-ng/4/1", text=TEXT_1949, unit="code")
def papers_of_swiss(person: NewcomerFacts) -> tuple[PaperDuty, ...]:
    """The papers of a Swiss who settles; who owes none to deposit need not show the certificates either."""
    if not heimatschein_is_owed(person):
        return ()
    if person.civil_status == CivilStatus.MARRIED:
        return (PaperDuty.DEPOSIT_HEIMATSCHEIN, PaperDuty.SHOW_FAMILY_CERTIFICATE)  # § 4 Abs. 1 Satz 1
    if person.civil_status == CivilStatus.REGISTERED_PARTNERSHIP:
        return (PaperDuty.DEPOSIT_HEIMATSCHEIN, PaperDuty.SHOW_PARTNERSHIP_CERTIFICATE)  # § 4 Abs. 1 Satz 3
    return (PaperDuty.DEPOSIT_HEIMATSCHEIN,)


@rule("lu-ng/3/1/c", "lu-ng/4/1", text=TEXT_1949, unit="code")
def papers_of_foreigner(person: NewcomerFacts) -> tuple[PaperDuty, ...]:
    """The papers of a foreigner who settles."""
    if person.civil_status == CivilStatus.MARRIED:
        return (PaperDuty.DEPOSIT_PASSPORT, PaperDuty.DEPOSIT_FAMILY_PAPERS)  # § 4 Abs. 1 Satz 2
    if person.civil_status == CivilStatus.REGISTERED_PARTNERSHIP:
        return (PaperDuty.DEPOSIT_PASSPORT, PaperDuty.SHOW_PARTNERSHIP_CERTIFICATE)  # § 4 Abs. 1 Satz 3
    return (PaperDuty.DEPOSIT_PASSPORT,)  # § 3 Abs. 1 lit. c


@rule("lu-ng/3/1", "lu-ng/3/1/d", text=TEXT_1949, unit="code")
def papers_at_settlement(person: NewcomerFacts) -> tuple[PaperDuty, ...]:
    """The papers of one member of a family that settles."""
    if not deposits_in_family(person.role, person.of_age):
        return ()  # § 3 Abs. 1 lit. d
    if person.swiss:
        return papers_of_swiss(person)
    return papers_of_foreigner(person)


@rule("lu-ng/7/1", "lu-ng/7/3", text=TEXT_1949, unit="code")
def papers_of_guest(person: NewcomerFacts, stay: Stay) -> tuple[PaperDuty, ...]:
    """The papers of a guest: a foreigner with private persons shows valid ones; who stays on owes those of § 5."""
    if is_foreign_guest(person, stay):
        return (PaperDuty.SHOW_IDENTITY_PAPERS,)  # § 7 Abs. 3
    if guest_is_free_throughout(stay):
        return ()  # § 7 Abs. 1
    return (PaperDuty.DEPOSIT_PROOF_OF_SETTLEMENT,)  # § 5 Abs. 1


@rule("lu-ng/3/1", "lu-ng/5/1", "lu-ng/8/1", "lu-ng/8/2", "lu-ng/8/3", "lu-ng/9/1", text=TEXT_1949, unit="code")
def papers_owed(person: NewcomerFacts, stay: Stay) -> tuple[PaperDuty, ...]:
    """The checklist of one person: the papers to deposit and to show. Empty: nothing is owed, and the path says why.

    For foreigners the special federal law comes first (§ 2 para. 2).
    """
    standing = classification(stay)
    if standing == Standing.SETTLEMENT:
        return papers_at_settlement(person)
    if standing == Standing.GUEST:
        return papers_of_guest(person, stay)
    if standing in (Standing.STAY, Standing.WEEKLY_STAY):
        return (PaperDuty.DEPOSIT_PROOF_OF_SETTLEMENT,)  # § 5 Abs. 1 und § 8 Abs. 1
    if standing == Standing.BY_ORDINANCE:
        return (PaperDuty.AS_THE_ORDINANCE_SAYS,)  # § 9 Abs. 1
    if standing == Standing.BUSINESS and business_needs_proof(person):
        return (PaperDuty.SHOW_PROOF_OF_SETTLEMENT,)  # § 8 Abs. 2
    return ()  # § 8 Abs. 3


@rule("lu-ng/3/1/a", "lu-ng/3/1/b", "lu-ng/3/1/c", text=TEXT_1949, unit="holds")
def is_accepted(person: NewcomerFacts, paper: Paper, issued_on: date | None) -> bool:
    """Whether a paper is taken for the one to deposit at settlement.

    Beside the Heimatschein: an equivalent paper from Swiss of other cantons, an old Heimatzeugnis from citizens of the
    canton. From foreigners: the passport, or the special paper of a settlement treaty.
    """
    if not person.swiss:
        return paper == Paper.PASSPORT or (paper == Paper.TREATY_PAPER and person.treaty)  # § 3 Abs. 1 lit. c
    if paper == Paper.EQUIVALENT:
        return not person.home_canton  # § 3 Abs. 1 lit. a
    if paper == Paper.HEIMATZEUGNIS:
        return person.home_canton and issued_on is not None and issued_on < ACT_BEGAN  # § 3 Abs. 1 lit. b
    return paper == Paper.HEIMATSCHEIN


@rule("lu-ng/4/4", text=TEXT_1949, unit="holds")
def issued_paper_is_owed(issued_while_settled_at_home: bool, still_needed: bool, deposited: bool) -> bool:
    """Whether a paper that a citizen had issued while settled at home is still to be deposited."""
    if not issued_while_settled_at_home:
        return False
    if still_needed:
        return False  # § 4 Abs. 4
    return not deposited


@rule("lu-ng/5/1", "lu-ng/8/1", text=TEXT_1949, unit="holds")
def proof_holds(valid_until: date | None, day: date) -> bool:
    """Whether a deposited proof of settlement elsewhere still proves it on a day; one without an end does."""
    return valid_until is None or day <= valid_until
