# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people are paid is read by who pays and who checks, and written by who pays."""

from django.db import migrations

from domizil.base import rls

WRITERS = ("support",)
READERS = ("support", "finance", "supervisor", "analyst")

# The people of a unit become known to who may read units, besides those who live in the municipality.
KNOWN = """
CREATE OR REPLACE VIEW register_known WITH (security_barrier) AS
SELECT
    person_id,
    municipality_id::integer AS municipality_id,
    coalesce(upper(valid) <= (SELECT base_today()), false) AS former,
    CASE WHEN upper(valid) <= (SELECT base_today()) THEN valid ELSE daterange(NULL, NULL) END AS during
FROM register_residence
WHERE municipality_id = ANY ((SELECT base_municipalities_seen())::int[])
UNION ALL
SELECT
    person_id,
    unit.municipality_id::integer,
    coalesce(upper(member.valid) <= (SELECT base_today()), false),
    CASE WHEN upper(member.valid) <= (SELECT base_today()) THEN member.valid ELSE daterange(NULL, NULL) END
FROM support_unitmember AS member JOIN support_supportunit AS unit ON unit.id = unit_id
WHERE unit.municipality_id = ANY ((SELECT base_municipalities_seen_as('{READERS}'))::int[]);

CREATE OR REPLACE VIEW register_sight WITH (security_barrier) AS SELECT person_id FROM register_known;
""".replace("READERS", ",".join(READERS))

OF_A_UNIT = ("support_unitmember", "support_communitysize", "support_situationalcost")
IN_A_MONTH = ("support_earning", "support_programme", "support_mealdays")


def unit(table: str, roles: tuple[str, ...]) -> str:
    """Condition: the worker has one of the roles where the unit of the row is."""
    return rls.sees_row("support_supportunit", f"{table}.unit_id", roles=roles)


def holds(table: str) -> str:
    """When a row about a person holds."""
    stem = table.removesuffix("event")
    if stem in IN_A_MONTH:
        return rls.in_month(f"{table}.month")
    return rls.on_day(f'{table}."on"') if stem == "support_talk" else f"{table}.valid"


OF_A_PERSON = (*IN_A_MONTH, "support_talk", "support_emergencyaidfacts")


def person(table: str, roles: tuple[str, ...]) -> str:
    """Condition: the worker has one of the roles where the person of the row is known in the time of the row."""
    return rls.sees_person_history(f"{table}.person_id", roles=roles, during=holds(table))


class Migration(migrations.Migration):
    dependencies = [("support", "0002_row_level_security"), ("register", "0003_who_knows_whom")]

    operations = [
        migrations.RunSQL(KNOWN, migrations.RunSQL.noop),
        rls.protect(
            "support_supportunit",
            rls.sees_municipality("support_supportunit.municipality_id", roles=READERS),
            writes=rls.sees_municipality("support_supportunit.municipality_id", roles=WRITERS),
        ),
        rls.protect_history(
            "support_supportunitevent",
            rls.sees_municipality("support_supportunitevent.municipality_id", roles=READERS),
        ),
        *[rls.protect(table, unit(table, READERS), writes=unit(table, WRITERS)) for table in OF_A_UNIT],
        *[rls.protect_history(f"{table}event", unit(f"{table}event", READERS)) for table in OF_A_UNIT],
        *[rls.protect(table, person(table, READERS), writes=person(table, WRITERS)) for table in OF_A_PERSON],
        *[rls.protect_history(f"{table}event", person(f"{table}event", READERS)) for table in OF_A_PERSON],
    ]
