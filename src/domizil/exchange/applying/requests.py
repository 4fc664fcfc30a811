# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Requests for data (eCH-0020 section 4.3.3): answered by a base delivery where the sender may have it.

Who may: a participant that gets base deliveries of the municipality (a subscription to all kinds, or to that one). The
delivery of a whole register leaves by the hand of a clerk (`domizil exchange send`).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from domizil.base import clock, readlog
from domizil.base.readlog import Why
from domizil.register.models import Person, RegisterEvent

from .. import answering, content_messages, describing, frame, matching, messages
from ..ech0020_v3 import delivery
from ..ech0020_v3.delivery import Delivery
from ..ech0020_v3.header import Action
from ..ech0020_v3.management import BaseDelivery
from ..models import Subscription
from .case import Case, applies

_ANSWER = "baseDelivery"


@applies("dataRequest")
def data_request(case: Case) -> list[RegisterEvent]:
    """Send the data of the persons who are named, as they hold on the day that is asked for."""
    content = case.content
    case.ours(content.municipality)
    to = Subscription.objects.filter(
        sender__municipality=case.municipality, recipient__sedex_id=case.sender
    ).select_related("sender", "recipient").first()  # fmt: skip
    if to is None or (to.kinds and _ANSWER not in to.kinds):
        raise content_messages.no_agreement(case.sender)
    if not content.data_request_person:
        raise content_messages.whole_register(case.sender)
    day = content.data_valid_from or case.on
    if day > clock.today():
        raise messages.contradiction(messages.not_known_then(day))
    persons = [matching.need(told, case.municipality.bfs_number) for told in content.data_request_person]
    _answer(case, to, persons, day)
    return []


def _answer(case: Case, to: Subscription, persons: list[Person], day: date) -> None:
    bfs_number, known = case.municipality.bfs_number, describing.described(persons, day)
    contents = []
    for person in persons:
        of = known.get(person.pk)
        residence = of.residence(bfs_number) if of else None
        if of is None or residence is None:
            raise content_messages.not_resident_then(str(person), day)
        where: dict[str, Any] = dict(describing.reporting(of, residence))
        contents.append(BaseDelivery(base_delivery_person=describing.whole(of, bfs_number), **where))
    header = frame.header(
        to.sender, case.sender, to.message_type, kind=_ANSWER, action=Action.RESPONSE, event_date=day,
        process=case.header.business_process_id or "", reference=case.header.message_id,
    )  # fmt: skip
    document = delivery.to_xml(Delivery(header, _ANSWER, tuple(contents)))
    answering.put(to.sender, header, _ANSWER, document, persons=len(contents))
    readlog.looked_at(case.by, [person.pk for person in persons], Why.MESSAGE)
