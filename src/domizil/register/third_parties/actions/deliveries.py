# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What third parties hand in: checked first, taken over on demand, compared with the register at once.

`by` says who hands in (`access_keys.Giver`): a third party that entered with its key, or a worker on its behalf.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import connection, transaction

from domizil.base import access, clock
from domizil.base.models import Role, Worker
from domizil.base.refusal import Refusal
from domizil.law.engine import Law
from domizil.law.lu_ng.facts import STATUTE
from domizil.law.lu_ng.last_day import with_last_day
from domizil.law.lu_ng.third_parties import Party
from domizil.register import names

from .. import matching, messages
from ..access_keys import Giver
from ..models import Channel, Delivery, DeliveryState, Report, ReporterKind
from ..reading import sheets
from ..reading.facts import ReportFacts, Sheet

log = logging.getLogger(__name__)


@transaction.atomic
def check_file(*, by: Giver, name: str, content: bytes) -> tuple[Delivery, Sheet]:
    """Read a file without taking anything over (dry run); it waits for `take` or `drop`. Raises `BadFile`, Refusal."""
    sheet = _read_file(by, name, content)
    delivery = _delivery(by, _channel(content), content, sheet, state=DeliveryState.CHECKED, file_name=name[:150])
    delivery.content = content
    delivery.save()
    return delivery, sheet


@transaction.atomic
def take(*, by: Giver, delivery: Delivery) -> Sheet:
    """Take over the good rows of a checked file, and compare them. Raises Refusal: none is good, or taken before."""
    held = Delivery.objects.select_for_update().get(pk=delivery.pk)
    if held.state != DeliveryState.CHECKED or held.reporter_id != by.reporter.pk:
        raise messages.not_waiting()
    content = bytes(held.content or b"")
    sheet = _read_file(by, held.file_name, content)
    _once(by, held.sha256)
    held.state, held.content, held.good, held.bad = DeliveryState.TAKEN, None, len(sheet.facts), sheet.bad
    held.save()
    _write(held, sheet)
    return sheet


@transaction.atomic
def drop(*, by: Giver, delivery: Delivery) -> Delivery:
    """Forget a checked file. Raises Refusal when it waits no more."""
    held = Delivery.objects.select_for_update().get(pk=delivery.pk)
    if held.state != DeliveryState.CHECKED or held.reporter_id != by.reporter.pk:
        raise messages.not_waiting()
    held.state, held.content = DeliveryState.DROPPED, None
    held.save()
    return held


@transaction.atomic
def hand_in(
    *, by: Giver, rows: Sequence[Mapping[str, Any]], channel: Channel, dry_run: bool = False
) -> tuple[Delivery | None, Sheet]:
    """Take over reports given as cells by column (a form, a call of the API): all good ones, or none in a dry run.

    Raises Refusal: the same reports again, or none of them good (a form shows the sheet of a dry run instead).
    """
    sheet = sheets.of_rows(enumerate(rows, start=1), party=_party(by), on=clock.today())
    if dry_run:
        return None, sheet
    canonical = json.dumps(rows, sort_keys=True, default=str).encode()
    delivery = _delivery(by, channel, canonical, sheet, state=DeliveryState.TAKEN)
    _once(by, delivery.sha256)
    delivery.save()
    _write(delivery, sheet)
    return delivery, sheet


@transaction.atomic
def refuse(*, by: Giver, name: str, refusal: Refusal) -> Delivery:
    """Keep that a file was refused as a whole, and why; nothing of its content."""
    log.warning("upload of third party %s refused: %s", by.reporter.pk, refusal.code)
    return Delivery.objects.create(
        reporter=by.reporter,
        municipality_id=by.reporter.municipality_id,
        channel=Channel.FILE,
        state=DeliveryState.REFUSED,
        file_name=name[:150],
        refusal=refusal.what[:300],
        received_at=clock.now(),
        received_by=by.worker,
    )


@transaction.atomic
def compare_again(*, by: Worker | None, municipality: int) -> int:
    """Compare what differed or lay ahead with the register of today; return how many reports. Raises Hidden.

    `by` None is the nightly job.
    """
    if by is not None:
        access.require(by, Role.REGISTER, municipality=municipality)
    waiting = matching.to_compare_again(municipality)
    if waiting:
        matching.compare(waiting)
    matching.close_lists(municipality)
    return len(waiting)


def _party(by: Giver) -> Party:
    kind = ReporterKind(by.reporter.kind)
    party = Party(kind.value)
    if not Law.on(clock.today()).value(STATUTE, "reports_unasked", party=party):
        raise messages.does_not_report(str(kind.label))
    return party


def _read_file(by: Giver, name: str, content: bytes) -> Sheet:
    sheet = sheets.of_file(name, content, party=_party(by), on=clock.today())
    if not sheet.facts and not sheet.problems:
        raise messages.empty()
    return sheet


def _channel(content: bytes) -> Channel:
    return Channel.MESSAGE if content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") else Channel.FILE


def _delivery(by: Giver, channel: Channel, content: bytes, sheet: Sheet, **values: Any) -> Delivery:
    return Delivery(
        reporter=by.reporter,
        municipality_id=by.reporter.municipality_id,
        channel=channel,
        sha256=hashlib.sha256(content).hexdigest(),
        good=len(sheet.facts),
        bad=sheet.bad,
        received_at=clock.now(),
        received_by=by.worker,
        **values,
    )


def _once(by: Giver, sha256: str) -> None:
    """Let the same content of one third party through once, also when it comes twice at the same time."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, %s))", [sha256, by.reporter.pk])
    former = Delivery.objects.filter(reporter=by.reporter, sha256=sha256, state=DeliveryState.TAKEN).first()
    if former is not None:
        raise messages.taken_before(former.received_at.astimezone(clock.ZONE).date())


def _write(delivery: Delivery, sheet: Sheet) -> None:
    """Write the reports and compare them; a collective household's list is also searched for who is missing on it."""
    if not sheet.facts:
        raise messages.NothingGood(sheet.problems)
    due = _Due(delivery.municipality_id)
    written = Report.objects.bulk_create((_report(delivery, told, due) for told in sheet.facts), batch_size=2_000)
    matching.compare([report.pk for report in written])
    if delivery.reporter.kind == ReporterKind.COLLECTIVE_HOUSEHOLD:
        matching.compare_list(delivery.pk)


def _report(delivery: Delivery, told: ReportFacts, due: _Due) -> Report:
    return Report(
        delivery=delivery,
        reporter_id=delivery.reporter_id,
        municipality_id=delivery.municipality_id,
        search_key=names.search_key(told.official_name, told.first_name),
        swapped_key=names.search_key(told.first_name, told.official_name),
        due=due(told.happens_on),
        **{name: getattr(told, name) for name in ReportFacts.__slots__},
    )


class _Due:
    """The last day on which a person itself reports an event, asked of the law once a day of event."""

    def __init__(self, municipality: int) -> None:
        self.municipality = municipality
        self.law = Law.on(clock.today())
        self.known: dict[date | None, date | None] = {None: None}

    def __call__(self, event: date | None) -> date | None:
        if event is not None and event not in self.known:
            counted = self.law.value(STATUTE, "move_due", moved_on=event)
            self.known[event] = with_last_day(self.law, event, counted, self.municipality).last_day
        return self.known[event]
