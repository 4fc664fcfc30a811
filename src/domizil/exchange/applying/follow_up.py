# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages about an earlier message: recall, correction, reminder (action codes of eCH-0058, 3.4.1, 4.3.3 and 4.4).

A recall takes back what the first message did, while nothing was built on it. A correction is applied like a first
message where the one it corrects was refused, and instead of it where that can be taken back. Everything else is for a
clerk, with the reason.
"""

from __future__ import annotations

from domizil.base.kept_text import glued
from domizil.base.refusal import Refusal
from domizil.register import tasks
from domizil.register.actions.undo import take_back
from domizil.register.models import RegisterEvent

from .. import content_messages, earlier, messages
from ..ech0020_v3.header import Action
from ..models import Message, State
from .case import Case, Handler


def follow_up(case: Case, handler: Handler | None) -> list[RegisterEvent]:
    """Return what a message about an earlier one leads to. Raises Rejected, Unclear, or a Refusal of the register."""
    action = case.header.action
    if action == Action.REQUEST:
        raise content_messages.nothing_to_request(case.kind)
    first = _first(case)
    if action == Action.REMINDER:
        return _reminded(case, first)
    if first is None:
        raise content_messages.no_first_message(case.header.reference_message_id)
    if first.kind != case.kind:
        raise content_messages.other_kind(first.kind, case.kind)
    undone = _undone(case, first)
    if action == Action.RECALL:
        return undone
    if handler is None:
        raise content_messages.by_hand(case.kind)
    return handler(case) + undone


def _first(case: Case) -> Message | None:
    """The message that is meant, locked."""
    number = case.header.reference_message_id or ""
    return earlier.first(number, case.sender, case.municipality.bfs_number).select_for_update().first()


def _undone(case: Case, first: Message) -> list[RegisterEvent]:
    """Take back what the first message did; nothing where it had done nothing yet. Raises Unclear."""
    if first.state == State.WAITING:
        first.state, first.code = State.REFUSED, "recalled"
        first.say(content_messages.recalled())
        first.save(update_fields=["state", "code", "reason", "words"])
        tasks.close_task(
            by=case.by, kind="exchange_message", key=f"{first.sender} {first.message_id}", outcome=first.reason
        )
        return []
    if first.state == State.REFUSED:
        return []
    events = list(earlier.entered(first))
    if not events:
        raise content_messages.not_undone(content_messages.entered_by_hand())
    reason = content_messages.taken_back(first.message_id, case.header.message_id)
    try:
        return [take_back(by=case.by, event=one, reason=reason, evidence=case.evidence) for one in events]
    except Refusal as refused:
        raise content_messages.not_undone(glued(" ", [refused.what, refused.why])) from None


def _reminded(case: Case, first: Message | None) -> list[RegisterEvent]:
    """Answer a reminder of a message that is done; one that waits, or of something we owe, is for a clerk."""
    if first is not None and first.state == State.APPLIED:
        return []
    if first is not None and first.state == State.REFUSED:
        raise messages.contradiction(first.why)
    raise content_messages.reminded(case.header.reference_message_id or "–")
