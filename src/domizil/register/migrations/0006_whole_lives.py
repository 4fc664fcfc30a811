# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the database refuses about whole lives, who sees the new rows, and the doors through row-level security."""

from django.db import migrations

from domizil.base import rls
from domizil.base.pg import APP_ROLE

WRITERS = ("register", "permits")

# One row: a person and the rule that the rows about this person break. Empty at the end of every transaction.
FAULTS = """
CREATE VIEW register_fault AS
SELECT id AS person_id, 'person_has_state' AS fault FROM register_person AS person
WHERE NOT EXISTS (SELECT FROM register_personstate AS state WHERE state.person_id = person.id)
UNION ALL
SELECT person_id, 'personstate_without_gap' FROM (
    SELECT person_id, upper(valid) AS ends, lead(lower(valid)) OVER (PARTITION BY person_id ORDER BY valid) AS next
    FROM register_personstate
) AS state WHERE ends IS DISTINCT FROM next
UNION ALL
SELECT person_id, 'personstate_after_birth' FROM register_personstate AS state
JOIN register_person AS person ON person.id = person_id WHERE lower(valid) < date_of_birth
UNION ALL
SELECT person_id, 'occupancy_fills_residence' FROM register_residence AS residence
LEFT JOIN LATERAL (
    SELECT range_agg(valid) AS lived FROM register_occupancy AS occupancy WHERE occupancy.residence_id = residence.id
) AS home ON true WHERE lived IS DISTINCT FROM datemultirange(valid)
UNION ALL
SELECT person_id, 'residence_within_life' FROM register_residence AS residence
JOIN register_person AS person ON person.id = person_id
WHERE lower(valid) < date_of_birth OR (date_of_death IS NOT NULL AND coalesce(upper(valid), 'infinity') > date_of_death + 1)
UNION ALL
SELECT residence.person_id, 'residence_of_known_person' FROM register_residence AS residence
WHERE NOT EXISTS (
    SELECT FROM register_personstate AS state
    WHERE state.person_id = residence.person_id AND lower(state.valid) <= lower(residence.valid)
)
UNION ALL
SELECT person_id, 'occupancy_in_municipality' FROM register_occupancy AS occupancy
JOIN register_dwelling AS dwelling ON dwelling.id = dwelling_id
JOIN register_residence AS residence ON residence.id = residence_id
WHERE dwelling.municipality_id <> residence.municipality_id
    AND NOT EXISTS (
        SELECT FROM base_municipality AS town WHERE town.bfs_number IN (dwelling.municipality_id, residence.municipality_id)
            AND town.successor_id IN (dwelling.municipality_id, residence.municipality_id)
    );

CREATE FUNCTION register_refuse_fault(who bigint) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    found text;
BEGIN
    SELECT fault INTO found FROM register_fault WHERE person_id = who LIMIT 1;
    IF found IS NOT NULL THEN
        RAISE EXCEPTION 'rows about a person break "%"', found USING ERRCODE = 'check_violation', CONSTRAINT = found;
    END IF;
END $$;

CREATE FUNCTION register_check_life() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_TABLE_NAME = 'register_person' THEN
        PERFORM register_refuse_fault(NEW.id);
    ELSIF TG_TABLE_NAME = 'register_occupancy' THEN
        PERFORM register_refuse_fault(person_id) FROM register_residence
        WHERE id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD.residence_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.residence_id END);
    ELSE
        IF TG_OP <> 'INSERT' THEN
            PERFORM register_refuse_fault(id) FROM register_person WHERE id = OLD.person_id;
        END IF;
        IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND NEW.person_id <> OLD.person_id) THEN
            PERFORM register_refuse_fault(NEW.person_id);
        END IF;
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER person_whole AFTER INSERT OR UPDATE OF date_of_birth, date_of_death ON register_person
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION register_check_life();
CREATE CONSTRAINT TRIGGER personstate_whole AFTER INSERT OR UPDATE OR DELETE ON register_personstate
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION register_check_life();
CREATE CONSTRAINT TRIGGER residence_whole AFTER INSERT OR UPDATE OR DELETE ON register_residence
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION register_check_life();
CREATE CONSTRAINT TRIGGER occupancy_whole AFTER INSERT OR UPDATE OR DELETE ON register_occupancy
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION register_check_life();
"""

# Doors through row-level security, each as narrow as its question.
DOORS = """
CREATE FUNCTION register_lock(who bigint[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
BEGIN ATOMIC
    SELECT FROM register_person WHERE id = ANY (who) ORDER BY id FOR NO KEY UPDATE;
END;

-- Who of these persons is known in the canton: only the exact AHV number and date of birth, or the exact names and date of
-- birth, find somebody, and nothing but the key is told.
CREATE FUNCTION register_identify(number text, keys text, born date) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
BEGIN ATOMIC
    SELECT id FROM register_person
    WHERE date_of_birth = born AND merged_into_id IS NULL AND (SELECT base_sees_somebody())
        AND ((number <> '' AND vn = number) OR (number = '' AND search_key = keys));
END;

-- Who of these persons has a block on that day: asked for every address, also by municipalities that do not see the block.
CREATE FUNCTION register_blocked(who bigint[], on_day date) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
BEGIN ATOMIC
    SELECT DISTINCT person_id FROM register_datablock WHERE person_id = ANY (who) AND upper_inf(valid)
    UNION
    SELECT DISTINCT person_id FROM register_datablock WHERE person_id = ANY (who) AND valid @> on_day;
END;

-- The municipality of arrival ends the main residence that the person still has elsewhere in the canton (§ 13 para. 5 NG).
CREATE FUNCTION register_leave_for(who bigint, bfs integer, on_day date) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    home record;
BEGIN
    IF NOT (base_sees_canton_as('{register}') OR bfs = ANY (base_municipalities_seen_as('{register}'))) THEN
        RAISE EXCEPTION 'no grant covers municipality %', bfs USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT id, municipality_id INTO home FROM register_residence
    WHERE person_id = who AND kind = 1 AND municipality_id <> bfs AND valid @> on_day AND lower(valid) < on_day
        AND upper_inf(valid)
    FOR UPDATE;
    IF home.id IS NULL THEN
        RETURN NULL;
    END IF;
    DELETE FROM register_occupancy WHERE residence_id = home.id AND lower(valid) >= on_day;
    UPDATE register_occupancy SET valid = daterange(lower(valid), on_day)
    WHERE residence_id = home.id AND upper_inf(valid);
    UPDATE register_residence
    SET valid = daterange(lower(valid), on_day), goes_to_municipality = bfs,
        goes_to = (SELECT name FROM base_municipality WHERE bfs_number = bfs)
    WHERE id = home.id;
    DELETE FROM register_householdmember USING register_household AS household, register_dwelling AS dwelling
    WHERE household.id = household_id AND dwelling.id = household.dwelling_id AND person_id = who
        AND dwelling.municipality_id = home.municipality_id AND lower(register_householdmember.valid) >= on_day;
    UPDATE register_householdmember AS member SET valid = daterange(lower(member.valid), on_day)
    FROM register_household AS household JOIN register_dwelling AS dwelling ON dwelling.id = household.dwelling_id
    WHERE household.id = member.household_id AND member.person_id = who
        AND dwelling.municipality_id = home.municipality_id AND upper_inf(member.valid);
    RETURN home.municipality_id;
END $$;
"""

SHUT = f"""
REVOKE ALL ON register_fault FROM {APP_ROLE};
REVOKE UPDATE, DELETE ON register_registerevent FROM {APP_ROLE};
REVOKE ALL ON FUNCTION register_refuse_fault(bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION register_lock(bigint[]), register_identify(text, text, date),
    register_blocked(bigint[], date), register_leave_for(bigint, integer, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION register_lock(bigint[]), register_identify(text, text, date),
    register_blocked(bigint[], date), register_leave_for(bigint, integer, date) TO {APP_ROLE};
"""

# Whoever turned out to be another person lives nowhere, and is seen only by those who see that other one.
MERGED = f"""
CREATE POLICY merged ON register_person AS RESTRICTIVE TO {APP_ROLE} USING (
    merged_into_id IS NULL OR {rls.sees_person_history("register_person.merged_into_id")}
);
"""

IN_TIME = (
    "personstate", "officialid", "placeoforigin", "datablock", "deliveryaddress", "guardian", "extrafeaturevalue",
)  # fmt: skip

# What was known on a day is read from history by person (`as_known`).
HISTORY_KEYS = {
    **dict.fromkeys((*IN_TIME, "residence", "relationship", "householdmember"), "person_id"),
    "occupancy": "residence_id",
}


def in_time(model: str) -> list[migrations.RunSQL]:
    """Protect a table of rows that hold for a person over a time."""
    column = f"register_{model}.person_id"
    history = f"register_{model}event"
    return [
        rls.protect(
            f"register_{model}",
            rls.sees_person(column, during=f"register_{model}.valid"),
            writes=rls.sees_person(column, roles=WRITERS),
        ),
        rls.protect_history(history, rls.sees_person_history(f"{history}.person_id", during=f"{history}.valid")),
    ]


def of_event(table: str) -> str:
    """Condition: the municipality that entered the event, or who knows the person on that day."""
    known = rls.sees_person_history(f"{table}.person_id", during=rls.on_day(f"{table}.event_date"))
    return f"{known} OR {rls.sees_municipality(f'{table}.municipality_id')}"


def of_municipality(model: str) -> list[migrations.RunSQL]:
    """Protect a table of rows that belong to a municipality's office."""
    table = f"register_{model}"
    return [
        rls.protect(
            table,
            rls.sees_municipality(f"{table}.municipality_id"),
            writes=rls.sees_municipality(f"{table}.municipality_id", roles=WRITERS),
        ),
        rls.protect_history(f"{table}event", rls.sees_municipality(f"{table}event.municipality_id")),
    ]


def occupancy(table: str) -> str:
    """Condition: the worker sees the residence."""
    return rls.sees_row("register_residence", f"{table}.residence_id")


class Migration(migrations.Migration):
    dependencies = [("register", "0005_dwelling_in_occupancy"), ("base", "0004_roles")]

    operations = [
        migrations.RunSQL(FAULTS),
        migrations.RunSQL(DOORS),
        *(operation for model in IN_TIME for operation in in_time(model)),
        rls.protect(
            "register_occupancy",
            occupancy("register_occupancy"),
            writes=rls.sees_row("register_residence", "register_occupancy.residence_id", roles=WRITERS),
        ),
        rls.protect_history("register_occupancyevent", occupancy("register_occupancyevent")),
        rls.protect(
            "register_registerevent",
            of_event("register_registerevent"),
            writes=rls.sees_person("register_registerevent.person_id", roles=WRITERS),
        ),
        rls.protect_history("register_registereventevent", of_event("register_registereventevent")),
        *(operation for model in ("task", "personmerge") for operation in of_municipality(model)),
        rls.read_only(
            *(f"register_{model}{event}" for model in ("codelist", "code", "extrafeature") for event in ("", "event"))
        ),
        migrations.RunSQL(MERGED),
        *(
            migrations.RunSQL(f"CREATE INDEX {model}event_of ON register_{model}event ({column})")
            for model, column in HISTORY_KEYS.items()
        ),
        migrations.RunSQL(SHUT),
        rls.seal_history(),
    ]
