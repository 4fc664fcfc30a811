# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Comparing reports with the register, set by set: the database does it with the owner's rights (migration 0002).

Whom a report is about is found, in this order, by AHV number; by name and birth date, the names swapped, or alike; by
day and month of birth swapped; and where no birth date is given by the name in the dwelling, in the building, in the
municipality. Several who fit equally well are nobody: a clerk chooses. Then the register of one day is held against the
report: for somebody who moves in that of the first day or of today, for somebody who moves out the day after the last.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from django.db import connection
from django.utils.translation import gettext_noop

from domizil.base import clock

from .models import Difference, Match

SUBJECTS = {
    Difference.NOT_REGISTERED: gettext_noop(
        "%(name)s ist eingezogen, aber hier nicht angemeldet (gemeldet von %(reporter)s)"
    ),
    Difference.NOT_DEREGISTERED: gettext_noop(
        "%(name)s ist ausgezogen, aber noch angemeldet (gemeldet von %(reporter)s)"
    ),
    Difference.OTHER_DWELLING: gettext_noop(
        "%(name)s ist in einer anderen Wohnung angemeldet (gemeldet von %(reporter)s)"
    ),
    Difference.UNKNOWN_PERSON: gettext_noop("%(name)s ist im Register nicht zu finden (gemeldet von %(reporter)s)"),
    Difference.SEVERAL_PERSONS: gettext_noop("%(name)s: mehrere Personen kommen in Frage (gemeldet von %(reporter)s)"),
    Difference.UNKNOWN_EWID: gettext_noop("%(name)s: diese EWID gibt es im Gebäude nicht (gemeldet von %(reporter)s)"),
    Difference.UNKNOWN_BUILDING: gettext_noop("%(name)s: den EGID gibt es nicht (gemeldet von %(reporter)s)"),
    Difference.OTHER_MUNICIPALITY: gettext_noop(
        "%(name)s: die Wohnung liegt in einer anderen Gemeinde (gemeldet von %(reporter)s)"
    ),
    Difference.NOT_ON_LIST: gettext_noop(
        "%(name)s ist hier angemeldet, steht aber nicht auf der Liste von %(reporter)s"
    ),
}
"""What a task of each difference says; a text of the catalogue."""
AGREES = gettext_noop("Stimmt inzwischen mit dem Register überein.")
TASK = "third_party_"
"""Kinds of tasks begin so; the code of the difference follows."""


def compare(reports: Sequence[int]) -> None:
    """Compare reports (by key) with the register of today: write what was found, open tasks, close those that agree."""
    subjects = json.dumps({**SUBJECTS, "agrees": AGREES})
    with connection.cursor() as cursor:
        cursor.execute("SELECT third_parties_compare(%s, %s, %s)", [list(reports), clock.now(), subjects])


def compare_list(delivery: int) -> None:
    """Open a task for everybody registered in the building of a collective household who is not on its list."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT third_parties_compare_list(%s, %s, %s)", [delivery, clock.now(), SUBJECTS[Difference.NOT_ON_LIST]]
        )


_OFF_THE_LIST = """
UPDATE register_task AS task SET done_on = base_today(), done_by_id = base_worker_id(), outcome = %s
FROM third_parties_delivery AS delivery JOIN third_parties_reporter AS reporter ON reporter.id = delivery.reporter_id
WHERE task.kind = %s AND task.municipality_id = %s AND task.done_on IS NULL
    AND delivery.id = (task.params ->> 'delivery')::bigint AND (
        NOT EXISTS (
            SELECT FROM register_dwelling AS dwelling
            JOIN register_occupancy AS occupancy
                ON occupancy.dwelling_id = dwelling.id AND occupancy.valid @> base_today()
            JOIN register_residence AS residence ON residence.id = occupancy.residence_id
            WHERE dwelling.egid = reporter.egid AND residence.person_id = task.person_id
                AND residence.municipality_id = task.municipality_id
        )
        OR EXISTS (
            SELECT FROM third_parties_match AS found JOIN third_parties_report AS report ON report.id = found.report_id
            WHERE found.person_id = task.person_id AND report.reporter_id = reporter.id
                AND report.delivery_id > delivery.id
        )
    )
"""


def close_lists(municipality: int) -> int:
    """Close the tasks of people who were not on the list of a collective household and are registered there no more, or
    stand on a newer list of it. Return how many."""
    with connection.cursor() as cursor:
        cursor.execute(_OFF_THE_LIST, [AGREES, TASK + Difference.NOT_ON_LIST, municipality])
        closed: int = cursor.rowcount
    return closed


def to_compare_again(municipality: int) -> list[int]:
    """The reports whose day has come or that differed when they were last compared, on an earlier day."""
    today = clock.today()
    earlier = Match.objects.filter(municipality=municipality, compared_on__lt=today)
    waiting = earlier.filter(again_on__lte=today) | earlier.exclude(differences=[])
    return list(waiting.order_by("report").values_list("report", flat=True))
