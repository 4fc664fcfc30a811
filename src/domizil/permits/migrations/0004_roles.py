# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who reads a standing depends on the role; the office that grants it writes it."""

from django.db import migrations

from domizil.base import rls

WRITERS = ("permits",)
# The kind of permit is a feature of the residents' register; a standing under asylum law is not.
READERS = ("register", "support", "housing", "allocation", "permits", "finance", "supervisor", "analyst")
READERS_OF_ASYLUM = tuple(role for role in READERS if role != "register")
TABLES = (
    ("permits_permit", READERS, "{}.valid"),
    ("permits_asylumstatus", READERS_OF_ASYLUM, "{}.valid"),
    ("permits_immigration", READERS_OF_ASYLUM, "on"),
    ("permits_asylumapplication", READERS_OF_ASYLUM, "on"),
)


def holds(table: str, when: str) -> str:
    """When a row holds."""
    return rls.on_day(f'{table}."on"') if when == "on" else when.format(table)


class Migration(migrations.Migration):
    dependencies = [("permits", "0003_row_level_security"), ("register", "0003_who_knows_whom")]

    operations = [
        *[
            rls.protect(
                table,
                rls.sees_person(f"{table}.person_id", roles=readers, during=holds(table, when)),
                writes=rls.sees_person(f"{table}.person_id", roles=WRITERS),
            )
            for table, readers, when in TABLES
        ],
        *[
            rls.protect_history(
                f"{table}event",
                rls.sees_person_history(f"{table}event.person_id", roles=readers, during=holds(f"{table}event", when)),
            )
            for table, readers, when in TABLES
        ],
    ]
