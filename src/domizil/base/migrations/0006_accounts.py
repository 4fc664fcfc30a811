# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Passwords out of reach of the pages, accounts made by administrators, traces of sign-ins that stay."""

from django.db import migrations

from domizil.base import rls
from domizil.base.pg import APP_ROLE

# The app asks for one hash at a time, at sign-in. What stays in base_worker.password is a random stamp: sessions hang on
# it and end when it changes.
PASSWORDS = f"""
CREATE SCHEMA secret;
CREATE TABLE secret.password (
    worker_id bigint PRIMARY KEY REFERENCES base_worker ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    hash text NOT NULL
);
INSERT INTO secret.password SELECT id, password FROM base_worker;
UPDATE base_worker SET password = '!' || md5(random()::text || clock_timestamp()::text) || md5(random()::text);

CREATE FUNCTION base_password_of(worker bigint) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
RETURN (SELECT hash FROM secret.password WHERE worker_id = worker);

CREATE FUNCTION base_keep_password(worker bigint, new_hash text, stamp text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    INSERT INTO secret.password VALUES (worker, new_hash) ON CONFLICT (worker_id) DO UPDATE SET hash = new_hash;
    UPDATE base_worker SET password = stamp WHERE id = worker AND password <> stamp;
END $$;
REVOKE ALL ON FUNCTION base_keep_password FROM PUBLIC;

CREATE FUNCTION base_change_password(worker bigint, new_hash text, stamp text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT base_has_role('administrator') AND worker IS DISTINCT FROM base_worker_id() THEN
        RAISE EXCEPTION 'Only administrators give passwords to others.' USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM base_keep_password(worker, new_hash, stamp);
END $$;

CREATE FUNCTION base_add_worker(name text, first text, last text, spoken text, stamp text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    made bigint;
BEGIN
    IF NOT base_has_role('administrator') THEN
        RAISE EXCEPTION 'Only administrators add accounts.' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO base_worker (username, first_name, last_name, language, password, email, is_superuser, is_staff,
        is_active, date_joined)
    VALUES (name, first, last, spoken, stamp, '', false, false, true, clock_timestamp()) RETURNING id INTO made;
    RETURN made;
END $$;

CREATE FUNCTION base_lock_worker(worker bigint, active boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT base_has_role('administrator') OR worker = base_worker_id() THEN
        RAISE EXCEPTION 'Only administrators lock accounts, and not their own.' USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE base_worker SET is_active = active WHERE id = worker;
END $$;
REVOKE ALL ON SCHEMA secret FROM PUBLIC, {APP_ROLE};
"""

# Signing out ends one session; whoever asks to end many at once asks for something else.
TRACES = f"""
CREATE FUNCTION base_one_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user = '{APP_ROLE}' AND (SELECT count(*) FROM gone) > 1 THEN
        RAISE EXCEPTION 'Sessions are ended one by one.' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER one_at_a_time AFTER DELETE ON django_session REFERENCING OLD TABLE AS gone
FOR EACH STATEMENT EXECUTE FUNCTION base_one_session();
REVOKE DELETE, UPDATE ON axes_accesslog, axes_accessfailurelog FROM {APP_ROLE};
GRANT UPDATE (logout_time) ON axes_accesslog TO {APP_ROLE};
"""


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0005_audit_chain"),
        ("axes", "0010_accessattemptexpiration"),
        ("sessions", "0001_initial"),
    ]

    operations = [migrations.RunSQL(PASSWORDS), migrations.RunSQL(TRACES), rls.seal_history()]
