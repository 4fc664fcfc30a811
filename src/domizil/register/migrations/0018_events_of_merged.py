# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was reported about a row that turned out to be another person is seen by who may know that other person.

Such a row lives nowhere any more, so that nobody but the reporting municipality knew its events. Whoever knows the one
that stays knows these too, and in the same time: the municipality of today all of them, a former one those of its time.
"""

from django.db import migrations

from domizil.base import rls

# One row: a municipality of the asking worker knows the person that a merged row turned out to be (see `register_known`).
MERGED = """
CREATE VIEW register_merged_known WITH (security_barrier) AS
SELECT merged.id AS person_id, known.former, known.during
FROM register_person AS merged JOIN register_known AS known ON known.person_id = merged.merged_into_id
"""
WRITERS = ("register", "permits")


def of_event(table: str) -> str:
    """Condition: the municipality that entered the event, or who knows the person, or the one it turned out to be, then."""
    day = rls.on_day(f"{table}.event_date")
    known = rls.sees_person_history(f"{table}.person_id", during=day)
    as_other = f"SELECT FROM register_merged_known AS known WHERE known.person_id = {table}.person_id"
    return (
        f"{known} OR {rls.sees_municipality(f'{table}.municipality_id')}"
        f" OR EXISTS ({as_other} AND (NOT known.former OR known.during && {day}))"
    )


class Migration(migrations.Migration):
    dependencies = [("register", "0017_without_state")]

    operations = [
        migrations.RunSQL(MERGED, "DROP VIEW register_merged_known"),
        rls.read_only("register_merged_known"),
        rls.protect(
            "register_registerevent",
            of_event("register_registerevent"),
            writes=rls.sees_person("register_registerevent.person_id", roles=WRITERS),
        ),
        rls.protect_history("register_registereventevent", of_event("register_registereventevent")),
    ]
