# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Units are seen by their municipality and the canton; their people become visible with them."""

from django.db import migrations

from domizil.base import rls

SIGHT = """
CREATE OR REPLACE VIEW register_sight WITH (security_barrier) AS
SELECT person_id FROM register_residence
WHERE municipality_id = ANY ((SELECT base_municipalities_seen())::int[])
UNION ALL
SELECT person_id FROM support_unitmember JOIN support_supportunit AS unit ON unit.id = unit_id
WHERE unit.municipality_id = ANY ((SELECT base_municipalities_seen())::int[]);

CREATE OR REPLACE VIEW register_placed WITH (security_barrier) AS
SELECT person_id FROM register_residence WHERE (SELECT base_sees_somebody())
UNION ALL
SELECT person_id FROM support_unitmember WHERE (SELECT base_sees_somebody());
"""

OF_A_UNIT = ("support_unitmember", "support_communitysize", "support_situationalcost")
OF_A_PERSON = (
    "support_earning",
    "support_programme",
    "support_talk",
    "support_mealdays",
    "support_emergencyaidfacts",
)


def unit(table: str) -> str:
    """Condition: the worker sees the unit of the row."""
    return rls.sees_row("support_supportunit", f"{table}.unit_id")


class Migration(migrations.Migration):
    dependencies = [("support", "0001_initial"), ("register", "0002_row_level_security")]

    operations = [
        migrations.RunSQL(SIGHT),
        rls.protect("support_supportunit", rls.sees_municipality("support_supportunit.municipality_id")),
        rls.protect_history(
            "support_supportunitevent", rls.sees_municipality("support_supportunitevent.municipality_id")
        ),
        *[rls.protect(table, unit(table)) for table in OF_A_UNIT],
        *[rls.protect_history(f"{table}event", unit(f"{table}event")) for table in OF_A_UNIT],
        *[rls.protect(table, rls.sees_person(f"{table}.person_id")) for table in OF_A_PERSON],
        *[
            rls.protect_history(f"{table}event", rls.sees_person_history(f"{table}event.person_id"))
            for table in OF_A_PERSON
        ],
        rls.seal_history(),
    ]
