# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finds whom a new entry may already be, with the index of trigrams that row-level security would not let be used."""

from django.db import migrations

from domizil.base.pg import APP_ROLE

SIMILAR = f"""
CREATE FUNCTION register_similar(number text, keys text[], born date[], most integer) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN QUERY EXECUTE
        'SELECT id FROM (
             SELECT id FROM register_person WHERE vn = $1
             UNION SELECT id FROM register_person WHERE date_of_birth = ANY ($3)
             UNION (SELECT id FROM register_person WHERE search_key % $4 ORDER BY similarity(search_key, $4) DESC LIMIT 40)
             UNION (SELECT id FROM register_person WHERE search_key % $5 ORDER BY similarity(search_key, $5) DESC LIMIT 40)
         ) AS candidate
         WHERE (SELECT base_sees_canton()) OR EXISTS (
             SELECT FROM register_sight AS sight WHERE sight.person_id = candidate.id)
         LIMIT $2'
    USING number, most, born, keys[1], keys[2];
END $$;
REVOKE ALL ON FUNCTION register_similar(text, text[], date[], integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION register_similar(text, text[], date[], integer) TO {APP_ROLE};
"""


class Migration(migrations.Migration):
    dependencies = [("register", "0008_history_keys")]

    operations = [migrations.RunSQL(SIMILAR)]
