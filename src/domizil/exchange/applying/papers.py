# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages about a block on papers (§ 14 para. 3 NG): entered where the sender is an authority that may order one.

A message does not say who ordered the block. The register knows by agreement which participants are the department of
justice and security or criminal authorities; from anybody else a block is for a clerk, who asks for the order.
"""

from __future__ import annotations

from domizil.register.models import EventKind, RegisterEvent
from domizil.register.papers.actions import block_papers, lift_block
from domizil.register.papers.models import BlockAuthority, PaperBlock

from .. import content_messages
from ..models import Participant
from .case import Case, applies

_SET = "1"


@applies("paperLock", "correctPaperLock")
def paper_lock(case: Case) -> list[RegisterEvent]:
    """Enter or lift a block on papers."""
    who = case.person()
    standing = PaperBlock.objects.filter(
        person=who, municipality=case.municipality, valid__contains=case.on
    ).first()  # fmt: skip
    wanted = case.content.paper_lock == _SET
    if wanted == (standing is not None):
        return []
    sender = Participant.objects.filter(sedex_id=case.sender).first()
    if sender is None or not sender.orders_blocks_as:
        raise content_messages.who_ordered_the_block()
    reference = case.header.business_process_id or case.header.message_id
    source = {name: value for name, value in case.common.items() if name != "by"}
    if standing is not None:
        if standing.office != sender.name[:120]:
            raise content_messages.block_of_another(standing.office)
        lift_block(by=case.by, block=standing, reference=reference[:60], on=case.on, **source)
    else:
        block_papers(
            by=case.by, municipality=case.municipality.bfs_number, person=who,
            authority=BlockAuthority(sender.orders_blocks_as), office=sender.name, reference=reference[:60],
            accused_or_suspected=True,  # against nobody else may they order one, and they say so by the agreement
            ordered_on=case.content.paper_lock_valid_from or case.on, on=case.on, **source,
        )  # fmt: skip
    entered = RegisterEvent.objects.filter(person=who, kind=EventKind.PAPER_LOCK).order_by("-pk")
    return [entered[0]]
