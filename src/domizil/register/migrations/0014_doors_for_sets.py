# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The doors through row-level security for reports that are entered together: each asks about many persons at once."""

from django.db import migrations

from domizil.base.pg import APP_ROLE

# As `register` migration 0006 has them for one person. `place` says which of the asked is meant.
IDENTIFY = """
CREATE FUNCTION register_identify(numbers text[], keys text[], births date[]) RETURNS TABLE (place bigint, id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
BEGIN ATOMIC
    SELECT asked.place, person.id
    FROM unnest(numbers, keys, births) WITH ORDINALITY AS asked (number, key, born, place)
    JOIN register_person AS person ON person.date_of_birth = asked.born
        AND ((asked.number <> '' AND person.vn = asked.number) OR (asked.number = '' AND person.search_key = asked.key))
    WHERE person.merged_into_id IS NULL AND (SELECT base_sees_somebody());
END;
"""

# The municipalities of arrival end the main residences that persons still have elsewhere in the canton (§ 13 para. 5 NG);
# told is who left which municipality.
LEAVE = """
CREATE FUNCTION register_leave_for(who bigint[], towns integer[], days date[])
RETURNS TABLE (person_id bigint, municipality integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    homes bigint[];
BEGIN
    IF NOT (base_sees_canton_as('{register}') OR towns <@ base_municipalities_seen_as('{register}')) THEN
        RAISE EXCEPTION 'no grant covers municipalities %', towns USING ERRCODE = 'insufficient_privilege';
    END IF;
    homes := ARRAY(
        SELECT residence.id FROM register_residence AS residence
        JOIN unnest(who, towns, days) AS leaving (person_id, bfs, on_day) USING (person_id)
        WHERE kind = 1 AND municipality_id <> bfs AND upper_inf(valid) AND lower(valid) < on_day
        ORDER BY residence.id FOR UPDATE OF residence
    );
    IF cardinality(homes) = 0 THEN
        RETURN;
    END IF;
    DELETE FROM register_occupancy AS occupancy USING register_residence AS residence,
        unnest(who, days) AS leaving (person_id, on_day)
    WHERE residence.id = residence_id AND residence.id = ANY (homes) AND residence.person_id = leaving.person_id
        AND lower(occupancy.valid) >= on_day;
    UPDATE register_occupancy AS occupancy SET valid = daterange(lower(occupancy.valid), on_day)
    FROM register_residence AS residence, unnest(who, days) AS leaving (person_id, on_day)
    WHERE residence.id = residence_id AND residence.id = ANY (homes) AND residence.person_id = leaving.person_id
        AND occupancy.valid @> on_day;
    DELETE FROM register_householdmember AS member USING register_household AS household, register_dwelling AS dwelling,
        register_residence AS residence, unnest(who, days) AS leaving (person_id, on_day)
    WHERE household.id = household_id AND dwelling.id = household.dwelling_id AND residence.id = ANY (homes)
        AND dwelling.municipality_id = residence.municipality_id AND residence.person_id = leaving.person_id
        AND member.person_id = leaving.person_id AND lower(member.valid) >= on_day;
    UPDATE register_householdmember AS member SET valid = daterange(lower(member.valid), on_day)
    FROM register_household AS household, register_dwelling AS dwelling, register_residence AS residence,
        unnest(who, days) AS leaving (person_id, on_day)
    WHERE household.id = household_id AND dwelling.id = household.dwelling_id AND residence.id = ANY (homes)
        AND dwelling.municipality_id = residence.municipality_id AND residence.person_id = leaving.person_id
        AND member.person_id = leaving.person_id AND upper_inf(member.valid);
    RETURN QUERY
    UPDATE register_residence AS residence
    SET valid = daterange(lower(residence.valid), on_day), goes_to_municipality = bfs, goes_to = town.name
    FROM unnest(who, towns, days) AS leaving (person_id, bfs, on_day) JOIN base_municipality AS town ON bfs_number = bfs
    WHERE residence.id = ANY (homes) AND residence.person_id = leaving.person_id
    RETURNING residence.person_id, residence.municipality_id::integer;
END $$;
"""

FORMER = "register_identify(text, text, date), register_leave_for(bigint, integer, date)"
DOORS = "register_identify(text[], text[], date[]), register_leave_for(bigint[], integer[], date[])"


class Migration(migrations.Migration):
    dependencies = [("register", "0013_search")]

    operations = [
        migrations.RunSQL(f"DROP FUNCTION {FORMER}"),
        migrations.RunSQL(IDENTIFY),
        migrations.RunSQL(LEAVE),
        migrations.RunSQL(f"REVOKE ALL ON FUNCTION {DOORS} FROM PUBLIC"),
        migrations.RunSQL(f"GRANT EXECUTE ON FUNCTION {DOORS} TO {APP_ROLE}"),
    ]
