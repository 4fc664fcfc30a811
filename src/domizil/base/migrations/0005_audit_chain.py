# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Audit of reads, and a chain of hashes over reads and writes (ADR 12). The app cannot even name the schema."""

from django.db import migrations

from domizil.base import rls
from domizil.base.pg import APP_ROLE

LANES = 64

# One entry: a look at persons, or a statement that wrote history rows. An entry's hash covers the one before it in its
# lane. A transaction takes a lane that no other holds, so that nobody waits; `lane` keeps how long each chain is.
# `history`: one row a history table. Its epoch begins anew when its columns change, because a hash covers whole rows.
TABLES = f"""
CREATE SCHEMA audit;
CREATE TABLE audit.lane (number smallint PRIMARY KEY, entries bigint NOT NULL, hash text NOT NULL) WITH (fillfactor = 20);
INSERT INTO audit.lane SELECT number, 0, '' FROM generate_series(0, {LANES - 1}) AS number;
CREATE TABLE audit.entry (
    lane smallint NOT NULL,
    number bigint NOT NULL,
    at timestamp NOT NULL,  -- UTC
    worker bigint,
    roles text[],
    path text,
    why text NOT NULL,
    persons bigint[],
    history text,
    epoch integer,
    rows bigint,
    ids int8multirange,
    digest text,
    hash text NOT NULL,
    PRIMARY KEY (lane, number)
);
CREATE INDEX entry_persons ON audit.entry USING gin (persons) WHERE persons IS NOT NULL;
CREATE INDEX entry_history ON audit.entry (history, epoch) WHERE history IS NOT NULL;
CREATE TABLE audit.history (name text PRIMARY KEY, epoch integer NOT NULL, columns text[] NOT NULL);

CREATE FUNCTION audit.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The audit is only ever added to.';
END $$;
CREATE TRIGGER added_to_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.entry EXECUTE FUNCTION audit.refuse();
"""

APPEND = f"""
CREATE FUNCTION audit.told(entry audit.entry) RETURNS text LANGUAGE sql STABLE
RETURN jsonb_strip_nulls(to_jsonb(entry) - 'hash')::text;

CREATE FUNCTION audit.free_lane() RETURNS smallint LANGUAGE plpgsql AS $$
DECLARE
    chosen smallint := nullif(current_setting('domizil.lane', true), '');
BEGIN
    IF chosen IS NULL THEN
        SELECT number INTO chosen FROM audit.lane
        ORDER BY (number + pg_backend_pid()) % {LANES} LIMIT 1 FOR UPDATE SKIP LOCKED;
        chosen := coalesce(chosen, pg_backend_pid() % {LANES});  -- all are held: wait for one
        PERFORM set_config('domizil.lane', chosen::text, true);
    END IF;
    RETURN chosen;
END $$;

CREATE FUNCTION audit.append(made audit.entry) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    head audit.lane;
BEGIN
    SELECT * INTO head FROM audit.lane WHERE number = audit.free_lane() FOR UPDATE;
    made.lane := head.number;
    made.number := head.entries + 1;
    made.at := clock_timestamp() AT TIME ZONE 'UTC';
    made.worker := base_worker_id();
    made.path := nullif(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'path';
    made.hash := encode(sha256(convert_to(head.hash || audit.told(made), 'UTF8')), 'hex');
    INSERT INTO audit.entry SELECT made.*;
    UPDATE audit.lane SET entries = made.number, hash = made.hash WHERE number = head.number;
END $$;
"""

# What a row's text looks like must not depend on the session that asks.
FIXED = "SET timezone = 'UTC' SET datestyle = 'ISO, YMD' SET bytea_output = 'hex' SET search_path = pg_catalog, public, pg_temp"
DIGEST = "encode(sha256(string_agg(sha256(convert_to({0}::text, 'UTF8')), '' ORDER BY {0}.pgh_id)), 'hex')"

WRITES = f"""
CREATE FUNCTION audit.record() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER {FIXED} AS $$
DECLARE
    made audit.entry;
BEGIN
    SELECT count(*), range_agg(int8range(pgh_id, pgh_id, '[]')), {DIGEST.format("written")}
    INTO made.rows, made.ids, made.digest FROM written;
    IF made.rows > 0 THEN
        made.why := 'write';
        made.history := TG_TABLE_NAME;
        made.epoch := TG_ARGV[0];
        PERFORM audit.append(made);
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION audit.begin_epoch(asked text) RETURNS void LANGUAGE plpgsql {FIXED} AS $$
DECLARE
    made audit.entry;
BEGIN
    SELECT epoch INTO made.epoch FROM audit.history WHERE name = asked;
    EXECUTE format(
        'CREATE OR REPLACE TRIGGER audit_chain AFTER INSERT ON %I REFERENCING NEW TABLE AS written'
        ' FOR EACH STATEMENT EXECUTE FUNCTION audit.record(%s)', asked, made.epoch
    );
    EXECUTE format(
        $q$SELECT count(*), range_agg(int8range(pgh_id, pgh_id, '[]')), {DIGEST.format("kept")} FROM %I AS kept$q$, asked
    ) INTO made.rows, made.ids, made.digest;
    IF made.rows > 0 THEN
        made.why := 'epoch';
        made.history := asked;
        PERFORM audit.append(made);
    END IF;
END $$;

CREATE FUNCTION audit.follow() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    changed text;
BEGIN
    FOR changed IN
        INSERT INTO audit.history AS known
        SELECT relname, 1, array_agg(attname || ' ' || atttypid::regtype ORDER BY attnum)
        FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
        WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND attnum > 0 AND NOT attisdropped
        GROUP BY relname HAVING 'pgh_label' = ANY (array_agg(attname))
        ON CONFLICT (name) DO UPDATE SET epoch = known.epoch + 1, columns = excluded.columns
        WHERE known.columns <> excluded.columns
        RETURNING name
    LOOP
        PERFORM audit.begin_epoch(changed);
    END LOOP;
    DELETE FROM audit.history WHERE to_regclass('public.' || quote_ident(name)) IS NULL;
END $$;

ALTER FUNCTION base_seal_history() RENAME TO base_seal_rights;
CREATE FUNCTION base_seal_history() RETURNS void LANGUAGE sql
BEGIN ATOMIC
    SELECT base_seal_rights();
    SELECT audit.follow();
END;
REVOKE ALL ON FUNCTION base_seal_history() FROM PUBLIC;
"""

# What the app may: add that somebody looked at persons, and read who looked at a person whom the worker sees (or who is
# the resident who asks, see `acting.as_resident`).
READS = """
CREATE FUNCTION base_looked_at(looking bigint, seen bigint[], reason text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    made audit.entry;
BEGIN
    IF looking IS DISTINCT FROM base_worker_id() THEN
        RAISE EXCEPTION 'Worker % looks while % acts.', looking, base_worker_id();
    END IF;
    IF pg_current_xact_id_if_assigned() IS NULL THEN  -- nothing was written: the page need not wait for the disk
        PERFORM set_config('synchronous_commit', 'off', true);
    END IF;
    made.why := reason;
    made.persons := seen;
    made.roles := ARRAY(
        SELECT DISTINCT role::text FROM base_grant WHERE worker_id = looking AND valid @> base_today() ORDER BY 1
    );
    PERFORM audit.append(made);
END $$;

CREATE FUNCTION base_looks_at(person bigint, most integer)
RETURNS TABLE (at timestamptz, worker text, roles text[], why text, path text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF base_sees_canton()
        OR EXISTS (SELECT FROM register_sight AS sight WHERE sight.person_id = person)
        OR person::text = current_setting('domizil.resident', true)
    THEN
        RETURN QUERY
            SELECT entry.at AT TIME ZONE 'UTC', trim(concat(who.first_name, ' ', who.last_name)), entry.roles, entry.why,
                entry.path
            FROM audit.entry LEFT JOIN base_worker AS who ON who.id = entry.worker
            WHERE persons @> ARRAY[person] ORDER BY entry.at DESC LIMIT most;
    END IF;
END $$;
"""

FAULTS = f"""
CREATE FUNCTION audit.broken_chains() RETURNS TABLE (lane smallint, number bigint, fault text) LANGUAGE sql STABLE {FIXED}
BEGIN ATOMIC
    SELECT lane, number, CASE WHEN number <> former + 1 THEN 'removed' ELSE 'changed' END
    FROM (
        SELECT entry.lane, entry.number, entry.hash, audit.told(entry) AS told,
            lag(entry.number, 1, 0::bigint) OVER chain AS former, lag(entry.hash, 1, '') OVER chain AS former_hash
        FROM audit.entry WINDOW chain AS (PARTITION BY entry.lane ORDER BY entry.number)
    ) AS links
    WHERE number <> former + 1 OR hash <> encode(sha256(convert_to(former_hash || told, 'UTF8')), 'hex')
    UNION ALL
    SELECT head.number, greatest(head.entries, coalesce(last.number, 0)),
        CASE WHEN head.entries > coalesce(last.number, 0) THEN 'removed' ELSE 'inserted' END
    FROM audit.lane AS head LEFT JOIN (
        SELECT DISTINCT ON (entry.lane) entry.lane, entry.number, entry.hash FROM audit.entry
        ORDER BY entry.lane, entry.number DESC
    ) AS last ON last.lane = head.number
    WHERE (head.entries, head.hash) IS DISTINCT FROM (coalesce(last.number, 0), coalesce(last.hash, ''));
END;

CREATE FUNCTION audit.broken_history(asked text)
RETURNS TABLE (lane smallint, number bigint, row_id bigint, fault text) LANGUAGE plpgsql STABLE {FIXED} AS $$
BEGIN
    RETURN QUERY EXECUTE format(
        $q$
        WITH entries AS (
            SELECT entry.* FROM audit.entry JOIN audit.history AS now
            ON now.name = entry.history AND now.epoch = entry.epoch WHERE entry.history = %L
        ), found AS (
            SELECT entries.lane, entries.number, entries.rows, entries.digest, count(kept.pgh_id) AS there,
                {DIGEST.format("kept")} AS digest_now
            FROM entries LEFT JOIN %I AS kept ON kept.pgh_id >= lower(entries.ids) AND kept.pgh_id < upper(entries.ids)
                AND entries.ids @> kept.pgh_id::bigint
            GROUP BY entries.lane, entries.number, entries.rows, entries.digest
        )
        SELECT lane, number, NULL::bigint, CASE WHEN there < rows THEN 'removed' ELSE 'changed' END
        FROM found WHERE (there, digest_now) IS DISTINCT FROM (rows, digest)
        UNION ALL
        SELECT NULL, NULL, kept.pgh_id::bigint, 'inserted' FROM %I AS kept
        WHERE NOT coalesce((SELECT range_agg(ids) FROM entries), '{{}}') @> kept.pgh_id::bigint
        $q$, asked, asked, asked
    );
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("base", "0004_roles")]

    operations = [
        migrations.RunSQL(TABLES),
        migrations.RunSQL(APPEND),
        migrations.RunSQL(WRITES),
        migrations.RunSQL(READS),
        migrations.RunSQL(FAULTS),
        migrations.RunSQL(f"REVOKE ALL ON SCHEMA audit FROM PUBLIC, {APP_ROLE}"),
        rls.seal_history(),
    ]
