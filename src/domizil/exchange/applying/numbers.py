# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages about numbers of persons, and about entries of one and the same person."""

from __future__ import annotations

from domizil.register import actions
from domizil.register.actions.ids import enter_numbers
from domizil.register.models import OfficialId, Person, PersonMerge, RegisterEvent

from .. import content_messages, matching
from ..ech0020_v3.identification import NamedPersonId
from .case import Case, applies


@applies("identificationConversion")
def identification_conversion(case: Case) -> list[RegisterEvent]:
    """Enter the new numbers that the sender gives to persons, whom the old number names."""
    events = []
    for told in case.content.identification_conversion_person:
        before, after = told.local_person_id_before, told.local_person_id_after
        held = OfficialId.objects.filter(
            scheme=before.person_id_category, value=before.person_id, valid__contains=case.on
        ).select_related("person").first()  # fmt: skip
        if held is None or (told.vn and held.person.vn and told.vn != held.person.vn):
            raise content_messages.unknown_number(f"{before.person_id_category} {before.person_id}")
        events += _enter(case, held.person, (after,))
    return events


@applies("correctIdentification")
def correct_identification(case: Case) -> list[RegisterEvent]:
    """Set the AHV number right, and enter the other numbers."""
    told = case.content.person
    before, after = told.person_identification_before, told.person_identification_after
    who = case.person(before)
    events = []
    if after.vn and after.vn != who.vn:
        events.append(
            actions.correct(
                by=case.by, person=who, field="vn", value=after.vn, evidence=case.evidence,
                reason=f"eCH-0020 {case.kind} {case.header.message_id}",
            )
        )  # fmt: skip
    return events + _enter(case, who, (after.local_person_id, *after.other_person_id, *after.eu_person_id))


def _enter(case: Case, person: Person, numbers: tuple[NamedPersonId, ...]) -> list[RegisterEvent]:
    """Enter numbers of other registers; our own is ours to give."""
    ours = f"MU.{case.municipality.bfs_number}"
    wanted = {one.person_id_category: one.person_id for one in numbers}
    entered = enter_numbers(
        **case.common, municipality=case.municipality.bfs_number, person=person, on=case.on,
        numbers={scheme: value for scheme, value in wanted.items() if scheme not in ("CH.VN", ours)},
    )  # fmt: skip
    return [entered] if entered else []


@applies("announceDuplicate")
def announce_duplicate(case: Case) -> list[RegisterEvent]:
    """Propose to merge entries that the sender says are one person; somebody else confirms it (four eyes)."""
    bfs_number = case.municipality.bfs_number
    keep = matching.need(case.content.correct_entry, bfs_number)
    for told in case.content.duplicate_entry:
        drop = matching.find(told, bfs_number)
        proposed = PersonMerge.objects.filter(drop=drop, undone_by__isnull=True).exists() if drop else True
        if drop is not None and drop.pk != keep.pk and not proposed:
            reason = f"eCH-0020 {case.kind} {case.header.message_id}"
            actions.propose_merge(by=case.by, keep=keep, drop=drop, reason=reason)
    return []
