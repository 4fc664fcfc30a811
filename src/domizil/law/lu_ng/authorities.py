# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""§§ 1, 2, 6 and 20: who may settle, who decides, who supervises."""

from __future__ import annotations

from enum import Enum

from ..engine import rule
from .facts import TEXT_1949, Authority, NewcomerFacts


class Right(Enum):
    """On what the right to live in a municipality rests."""

    FREE_SETTLEMENT = "free_settlement"  # § 1
    FEDERAL_LAW = "federal_law"  # § 2 para. 2


class Subject(Enum):
    """What somebody wants to look at or do with a municipality's control of settlement (§ 20)."""

    CONTROLS = "controls"
    PAPERS = "papers"
    EXTRACT = "extract"
    CHANGE = "change"


@rule("lu-ng/1/2", "lu-ng/2/2", text=TEXT_1949, unit="code")
def right_to_settle(person: NewcomerFacts) -> Right:
    """May I register here? Swiss citizens and foreigners under a settlement treaty may; others by federal law."""
    if person.swiss:
        return Right.FREE_SETTLEMENT  # § 1 Abs. 2
    if person.treaty:
        return Right.FREE_SETTLEMENT  # § 1 Abs. 2
    return Right.FEDERAL_LAW  # § 2 Abs. 2


@rule("lu-ng/2/2", "lu-ng/6/1", "lu-ng/6/2", text=TEXT_1949, unit="code")
def competent_body(permit_of_foreigner: bool, body_by_municipal_law: str) -> Authority:
    """Who decides: the migration office on permits of foreigners, else the municipality's body.

    That is the municipal council (Gemeinderat), unless municipal law names another (empty: it names none).
    """
    if permit_of_foreigner:
        return Authority.MIGRATION_OFFICE  # § 6 Abs. 2
    if body_by_municipal_law:
        return Authority.BODY_OF_MUNICIPAL_LAW  # § 6 Abs. 1
    return Authority.MUNICIPAL_COUNCIL  # § 6 Abs. 1


@rule("lu-ng/20/1", text=TEXT_1949, unit="code")
def supervisor() -> Authority:
    """Who supervises settlement in the canton."""
    return Authority.JUSTICE_DEPARTMENT


@rule("lu-ng/20/1", "lu-ng/20/2", text=TEXT_1949, unit="holds")
def supervisor_may(subject: Subject) -> bool:
    """Whether supervision covers it: to look at controls and papers and to get extracts, but to change nothing."""
    return subject in (Subject.CONTROLS, Subject.PAPERS, Subject.EXTRACT)  # § 20 Abs. 2
