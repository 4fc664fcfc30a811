# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Since when and until when a municipality knows a person: whoever has moved away is known as of the own time only."""

from django.db import migrations

from domizil.base import rls

# One row: a municipality of the asking worker knows a person. While the person lives there, without limit in time; after
# that (`former`), for the time of the residence. The room `support` adds the people of support units.
KNOWN = """
CREATE VIEW register_known WITH (security_barrier) AS
SELECT
    person_id,
    municipality_id::integer AS municipality_id,
    coalesce(upper(valid) <= (SELECT base_today()), false) AS former,
    CASE WHEN upper(valid) <= (SELECT base_today()) THEN valid ELSE daterange(NULL, NULL) END AS during
FROM register_residence
WHERE municipality_id = ANY ((SELECT base_municipalities_seen())::int[]);
"""

# The residents' office writes; who enters asylum seekers of the canton does as well.
WRITERS = ("register", "permits")
OWN = rls.sees_municipality("register_residence.municipality_id")


def household(table: str, roles: tuple[str, ...] = ()) -> str:
    """Condition: the worker sees the municipality of a household's dwelling."""
    seen = rls.sees_municipality("dwelling.municipality_id", roles=roles)
    return f"EXISTS (SELECT FROM register_dwelling AS dwelling WHERE dwelling.id = {table}.dwelling_id AND ({seen}))"


def member(table: str, roles: tuple[str, ...] = ()) -> str:
    """Condition: the worker sees the household."""
    of = f"SELECT FROM register_household AS household WHERE household.id = {table}.household_id"
    return f"EXISTS ({of} AND {household('household', roles)})"


def during(table: str, column: str = "person_id", *, roles: tuple[str, ...] = ()) -> str:
    """Condition: the worker knows the person of the row in the time of the row."""
    return f"({rls.sees_person_history(f'{table}.{column}', roles=roles, during=f'{table}.valid')})"


def either(table: str, *, roles: tuple[str, ...] = ()) -> str:
    """Condition: the worker knows one of the two persons of a family tie."""
    return " OR ".join(during(table, column, roles=roles) for column in ("person_id", "other_id"))


class Migration(migrations.Migration):
    dependencies = [("register", "0002_row_level_security"), ("base", "0004_roles")]

    operations = [
        migrations.RunSQL(KNOWN, "DROP VIEW register_known"),
        rls.read_only("register_known"),
        rls.protect(
            "register_person",
            rls.sees_person("register_person.id"),
            writes=rls.sees_person("register_person.id", roles=WRITERS),
        ),
        rls.protect(
            "register_dwelling",
            rls.SEES_SOMEBODY,
            writes=rls.sees_municipality("register_dwelling.municipality_id", roles=(*WRITERS, "housing")),
        ),
        rls.protect(
            "register_residence",
            f"{during('register_residence')} OR {OWN}",
            writes=rls.sees_municipality("register_residence.municipality_id", roles=WRITERS),
        ),
        rls.protect(
            "register_household",
            rls.SEES_CANTON + " OR " + household("register_household"),
            writes=household("register_household", WRITERS),
        ),
        rls.protect(
            "register_householdmember",
            rls.sees_row("register_household", "register_householdmember.household_id"),
            writes=member("register_householdmember", WRITERS),
        ),
        rls.protect(
            "register_relationship",
            either("register_relationship"),
            writes=either("register_relationship", roles=WRITERS),
        ),
        rls.protect_history("register_relationshipevent", either("register_relationshipevent")),
        rls.protect_history("register_residenceevent", during("register_residenceevent")),
    ]
