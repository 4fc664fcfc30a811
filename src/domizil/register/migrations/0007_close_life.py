# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A death ends every residence of a person, also those in municipalities that the clerk does not act for."""

from django.db import migrations

from domizil.base.pg import APP_ROLE

CLOSE = f"""
CREATE FUNCTION register_close_life(who bigint, bfs integer, died date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT (base_sees_canton_as('{{register}}') OR bfs = ANY (base_municipalities_seen_as('{{register}}')))
        OR NOT EXISTS (SELECT FROM register_residence WHERE person_id = who AND municipality_id = bfs)
    THEN
        RAISE EXCEPTION 'no grant covers municipality %', bfs USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE register_occupancy AS occupancy SET valid = daterange(lower(occupancy.valid), died + 1)
    FROM register_residence AS residence
    WHERE residence.id = residence_id AND person_id = who AND occupancy.valid @> (died + 1)
        AND lower(occupancy.valid) <= died;
    UPDATE register_residence SET valid = daterange(lower(valid), died + 1)
    WHERE person_id = who AND valid @> (died + 1) AND lower(valid) <= died;
    UPDATE register_householdmember SET valid = daterange(lower(valid), died + 1)
    WHERE person_id = who AND valid @> (died + 1) AND lower(valid) <= died;
END $$;
REVOKE ALL ON FUNCTION register_close_life(bigint, integer, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION register_close_life(bigint, integer, date) TO {APP_ROLE};
"""


class Migration(migrations.Migration):
    dependencies = [("register", "0006_whole_lives")]

    operations = [migrations.RunSQL(CLOSE)]
