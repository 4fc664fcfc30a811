# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who books and sends: the residents' office and who pays people; supervisors and analysts read only."""

from django.db import migrations

from domizil.base import rls

WRITERS = ("register", "support", "finance", "permits", "housing", "allocation")


def own(table: str) -> str:
    """Condition: a grant that may write covers the municipality of the row."""
    return rls.sees_municipality(f"{table}.municipality_id", roles=WRITERS)


class Migration(migrations.Migration):
    dependencies = [("base", "0006_accounts")]

    operations = [
        *[
            rls.protect(table, rls.sees_municipality(f"{table}.municipality_id"), writes=own(table))
            for table in ("base_outboxmessage", "base_booking")
        ],
        rls.protect(
            "base_payment",
            rls.sees_row("base_booking", "base_payment.booking_id"),
            writes=rls.sees_row("base_booking", "base_payment.booking_id", roles=WRITERS),
        ),
    ]
