# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""All that an arrival or a base delivery tells of somebody new, beside features: ties, permit, locks, mail."""

from __future__ import annotations

from dataclasses import replace

from domizil.permits.actions import enter_permit
from domizil.register import actions, tasks
from domizil.register.models import Person, RegisterEvent, RelationshipKind
from domizil.register.reporting import NewPerson, Tie

from .. import content_messages, matching, reading
from ..ech0020_v3.blocks import WholePerson
from ..ech0020_v3.identification import PersonIdentification
from ..messages import Unclear
from . import contacts, family, permits
from .case import Case

_COUPLES = {"1": RelationshipKind.SPOUSE, "2": RelationshipKind.PARTNER}
_PAPER_LOCK = "exchange_paper_lock"


def newcomer(case: Case, told: WholePerson) -> NewPerson:
    """Return somebody to be entered, tied to spouse and parents where the register knows them for sure."""
    new, ties = reading.new_person(told), []
    spouse = told.marital_relationship
    if spouse is not None and (found := _known(case, spouse.partner.person_identification)):
        since = told.marital_info.marital_data.date_of_marital_status
        ties.append(Tie(_COUPLES[spouse.type_of_relationship], found, since))
    for elder in told.parental_relationship:
        if found := _known(case, elder.partner.person_identification):
            since = elder.relationship_valid_from or new.date_of_birth
            ties.append(Tie(family.KINDS[elder.type_of_relationship], found, since, elder.care or None))
    return replace(new, relationships=tuple(ties)) if ties else new


def _known(case: Case, told: PersonIdentification | None) -> Person | None:
    try:
        return matching.find(told, case.municipality.bfs_number) if told else None
    except Unclear:  # a tie is told again with the other person; a wrong one would stay
        return None


def rest(case: Case, who: Person, told: WholePerson) -> list[RegisterEvent]:
    """Enter permit, lock on data, delivery address and representatives of somebody who was entered just now."""
    events = _permit(case, who, told)
    if told.lock_data.data_lock != "0":
        events.append(_lock(case, who, told.lock_data.data_lock))
    if told.contact_data is not None:
        events += contacts.enter(case, who, told.contact_data)
    for measure in told.guardian_relationship:
        events += family.enter_measure(case, who, measure)
    if told.lock_data.paper_lock == "1":
        tasks.open_task(
            municipality=case.municipality.bfs_number, kind=_PAPER_LOCK, person=who,
            subject=content_messages.PAPER_LOCK,
            key=f"{case.sender} {case.header.message_id} {who.pk}", params={"sender": case.sender},
        )  # fmt: skip
    return events


def has_rest(told: WholePerson) -> bool:
    """Say whether there is something for `rest` to do."""
    locks, permit = told.lock_data, told.residence_permit_data
    return (
        locks.data_lock != "0"
        or locks.paper_lock == "1"
        or told.contact_data is not None
        or bool(told.guardian_relationship)
        or not (permit is None or permits.is_none(permit.residence_permit))
    )


def _permit(case: Case, who: Person, told: WholePerson) -> list[RegisterEvent]:
    data = told.residence_permit_data
    if data is None or permits.is_none(data.residence_permit):
        return []
    since = min(data.residence_permit_valid_from or case.on, case.on)
    return [
        enter_permit(
            **case.common, municipality=case.municipality.bfs_number, person=who, on=max(since, who.date_of_birth),
            category=permits.category(data.residence_permit), until=permits.until(data),
        )
    ]  # fmt: skip


def _lock(case: Case, who: Person, kind: str) -> RegisterEvent:
    common = {name: value for name, value in case.common.items() if name != "evidence"}
    reason = f"eCH-0020 {case.kind} {case.header.message_id}"
    return actions.lock_data(
        **common, person=who, on=case.on, reason=reason, ordered_by=case.header.sender_id, kind=int(kind)
    )
