# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages about a permit, by its code of eCH-0006: category, for the EU and EFTA or others, and for L how long."""

from __future__ import annotations

from datetime import timedelta

from domizil.permits.actions import enter_permit
from domizil.permits.models import PermitCategory
from domizil.register.models import RegisterEvent

from .. import messages
from .case import Case, applies

_DAY = timedelta(days=1)


@applies("changeResidencePermit")
def change_permit(case: Case) -> list[RegisterEvent]:
    """Enter a permit from the day of the event on."""
    told = case.content.residence_permit_data
    until = told.residence_permit_valid_till
    permit = enter_permit(
        **case.common, municipality=case.municipality.bfs_number, person=case.person(), on=case.on,
        category=category(told.residence_permit), until=until + _DAY if until else None,
    )  # fmt: skip
    return [permit]


def category(code: str) -> PermitCategory:
    """Return the category of a code. Raises Unclear for those that the register does not keep or cannot tell apart."""
    known = {str(one): one for one in PermitCategory}
    found = known.get(code) or known.get(code[:2])
    if found is None:
        raise messages.by_hand(f"Ausländerkategorie {code}")
    return found
