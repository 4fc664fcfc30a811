# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who sees a person: the canton, and every municipality in which the person has or had a residence."""

from django.db import migrations

from domizil.base import rls

# The views run with the owner's rights, so that a policy on persons can look at residences whose policy looks at persons.
# `register_sight` holds only what the asking worker may see; `register_placed` is who lives somewhere at all.
# The room `support` adds the people of support units to both.
SIGHT = """
CREATE VIEW register_sight WITH (security_barrier) AS
SELECT person_id FROM register_residence
WHERE municipality_id = ANY ((SELECT base_municipalities_seen())::int[]);

CREATE VIEW register_placed WITH (security_barrier) AS
SELECT person_id FROM register_residence WHERE (SELECT base_sees_somebody());
"""

# PostgreSQL may not use the trigram index below a row-level policy, because LIKE could leak what it compares. This function
# searches with the owner's rights and gives back only what the asking worker may see.
FIND = """
CREATE FUNCTION register_find(words text[], most integer) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    longest text := (SELECT word FROM unnest(words) AS word ORDER BY length(word) DESC LIMIT 1);
BEGIN
    RETURN QUERY EXECUTE
        'SELECT id FROM register_person AS person
         WHERE search_key LIKE $1
             AND NOT EXISTS (SELECT FROM unnest($2) AS word WHERE strpos(search_key, word) = 0)
             AND ((SELECT base_sees_canton()) OR EXISTS (
                 SELECT FROM register_sight AS sight WHERE sight.person_id = person.id))
         ORDER BY sort_key, id LIMIT $3'
    USING '%' || replace(replace(replace(longest, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%', words, most;
END $$;
"""


def household(table: str) -> str:
    """Condition: the worker sees the municipality of a household's dwelling."""
    return (
        f"{rls.SEES_CANTON} OR EXISTS (SELECT FROM register_dwelling AS dwelling WHERE dwelling.id = {table}.dwelling_id"
        " AND dwelling.municipality_id = ANY ((SELECT base_municipalities_seen())::int[]))"
    )


def member(table: str) -> str:
    """Condition: the worker sees the household."""
    return rls.sees_row("register_household", f"{table}.household_id")


EITHER = " OR ".join(f"({rls.sees_person(f'register_relationship.{column}')})" for column in ("person_id", "other_id"))
EITHER_HISTORY = " OR ".join(
    f"({rls.sees_person_history(f'register_relationshipevent.{column}')})" for column in ("person_id", "other_id")
)


class Migration(migrations.Migration):
    dependencies = [("register", "0001_initial"), ("base", "0002_row_level_security")]

    operations = [
        migrations.RunSQL(SIGHT),
        migrations.RunSQL(FIND),
        rls.read_only("register_sight", "register_placed"),
        rls.protect("register_person", rls.sees_person("register_person.id")),
        rls.protect(
            "register_dwelling", rls.SEES_SOMEBODY, writes=rls.sees_municipality("register_dwelling.municipality_id")
        ),
        rls.protect(
            "register_residence",
            rls.sees_person("register_residence.person_id"),
            writes=rls.sees_municipality("register_residence.municipality_id"),
        ),
        rls.protect("register_household", household("register_household")),
        rls.protect("register_householdmember", member("register_householdmember")),
        rls.protect("register_relationship", EITHER),
        rls.protect_history("register_personevent", rls.sees_person_history("register_personevent.pgh_obj_id")),
        rls.protect_history("register_dwellingevent", rls.SEES_SOMEBODY),
        rls.protect_history("register_residenceevent", rls.sees_person_history("register_residenceevent.person_id")),
        rls.protect_history("register_householdevent", household("register_householdevent")),
        rls.protect_history("register_householdmemberevent", member("register_householdmemberevent")),
        rls.protect_history("register_relationshipevent", EITHER_HISTORY),
        rls.seal_history(),
    ]
