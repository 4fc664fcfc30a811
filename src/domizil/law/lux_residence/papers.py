# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Papers: what to travel with, what a passport must look like, in which languages papers are accepted."""

from __future__ import annotations

from datetime import date
from enum import Enum, auto

from ..engine import parameter, rule
from ..engine.deadlines import months_after
from ..engine.decision import Verdict
from .facts import STATUTE, TEXT_2025, Document, Group, norms
from .nationality import has_free_movement

PASSPORT_AGE = parameter(STATUTE, "passport_age")
PASSPORT_MARGIN = parameter(STATUTE, "passport_margin")
CARD_COMPULSORY_AGE = parameter(STATUTE, "card_compulsory_age")
CARD_CHILD_AGE = parameter(STATUTE, "card_child_age")
CARD_FEE = parameter(STATUTE, "card_fee")
CARD_FEE_YOUNG = parameter(STATUTE, "card_fee_young")
CARD_FEE_CHILD = parameter(STATUTE, "card_fee_child")
PASSPORTS = (
    Document.PASSPORT, Document.BIOMETRIC_PASSPORT, Document.REGION_PASSPORT, Document.OFFICIAL_PASSPORT,
    Document.REFUGEE_DOCUMENT, Document.STATELESS_DOCUMENT,
)  # fmt: skip


class PassportFault(Enum):
    """What is wrong with a passport for a short stay."""

    TOO_OLD = auto()
    ENDS_TOO_EARLY = auto()


class Procedure(Enum):
    """Where a paper is handed in."""

    IMMIGRATION = auto()
    NATIONALITY = auto()


class Use(Enum):
    """What a paper is shown for."""

    TRAVEL = auto()
    FAMILY_TIE = auto()


@rule(
    *norms("L08-5", "L08-34/1", "L08-34/2", "L08-25/2", "g-010", "g-011", "g-012", "g-013", "g-016", "g-032", "g-053"),
    text=TEXT_2025, unit="code",
)  # fmt: skip
def paper_suffices(standing: Group, document: Document) -> Verdict:
    """Whether a paper lets somebody travel and stay: a valid identity card or passport; for third countries a passport.

    An expired identity card: no basis for its acceptance was found in the law, whatever is said about ten years.
    """
    if document in PASSPORTS:
        return Verdict.RIGHT  # Art. 5 L08, Art. 34 Abs. 1 L08
    if has_free_movement(standing) and document == Document.IDENTITY_CARD:
        return Verdict.RIGHT  # Art. 5 L08
    if has_free_movement(standing) and document == Document.EXPIRED:
        return Verdict.UNVERIFIED
    return Verdict.NOT_OPEN


@rule(*norms("L08-5", "L08-34/1", "g-015"), text=TEXT_2025, unit="holds")
def family_book_serves(use: Use) -> bool:
    """Whether a family book serves: only to prove who belongs to whom. It is no travel document."""
    return use == Use.FAMILY_TIE


@rule(*norms("RN-15/1", "g-014"), text=TEXT_2025, unit="holds")
def needs_luxembourg_card(standing: Group, age: int, lives_in_luxembourg: bool) -> bool:
    """Whether a Luxembourg identity card is compulsory: Luxembourgers from 15 who habitually live in Luxembourg."""
    if standing != Group.LUXEMBOURG:
        return False
    return lives_in_luxembourg and age >= CARD_COMPULSORY_AGE  # Art. 15 Abs. 1 RN


@rule(*norms("RN-15/2", "g-014"), text=TEXT_2025, unit="cents")
def luxembourg_card_fee(age: int) -> int:
    """The fee of a Luxembourg identity card by age, in cents."""
    if age >= CARD_COMPULSORY_AGE:
        return CARD_FEE
    if age >= CARD_CHILD_AGE:
        return CARD_FEE_YOUNG
    return CARD_FEE_CHILD


@rule(*norms("SBC-6/1", "g-063", "g-064"), text=TEXT_2025, unit="code")
def passport_faults(issued: date, expires: date, entry: date, departure: date) -> tuple[PassportFault, ...]:
    """What is wrong with a passport for a short stay: ten years old at entry, or ending too soon after departure.

    Departure is the planned day of leaving the member states. A justified emergency may be excepted.
    """
    faults: tuple[PassportFault, ...] = ()
    if entry >= months_after(issued, PASSPORT_AGE):
        faults = (PassportFault.TOO_OLD,)  # Art. 6 Abs. 1 SBC
    if expires < months_after(departure, PASSPORT_MARGIN):
        faults = (*faults, PassportFault.ENDS_TOO_EARLY)  # Art. 6 Abs. 1 SBC
    return faults


@rule(*norms("VC-12", "g-065"), text=TEXT_2025, unit="code")
def needs_blank_pages(visa_applied_for: bool) -> Verdict:
    """Whether two blank pages are asked for: never of who needs no visa; of applicants it was not re-read."""
    if visa_applied_for:
        return Verdict.UNVERIFIED
    return Verdict.NOT_OPEN


@rule(*norms("FORM-24", "NAT-19/2", "g-140"), text=TEXT_2025, unit="code")
def languages_accepted(procedure: Procedure) -> tuple[str, ...]:
    """The languages in which papers are accepted without a sworn translation."""
    if procedure == Procedure.IMMIGRATION:
        return ("de", "fr", "en")  # Art. 24 FORM
    return ("lb", "fr", "de")  # Art. 19 Abs. 2 NAT


@rule(*norms("FORM-24", "NAT-19/2", "g-140"), text=TEXT_2025, unit="holds")
def needs_translation(language: str, procedure: Procedure) -> bool:
    """Whether a paper in a language needs a sworn translation."""
    return language not in languages_accepted(procedure)


@rule(*norms("FORM-24", "g-102"), text=TEXT_2025, unit="holds")
def needs_legalisation(doubted: bool) -> bool:
    """Whether a foreign paper needs legalisation or an apostille: only where its authenticity is doubted."""
    return doubted  # Art. 24 FORM
