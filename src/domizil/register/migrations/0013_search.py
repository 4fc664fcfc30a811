# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Search by beginnings of names (today's and former ones), by birth and by address, within one answer of the database.

PostgreSQL may not use the trigram index below a row-level policy, because LIKE could leak what it compares. These functions
search with the owner's rights and give back only whom the asking worker may see.
"""

from typing import Any

from django.db import migrations

from domizil.base.pg import APP_ROLE
from domizil.register import names

FIXED = "SET search_path = pg_catalog, public, pg_temp"

# Each word begins a word of the key; words of one letter alone stand for themselves, or half the canton would fit.
WORDS = f"""
CREATE FUNCTION register_words(words text[]) RETURNS text LANGUAGE sql IMMUTABLE {FIXED}
BEGIN ATOMIC
    SELECT coalesce(string_agg(
        CASE WHEN (SELECT max(length(longest)) FROM unnest(words) AS longest) > 1
            THEN format('(key LIKE %L OR key LIKE %L)', word || '%', '% ' || word || '%')
            ELSE format('(key LIKE %L OR key LIKE %L OR key LIKE %L)', word || ' %', '% ' || word, '% ' || word || ' %')
        END, ' AND '), 'true')
    FROM unnest(words) AS word;
END;
"""

# Of whose birth only the year or month is known is found by each day in it.
# Who is found by a former name is seen only by who knew the person while it was the name (as `register_personstate`).
# Whether the few that fit are seen is asked once for all of them; asked the other way round, PostgreSQL would first
# gather all people of the municipality.
FIND = f"""
DROP FUNCTION register_find(text[], integer);
CREATE FUNCTION register_find(words text[], born daterange, most integer) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER {FIXED} AS $$
DECLARE
    holds text := register_words(words);
    in_time text := CASE WHEN born IS NULL THEN 'true'
        ELSE format(
            '(date_of_birth >= %L AND date_of_birth < %L OR birth_known = ''year'' AND date_of_birth = %L'
            ' OR birth_known = ''month'' AND date_of_birth = %L)',
            lower(born), upper(born), date_trunc('year', lower(born))::date, date_trunc('month', lower(born))::date) END;
BEGIN
    IF NOT base_sees_somebody() THEN
        RETURN;
    END IF;
    RETURN QUERY EXECUTE format(
        'WITH named AS MATERIALIZED (
             SELECT coalesce(merged_into_id, id) AS id, sort_key
             FROM (SELECT *, search_key AS key FROM register_person) AS person WHERE %1$s AND %2$s
         ), formerly AS MATERIALIZED (
             SELECT DISTINCT coalesce(merged_into_id, person.id) AS id
             FROM (SELECT *, search_key AS key FROM register_personstate WHERE search_key <> '''') AS state
             JOIN register_person AS person ON person.id = person_id
             WHERE $2 AND %1$s AND %2$s AND ((SELECT base_sees_canton()) OR EXISTS (
                 SELECT FROM register_known AS known
                 WHERE known.person_id = coalesce(merged_into_id, person.id) AND known.during && state.valid))
         )
         SELECT id FROM (
             SELECT id, sort_key FROM named WHERE (SELECT base_sees_canton()) OR id IN (
                 SELECT person_id FROM register_sight WHERE person_id = ANY (ARRAY(SELECT id FROM named)))
             UNION ALL
             SELECT id, sort_key FROM formerly JOIN register_person USING (id) WHERE id NOT IN (SELECT id FROM named)
         ) AS found ORDER BY sort_key, id LIMIT $1', holds, in_time)
    USING most, cardinality(words) > 0;
END $$;
"""

# Streets are alike however they are written: Pilatusstrasse, Pilatusstr., PILATUSSTR; Rössligasse, Roessligasse.
STREET = f"""
CREATE FUNCTION register_street_key(street text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE {FIXED}
RETURN regexp_replace(replace(regexp_replace(lower(translate(
    street, 'ÄÀÁÂäàáâÖÒÓÔöòóôÜÙÚÛüùúûÉÈÊËéèêëÏÍÎïíîÇç', 'aaaaaaaaoooooooouuuuuuuueeeeeeeeiiiiiicc'
)), '([aou])e', '\\1', 'g'), 'strasse', 'str'), '[^a-z0-9]', '', 'g');

CREATE INDEX dwelling_street ON register_dwelling (register_street_key(street) text_pattern_ops);
"""

# Who lives in dwellings today. Somebody with a block is not found by where they live.
LIVING = f"""
CREATE FUNCTION register_living(homes bigint[], most integer) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER {FIXED} AS $$
DECLARE
    living bigint[] := ARRAY(
        SELECT person_id FROM register_occupancy AS occupancy
        JOIN register_residence AS residence ON residence.id = residence_id
        WHERE dwelling_id = ANY (homes) AND occupancy.valid @> base_today()
            AND ((SELECT base_sees_canton()) OR municipality_id = ANY ((SELECT base_municipalities_seen())::int[]))
    );
BEGIN
    RETURN QUERY SELECT id FROM register_person
        WHERE id = ANY (living) AND id NOT IN (SELECT register_blocked(living, base_today()))
        ORDER BY sort_key, id LIMIT most;
END $$;

CREATE FUNCTION register_homes(street text, house text, zip integer, place text) RETURNS bigint[]
LANGUAGE plpgsql STABLE SECURITY DEFINER {FIXED} AS $$
DECLARE
    homes bigint[];
BEGIN
    EXECUTE format(
        'SELECT array_agg(id) FROM register_dwelling
         WHERE register_street_key(street) LIKE %L AND ($1 = '''' OR lower(replace(house_number, '' '', '''')) = $1)
            AND ($2 IS NULL OR swiss_zip_code = $2) AND ($3 = '''' OR register_street_key(town) LIKE $3 || ''%%'')
            AND ((SELECT base_sees_canton()) OR municipality_id = ANY ((SELECT base_municipalities_seen())::int[]))',
        register_street_key(street) || '%')
    INTO homes USING house, zip, register_street_key(place);
    RETURN homes;
END $$;
"""

OPEN = f"""
REVOKE ALL ON FUNCTION register_find(text[], daterange, integer), register_living(bigint[], integer),
    register_homes(text, text, integer, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION register_find(text[], daterange, integer), register_living(bigint[], integer),
    register_homes(text, text, integer, text) TO {APP_ROLE};
"""

# As in 0009, but asking once for all candidates who is seen.
SIMILAR = """
CREATE OR REPLACE FUNCTION register_similar(number text, keys text[], born date[], most integer) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN QUERY EXECUTE
        'WITH candidate AS MATERIALIZED (
             SELECT id FROM register_person WHERE vn = $1
             UNION SELECT id FROM register_person WHERE date_of_birth = ANY ($3)
             UNION (SELECT id FROM register_person WHERE search_key % $4 ORDER BY similarity(search_key, $4) DESC LIMIT 40)
             UNION (SELECT id FROM register_person WHERE search_key % $5 ORDER BY similarity(search_key, $5) DESC LIMIT 40)
         )
         SELECT id FROM candidate WHERE (SELECT base_sees_canton()) OR id IN (
             SELECT person_id FROM register_sight WHERE person_id = ANY (ARRAY(SELECT id FROM candidate)))
         LIMIT $2'
    USING number, most, born, keys[1], keys[2];
END $$;
"""


def give_keys(apps: Any, schema_editor: Any) -> None:
    """Compute the key of every row that holds a name which today's names do not (see `states.find_by`)."""
    rows = apps.get_model("register", "PersonState").objects.raw(
        """
        SELECT state.*, person.search_key AS today FROM register_personstate AS state
        JOIN register_person AS person ON person.id = person_id
        WHERE state.official_name <> person.official_name OR state.first_name <> person.first_name
            OR original_name || alliance_name || foreign_name || alias_name || call_name <> ''
        """
    )
    held = (
        "official_name", "first_name", "original_name", "alliance_name", "foreign_name", "alias_name", "call_name",
    )  # fmt: skip
    with schema_editor.connection.cursor() as cursor:
        for row in list(rows):
            if key := names.further_key((getattr(row, name) for name in held), row.today):
                cursor.execute("UPDATE register_personstate SET search_key = %s WHERE id = %s", [key, row.pk])
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class Migration(migrations.Migration):
    dependencies = [("register", "0012_names_of_the_past")]

    operations = [
        *map(migrations.RunSQL, (WORDS, FIND, STREET, LIVING, OPEN, SIMILAR)),
        migrations.RunPython(give_keys, migrations.RunPython.noop),
    ]
