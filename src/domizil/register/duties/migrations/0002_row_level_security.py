# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who sees duties, letters and fines: the municipality of the residence and the canton; only the former writes."""

from django.db import migrations

from domizil.base import rls
from domizil.base.pg import APP_ROLE

WRITERS = ("register",)


def own(table: str, roles: tuple[str, ...] = ()) -> str:
    """Condition: the worker sees the municipality of the case."""
    return rls.sees_municipality(f"{table}.municipality_id", roles=roles)


def of_case(table: str, roles: tuple[str, ...] = ()) -> str:
    """Condition: the worker sees the case of the row."""
    return rls.sees_row("duties_dutycase", f"{table}.case_id", roles=roles)


class Migration(migrations.Migration):
    dependencies = [("duties", "0001_initial"), ("base", "0004_roles")]

    operations = [
        rls.protect("duties_dutycase", own("duties_dutycase"), writes=own("duties_dutycase", WRITERS)),
        rls.protect_history("duties_dutycaseevent", own("duties_dutycaseevent")),
        *[
            rls.protect(f"duties_{table}", of_case(f"duties_{table}"), writes=of_case(f"duties_{table}", WRITERS))
            for table in ("letter", "fine")
        ],
        *[rls.protect_history(f"duties_{table}event", of_case(f"duties_{table}event")) for table in ("letter", "fine")],
        # a letter stays as it was sent
        migrations.RunSQL(f"REVOKE UPDATE, DELETE ON duties_letter FROM {APP_ROLE}", migrations.RunSQL.noop),
        rls.seal_history(),
    ]
