# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the app role may do, and the functions that say what a worker sees."""

from django.db import migrations

from domizil.base import rls
from domizil.base.pg import APP_ROLE

# A setting of the session holds the worker and the day (see `acting`); both are gone when the transaction ends.
# A grant as administrator is about accounts: it shows no person.
SIGHT = """
CREATE FUNCTION base_worker_id() RETURNS bigint
LANGUAGE sql STABLE PARALLEL SAFE RETURN nullif(current_setting('domizil.worker', true), '')::bigint;

CREATE FUNCTION base_today() RETURNS date
LANGUAGE sql STABLE PARALLEL SAFE
RETURN coalesce(nullif(current_setting('domizil.today', true), '')::date, current_date);

CREATE FUNCTION base_has_role(asked text) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
BEGIN ATOMIC
    SELECT EXISTS (
        SELECT FROM base_grant JOIN base_worker ON base_worker.id = base_grant.worker_id
        WHERE worker_id = base_worker_id() AND is_active AND valid @> base_today()
            AND municipality_id IS NULL AND role = asked
    );
END;

CREATE FUNCTION base_sees_canton() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
BEGIN ATOMIC
    SELECT EXISTS (
        SELECT FROM base_grant JOIN base_worker ON base_worker.id = base_grant.worker_id
        WHERE worker_id = base_worker_id() AND is_active AND valid @> base_today()
            AND municipality_id IS NULL AND role <> 'administrator'
    );
END;

CREATE FUNCTION base_municipalities_seen() RETURNS integer[]
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
BEGIN ATOMIC
    SELECT coalesce(array_agg(DISTINCT municipality_id::integer), '{}')
    FROM base_grant JOIN base_worker ON base_worker.id = base_grant.worker_id
    WHERE worker_id = base_worker_id() AND is_active AND valid @> base_today()
        AND municipality_id IS NOT NULL AND role <> 'administrator';
END;

CREATE FUNCTION base_sees_municipality(bfs integer) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE RETURN base_sees_canton() OR bfs = ANY (base_municipalities_seen());

CREATE FUNCTION base_sees_somebody() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE RETURN base_sees_canton() OR cardinality(base_municipalities_seen()) > 0;
"""

# History tables are the ones with a column `pgh_label`; the functions that fill them are those of pgtrigger.
SEAL = f"""
CREATE FUNCTION base_seal_history() RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    history regclass;
    recorder regprocedure;
BEGIN
    FOR history IN
        SELECT attrelid::regclass FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
        WHERE attname = 'pgh_label' AND relkind = 'r' AND relnamespace = 'public'::regnamespace
    LOOP
        EXECUTE format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON %s FROM {APP_ROLE}', history);
    END LOOP;
    FOR recorder IN
        SELECT DISTINCT tgfoid::regprocedure FROM pg_trigger
        WHERE NOT tgisinternal AND tgname LIKE 'pgtrigger%'
    LOOP
        EXECUTE format(
            'ALTER FUNCTION %s SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp', recorder
        );
    END LOOP;
END $$;
REVOKE ALL ON FUNCTION base_seal_history() FROM PUBLIC;
"""

APP = f"""
GRANT USAGE ON SCHEMA public TO {APP_ROLE};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {APP_ROLE};
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {APP_ROLE};
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {APP_ROLE};
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {APP_ROLE};
"""

# A worker signs in before anybody is known, so workers can be read; accounts are made by the owner only.
WORKERS = f"GRANT UPDATE (last_login, language) ON base_worker TO {APP_ROLE};"


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.RunSQL(SIGHT),
        migrations.RunSQL(SEAL),
        migrations.RunSQL(APP),
        rls.read_only("django_migrations", "django_content_type", "auth_group", "auth_permission"),
        rls.read_only("auth_group_permissions", "base_worker_groups", "base_worker_user_permissions"),
        rls.read_only("pghistory_context", "base_municipality", "base_municipalitypopulation", "base_country"),
        rls.read_only("base_worker"),
        migrations.RunSQL(WORKERS),
        rls.protect("base_grant", f"worker_id = base_worker_id() OR {rls.ADMINISTERS}", writes=rls.ADMINISTERS),
        rls.protect_history("base_grantevent", f"worker_id = base_worker_id() OR {rls.ADMINISTERS}"),
        rls.protect_history("base_workerevent", f"pgh_obj_id = base_worker_id() OR {rls.ADMINISTERS}"),
        rls.seal_history(),
    ]
