# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Draft of the total revision (Gesetz über das Einwohnermeldewesen), planned for 1 January 2027.

Only what is publicly known of the draft stands here. It is overlaid to compare and never applies to a case.
"""

from __future__ import annotations

from ..engine import rule
from .facts import TEXT_2027, Event, NewcomerFacts, Residence, Standing, Stay
from .stays import classification, stays


@rule("lu-ng/3/1", "lu-ng/5/1", text=TEXT_2027, unit="code")
def residence_kind(stay: Stay) -> Residence | None:
    """Main residence at the centre of life, else secondary residence, in place of settlement and stay (draft § 3).

    Where nobody was asked for the centre of life, it is taken to lie where somebody settles.
    """
    settled = classification(stay) == Standing.SETTLEMENT
    if not settled and not stays(stay):
        return None
    if stay.centre_of_life or (settled and stay.centre_of_life is None):
        return Residence.MAIN
    return Residence.SECONDARY


@rule("lu-ng/3/1/a", "lu-ng/3/1/b", "lu-ng/4/3", text=TEXT_2027, unit="holds", repealed=True)
def heimatschein_is_owed(person: NewcomerFacts) -> bool:
    """The certificate of origin is deposited no more (draft § 9). What the draft says of other papers is not known."""
    return False


@rule("lu-ng/2a/1", text=TEXT_2027, unit="holds")
def may_register_ex_officio(event: Event) -> bool:
    """Whether the municipality may enter an event of its own accord (draft § 7). Its conditions are not known."""
    return event != Event.NO_MOVE


@rule("lu-ng/2a/1", text=TEXT_2027, unit="holds")
def has_basis_for_digital_report() -> bool:
    """Whether the act itself is a legal basis for reports by eUmzug."""
    return True
