# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Search by few letters: half the canton may fit, so those whom the worker sees are found in the cheaper of two ways.

Family names that begin with what was typed come before first names and second names that do.
"""

from django.db import migrations, models
from django.db.models.functions import Collate

from domizil.base.pg import APP_ROLE

FIXED = "SET search_path = pg_catalog, public, pg_temp"

# Whoever knows at most so many people would walk through the names of half the canton to meet enough of them.
FEW = 20_000
# Up to so many who fit, each is looked up; more are held against all whom the worker sees.
EACH = 8_000

# Those whom the worker sees of those whose key begins with the word, in the order of keys. Each one is looked up on the
# way, so that the walk ends with the last one wanted.
BEGIN = f"""
CREATE FUNCTION register_begin(word text, most integer) RETURNS SETOF bigint LANGUAGE plpgsql STABLE {FIXED} AS $$
BEGIN
    RETURN QUERY EXECUTE format(
        'SELECT coalesce(merged_into_id, person.id) FROM register_person AS person
         CROSS JOIN LATERAL (
             SELECT WHERE $1
             UNION ALL SELECT FROM register_sight WHERE NOT $1 AND person_id = coalesce(merged_into_id, person.id)
             LIMIT 1) AS seen
         WHERE search_key COLLATE "C" LIKE %L ORDER BY search_key COLLATE "C" LIMIT $2', word || '%')
    USING base_sees_canton(), most;
END $$;
"""

# Those whom the worker sees of those who fit. Of whose birth only the year or month is known is found by each day in it.
# Who is found by a former name is seen only by who knew the person while it was the name (as `register_personstate`).
NAMED = f"""
CREATE FUNCTION register_named(words text[], born daterange, most integer) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE {FIXED} AS $$
DECLARE
    in_time text := CASE WHEN born IS NULL THEN 'true'
        ELSE format(
            '(date_of_birth >= %L AND date_of_birth < %L OR birth_known = ''year'' AND date_of_birth = %L'
            ' OR birth_known = ''month'' AND date_of_birth = %L)',
            lower(born), upper(born), date_trunc('year', lower(born))::date, date_trunc('month', lower(born))::date) END;
BEGIN
    RETURN QUERY EXECUTE format(
        'WITH named AS MATERIALIZED (
             SELECT coalesce(merged_into_id, id) AS id, sort_key, key
             FROM (SELECT *, search_key AS key FROM register_person) AS person WHERE %1$s AND %2$s
         ), sight AS (
             SELECT person_id FROM register_sight
             WHERE (SELECT count(*) <= {EACH} FROM named) AND person_id = ANY (ARRAY(SELECT id FROM named))
             UNION ALL SELECT person_id FROM register_sight WHERE (SELECT count(*) > {EACH} FROM named)
         ), formerly AS MATERIALIZED (
             SELECT DISTINCT coalesce(merged_into_id, person.id) AS id
             FROM (SELECT *, search_key AS key FROM register_personstate WHERE search_key <> '''') AS state
             JOIN register_person AS person ON person.id = person_id
             WHERE $2 AND %1$s AND %2$s AND ($4 OR EXISTS (
                 SELECT FROM register_known AS known
                 WHERE known.person_id = coalesce(merged_into_id, person.id) AND known.during && state.valid))
         )
         SELECT id FROM (
             SELECT id, sort_key, key FROM named WHERE $4 OR id IN (SELECT person_id FROM sight)
             UNION ALL
             SELECT id, sort_key, search_key FROM formerly JOIN register_person USING (id)
             WHERE id NOT IN (SELECT id FROM named)
         ) AS found ORDER BY starts_with(key, $3) DESC, sort_key, id LIMIT $1', register_words(words), in_time)
    USING most, cardinality(words) > 0, coalesce(words[1], ''), base_sees_canton();
END $$;
"""

# A single word, two letters even, fits many people; as a rule enough family names of people known begin with it.
# `here`: the worker's place knows the person today, not of former times only.
FIND = f"""
DROP FUNCTION register_find(text[], daterange, integer);
CREATE FUNCTION register_find(words text[], born daterange, most integer) RETURNS TABLE (person bigint, here boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER {FIXED} AS $$
DECLARE
    all_seen boolean := base_sees_canton();
    found bigint[] := '{{}}';
BEGIN
    IF NOT base_sees_somebody() THEN
        RETURN;
    END IF;
    IF born IS NULL AND cardinality(words) = 1 AND length(words[1]) > 1
        AND (all_seen OR (SELECT count(*) > {FEW} FROM (SELECT FROM register_sight LIMIT {FEW} + 1) AS sight))
    THEN
        found := ARRAY(SELECT register_begin(words[1], most));
    END IF;
    IF cardinality(found) < most THEN
        found := ARRAY(SELECT register_named(words, born, most));
    END IF;
    RETURN QUERY SELECT id, all_seen OR EXISTS (SELECT FROM register_known WHERE person_id = id AND NOT former)
        FROM unnest(found) WITH ORDINALITY AS one (id, place) ORDER BY place;
END $$;
"""

FIND_BY = "register_find(text[], daterange, integer)"
INNER = "register_begin(text, integer), register_named(text[], daterange, integer)"
OPEN = f"""
REVOKE ALL ON FUNCTION {FIND_BY}, {INNER} FROM PUBLIC;
GRANT EXECUTE ON FUNCTION {FIND_BY} TO {APP_ROLE};
"""


class Migration(migrations.Migration):
    dependencies = [("register", "0014_doors_for_sets")]

    operations = [
        migrations.AddIndex("Person", models.Index(Collate("search_key", "C"), name="person_search_start")),
        *map(migrations.RunSQL, (BEGIN, NAMED, FIND, OPEN)),
    ]
