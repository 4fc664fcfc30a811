# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages about where mail for a person goes (eCH-0020 sections 4.4.24 and 4.5.8)."""

from __future__ import annotations

from datetime import date, timedelta

from domizil.register import actions
from domizil.register.models import DeliveryAddress, Person, RegisterEvent

from .. import reading
from ..ech0020_v3.person import ContactData
from .case import Case, applies
from .same import unless_same

_DAY = timedelta(days=1)


@applies("contact", "correctContact")
def contact(case: Case) -> list[RegisterEvent]:
    """Enter a delivery address, or its end: a last day that is over says the end (section 3.2.4)."""
    who, told = case.person(), case.content.contact_data
    return _end(case, who, case.on) if told is None else enter(case, who, told)


def enter(case: Case, who: Person, told: ContactData) -> list[RegisterEvent]:
    """Enter where mail goes, or that it goes to the dwelling again."""
    until = told.contact_valid_till + _DAY if told.contact_valid_till else None
    since = told.contact_valid_from or case.on
    if until is not None and until <= max(since, case.on):
        return _end(case, who, until)
    return unless_same(
        actions.set_delivery_address, **case.common, persons=[who], on=since, until=until,
        address=reading.postal_address(told.contact_address, who),
    )  # fmt: skip


def _end(case: Case, who: Person, on: date) -> list[RegisterEvent]:
    """Let mail go to the dwelling again, where it does not already."""
    if not DeliveryAddress.objects.filter(person=who, valid__contains=on).exists():
        return []
    return actions.set_delivery_address(**case.common, persons=[who], on=on, address=None)
