# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who sees the papers of a municipality: its own people at work and the canton's; only its residents' office writes."""

from django.db import migrations

from domizil.base import rls
from domizil.base.pg import APP_ROLE

TABLES = ("practice", "tariff", "counter", "receipt", "paper", "paperblock", "controlentry")
WRITERS = ("register",)


def own(table: str, roles: tuple[str, ...] = ()) -> str:
    """Condition: the worker sees the municipality of the row."""
    return rls.sees_municipality(f"{table}.municipality_id", roles=roles)


class Migration(migrations.Migration):
    dependencies = [("papers", "0001_initial"), ("base", "0004_roles")]

    operations = [
        *[
            rls.protect(f"papers_{table}", own(f"papers_{table}"), writes=own(f"papers_{table}", WRITERS))
            for table in TABLES
        ],
        *[rls.protect_history(f"papers_{table}event", own(f"papers_{table}event")) for table in TABLES],
        # a line of the control is written once (§ 12)
        migrations.RunSQL(f"REVOKE UPDATE, DELETE ON papers_controlentry FROM {APP_ROLE}", migrations.RunSQL.noop),
        rls.seal_history(),
    ]
