# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is done in a night, job by job. Each job may run as often as one likes; twice is once.

A job runs in a process of its own (`python -m domizil.cli.night_jobs JOB`) that writes its result as one line of JSON:
so one that crashes takes no other with it, and each has the database role it needs and no more.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.translation import gettext_noop

from domizil.base import pg

from .bootstrap import configure

if TYPE_CHECKING:
    from domizil.base.jobs import Result

PATH = "domizil nightly"
NO_OUTBOX = gettext_noop("Meldungen warten: DOMIZIL_OUTBOX nennt keinen Ordner, in den sie gelegt werden.")
NO_CONTROL = gettext_noop("Keine Gemeinde hat den ersten Tag ihrer Schriftenkontrolle festgelegt.")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Work:
    """How a job is done: as which role of the database, by which function of the day."""

    role: str
    do: Callable[[date], Result]


def _by_place(places: list[int], do: Callable[[int], dict[str, int]]) -> Result:
    """Do it in each municipality, each in its own transaction: one that fails does not stop the others.

    The row names the municipality and the kind of error; its words may name a person and stand in the log only.
    """
    from domizil.base import acting
    from domizil.base.jobs import Outcome, Result
    from domizil.base.refusal import Refusal

    counts: Counter[str] = Counter()
    refused: set[str] = set()
    failed: list[str] = []
    for place in places:
        try:
            with acting.as_worker(None, path=PATH):
                counts.update(do(place))
        except Refusal as refusal:
            refused.add(refusal.what)
        except Exception as error:
            log.exception("nightly job failed in %s", place)
            failed.append(f"{place}: {type(error).__name__}")
    if failed:
        return Result(Outcome.FAILED, dict(counts), "\n".join(failed))
    if refused:
        return Result(Outcome.REFUSED, dict(counts), "\n".join(sorted(refused)))
    return Result(Outcome.DONE, dict(counts))


def duties(day: date) -> Result:
    """Bring the cases of every municipality that keeps its control here up to the day: demands and reminders."""
    from domizil.base.jobs import Outcome, Result
    from domizil.register.duties import job
    from domizil.register.papers.models import Practice

    kept = Practice.objects.exclude(control_since=None).order_by("municipality")
    places = list(kept.values_list("municipality", flat=True))
    if not places:
        return Result(Outcome.SKIPPED, told=NO_CONTROL)
    return _by_place(places, lambda place: job.run(place, day).counts)


def section_chiefs(day: date) -> Result:
    """Put the messages to section chiefs (§ 11 NG) into the directory `DOMIZIL_OUTBOX`, each once."""
    from domizil.base import acting, outbox
    from domizil.base.jobs import Outcome, Result
    from domizil.base.models import OutboxMessage
    from domizil.register.papers.service import SECTION_CHIEF

    folder = os.environ.get("DOMIZIL_OUTBOX", "")
    with acting.as_worker(None, path=PATH):
        if not folder and (waiting := OutboxMessage.objects.filter(kind=SECTION_CHIEF, sent_at=None).count()):
            return Result(Outcome.REFUSED, {"waiting": waiting}, NO_OUTBOX)
        return Result(counts={"sent": outbox.send(SECTION_CHIEF, outbox.into(Path(folder))) if folder else 0})


def reports(day: date) -> Result:
    """Compare the reports of third parties that differed, or lay ahead, with the register of today."""
    from domizil.register.third_parties import actions
    from domizil.register.third_parties.models import Match

    places = list(Match.objects.order_by("municipality").values_list("municipality", flat=True).distinct())
    return _by_place(places, lambda place: {"compared": actions.compare_again(by=None, municipality=place)})


def slips(day: date) -> Result:
    """Delete the hotel slips whose time is over."""
    from domizil.register.third_parties import actions
    from domizil.register.third_parties.models import HotelSlip

    places = list(HotelSlip.objects.order_by("municipality").values_list("municipality", flat=True).distinct())
    return _by_place(places, lambda place: {"deleted": actions.delete_old_slips(by=None, municipality=place)})


def exchange(day: date) -> Result:
    """Take, apply, answer and send what lies in the directories of sedex."""
    from domizil.base.jobs import Outcome, Result
    from domizil.base.refusal import Refusal
    from domizil.exchange import post, sedex
    from domizil.exchange.models import Participant

    if not Participant.objects.filter(municipality__isnull=False).exists():
        return Result(Outcome.SKIPPED, told="Keine Gemeinde nimmt am Meldungsaustausch teil.")
    try:
        tally = post.run(sedex.mailbox())
    except Refusal as refusal:
        return Result(Outcome.REFUSED, told=" ".join(filter(None, [refusal.what, refusal.what_next])))
    taken = sum(tally.received.states.values())
    return Result(counts={"received": taken, "receipts": tally.receipts, "told": tally.told, "handed_over": tally.sent,
                          "quarantined": tally.quarantined})  # fmt: skip


def drafts(day: date) -> Result:
    """Take out what somebody began to announce and left lying."""
    from domizil.base import acting
    from domizil.base.jobs import Result
    from domizil.register.announcements import keeping

    with acting.as_worker(None, path=PATH):
        return Result(counts={"deleted": keeping.take_out_old(on=day)})


WORK: dict[str, Work] = {
    "duties": Work(pg.OWNER_ROLE, duties),
    "section_chiefs": Work(pg.OWNER_ROLE, section_chiefs),
    "reports": Work(pg.OWNER_ROLE, reports),
    "slips": Work(pg.OWNER_ROLE, slips),
    "exchange": Work(pg.APP_ROLE, exchange),
    "drafts": Work(pg.OWNER_ROLE, drafts),
}
"""How each `base.jobs.Job` is done."""


def main(job: str) -> None:
    """Do one job and write its result. An error ends the process with its traceback and a code that is not 0."""
    configure(WORK[job].role)
    from domizil.base import clock

    result = WORK[job].do(clock.today())
    sys.stdout.write(json.dumps(asdict(result)) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
