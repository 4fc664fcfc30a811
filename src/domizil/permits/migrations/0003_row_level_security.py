# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What belongs to a person is seen by who sees the person."""

from django.db import migrations

from domizil.base import rls

TABLES = ("permits_permit", "permits_asylumstatus", "permits_immigration", "permits_asylumapplication")


class Migration(migrations.Migration):
    dependencies = [("permits", "0002_initial"), ("register", "0002_row_level_security")]

    operations = [
        *[rls.protect(table, rls.sees_person(f"{table}.person_id")) for table in TABLES],
        *[rls.protect_history(f"{table}event", rls.sees_person_history(f"{table}event.person_id")) for table in TABLES],
        rls.seal_history(),
    ]
