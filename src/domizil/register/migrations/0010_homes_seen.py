# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whose dwelling is seen, asked directly: a policy within a policy took PostgreSQL ten times as long to plan."""

from django.db import migrations

from domizil.base import rls

# One row: a residence that the worker sees, by the same rule as the policy of `register_residence`.
HOMES = """
CREATE VIEW register_home WITH (security_barrier) AS
SELECT id, municipality_id FROM register_residence AS residence
WHERE municipality_id = ANY ((SELECT base_municipalities_seen())::int[])
    OR EXISTS (
        SELECT FROM register_known AS known
        WHERE known.person_id = residence.person_id AND known.during && residence.valid
    );
"""
WRITERS = "'{register,permits}'"


def seen(table: str) -> str:
    """Condition: the worker sees the residence."""
    return f"{rls.SEES_CANTON} OR EXISTS (SELECT FROM register_home AS home WHERE home.id = {table}.residence_id)"


WRITES = (
    f"(SELECT base_sees_canton_as({WRITERS})) OR EXISTS (SELECT FROM register_home AS home"
    " WHERE home.id = register_occupancy.residence_id"
    f" AND home.municipality_id = ANY ((SELECT base_municipalities_seen_as({WRITERS}))::int[]))"
)


class Migration(migrations.Migration):
    dependencies = [("register", "0009_similar")]

    operations = [
        migrations.RunSQL(HOMES, "DROP VIEW register_home"),
        rls.read_only("register_home"),
        rls.protect("register_occupancy", seen("register_occupancy"), writes=WRITES),
        rls.protect_history("register_occupancyevent", seen("register_occupancyevent")),
    ]
