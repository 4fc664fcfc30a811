# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""§§ 10, 11 and 14: the receipt for papers, the message to the section chief, the return of papers and their block."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import Enum

from ..engine import parameter, rule
from ..engine.deadlines import months_after
from .facts import STATUTE, TEXT_1949, Authority

RECEIPT_MONTHS = parameter(STATUTE, "receipt_months")
RETURN_FEE = parameter(STATUTE, "return_fee")
RECEIPT_CONTENTS = (
    "issued_on", "official_name", "first_name", "date_of_birth", "civil_status", "place_of_origin", "exact_address",
    "kind_of_papers", "fee",
)  # fmt: skip
"""What a receipt says (§ 10 para. 1), beside the validity of the papers where they have one."""
VALIDITY = "validity_of_papers"


class ProofOfSettlement(Enum):
    """What somebody gets for papers handed in."""

    RECEIPT = "receipt"  # Schriftenempfangsschein
    FOREIGNERS_CARD = "foreigners_card"  # Ausländerausweis, from the migration office
    NOTHING = "nothing"


class ReceiptStanding(Enum):
    """What a receipt is worth on a day."""

    PROVES = "proves"
    REVOKED = "revoked"
    RETURNED = "returned"


class Return(Enum):
    """Whether papers may be handed back."""

    ALLOWED = "allowed"
    BLOCKED = "blocked"
    RECEIPT_MISSING = "receipt_missing"
    LAW_ON_FOREIGNERS = "law_on_foreigners"


@rule("lu-ng/10/1", "lu-ng/10/2", text=TEXT_1949, unit="code")
def proof_issued(swiss: bool, deposited: bool) -> ProofOfSettlement:
    """What is issued: the receipt for deposited papers; to foreigners the card of the migration office instead."""
    if not swiss:
        return ProofOfSettlement.FOREIGNERS_CARD  # § 10 Abs. 2
    if deposited:
        return ProofOfSettlement.RECEIPT  # § 10 Abs. 1
    return ProofOfSettlement.NOTHING


@rule("lu-ng/10/1", text=TEXT_1949, unit="code")
def receipt_contents(papers_expire: bool) -> tuple[str, ...]:
    """What a receipt must say; the validity of the papers where they have one."""
    if papers_expire:
        return (*RECEIPT_CONTENTS, VALIDITY)  # § 10 Abs. 1
    return RECEIPT_CONTENTS  # § 10 Abs. 1


@rule("lu-ng/10/1", text=TEXT_1949, unit="code")
def receipt_missing(given: Sequence[str], papers_expire: bool) -> tuple[str, ...]:
    """What a receipt still lacks, in the order of the act."""
    return tuple(content for content in receipt_contents(papers_expire) if content not in given)


@rule("lu-ng/10/1", text=TEXT_1949, unit="date")
def revocable_until(issued_on: date) -> date:
    """The last day on which the municipality may revoke a receipt: one month after issue."""
    return months_after(issued_on, RECEIPT_MONTHS)  # § 10 Abs. 1


@rule("lu-ng/10/1", text=TEXT_1949, unit="holds")
def may_revoke(issued_on: date, day: date) -> bool:
    """Whether a receipt may be revoked on a day."""
    return issued_on <= day <= revocable_until(issued_on)  # § 10 Abs. 1


@rule("lu-ng/10/1", "lu-ng/14/1", text=TEXT_1949, unit="code")
def receipt_standing(revoked_on: date | None, returned_on: date | None, day: date) -> ReceiptStanding:
    """What a receipt is worth on a day: it proves lawful settlement until it is given back or was revoked."""
    if returned_on is not None and returned_on <= day:
        return ReceiptStanding.RETURNED  # § 14 Abs. 1
    if revoked_on is not None and revoked_on <= day:
        return ReceiptStanding.REVOKED  # § 10 Abs. 1
    return ReceiptStanding.PROVES  # § 10 Abs. 1


@rule("lu-ng/11/1", text=TEXT_1949, unit="holds")
def section_chief_is_told(swiss: bool, liable_to_service: bool) -> bool:
    """Whether a deposit or withdrawal of papers is reported at once to the section chief (Sektionschef)."""
    return swiss and liable_to_service  # § 11 Abs. 1


@rule("lu-ng/14/1", "lu-ng/14/2", "lu-ng/14/3", text=TEXT_1949, unit="code")
def papers_return(swiss: bool, blocked: bool, receipt_given_back: bool) -> Return:
    """Whether papers may be handed back at departure: against the receipt, and not while they are blocked."""
    if blocked:
        return Return.BLOCKED  # § 14 Abs. 3
    if not swiss:
        return Return.LAW_ON_FOREIGNERS  # § 14 Abs. 2
    if receipt_given_back:
        return Return.ALLOWED  # § 14 Abs. 1
    return Return.RECEIPT_MISSING  # § 14 Abs. 1


@rule("lu-ng/14/1", text=TEXT_1949)
def return_fee() -> int:
    """What the return of papers costs: nothing."""
    return RETURN_FEE  # § 14 Abs. 1


@rule("lu-ng/14/3", text=TEXT_1949, unit="holds")
def may_block(ordered_by: Authority, accused_or_suspected: bool) -> bool:
    """Whether a block of passport or papers (Schriftensperre) may be entered."""
    if not accused_or_suspected:
        return False
    return ordered_by in (Authority.JUSTICE_DEPARTMENT, Authority.CRIMINAL_AUTHORITY)  # § 14 Abs. 3
