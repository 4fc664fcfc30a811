# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a worker sees depends on the role, not on the place alone."""

from django.db import migrations

from domizil.base import rls

# Who sees persons at all, in the own municipality or in the canton. Administrators give rights and see nobody; the
# commission will see its applicants through their applications. Analysts count: their grant opens rows only within
# `acting.counting`, where code gives back totals and no row.
SIGHT = """
CREATE FUNCTION base_grant_opens(role text, asked text[]) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN role = ANY (asked) AND (role <> 'analyst' OR current_setting('domizil.counting', true) = 'on');

CREATE FUNCTION base_sees_canton_as(asked text[]) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
BEGIN ATOMIC
    SELECT EXISTS (
        SELECT FROM base_grant JOIN base_worker ON base_worker.id = base_grant.worker_id
        WHERE worker_id = base_worker_id() AND is_active AND valid @> base_today()
            AND municipality_id IS NULL AND base_grant_opens(role, asked)
    );
END;

CREATE FUNCTION base_municipalities_seen_as(asked text[]) RETURNS integer[]
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
BEGIN ATOMIC
    SELECT coalesce(array_agg(DISTINCT municipality_id::integer), '{}')
    FROM base_grant JOIN base_worker ON base_worker.id = base_grant.worker_id
    WHERE worker_id = base_worker_id() AND is_active AND valid @> base_today()
        AND municipality_id IS NOT NULL AND base_grant_opens(role, asked);
END;

CREATE FUNCTION base_who_sees_persons() RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN '{register,support,housing,allocation,permits,finance,supervisor,analyst}'::text[];

CREATE OR REPLACE FUNCTION base_sees_canton() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
RETURN base_sees_canton_as(base_who_sees_persons());

CREATE OR REPLACE FUNCTION base_municipalities_seen() RETURNS integer[]
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
RETURN base_municipalities_seen_as(base_who_sees_persons());
"""


# What leaves the house and what is owed comes from every room that writes.
WRITERS = ("register", "support", "housing", "allocation", "permits", "finance")


def owned(table: str) -> migrations.RunSQL:
    """Let who works in a municipality, or for the canton, write its rows."""
    column = f"{table}.municipality_id"
    return rls.protect(table, rls.sees_municipality(column), writes=rls.sees_municipality(column, roles=WRITERS))


class Migration(migrations.Migration):
    dependencies = [("base", "0003_outbox_and_ledger")]

    operations = [
        migrations.RunSQL(SIGHT, migrations.RunSQL.noop),
        owned("base_outboxmessage"),
        owned("base_booking"),
        rls.protect(
            "base_payment",
            rls.sees_row("base_booking", "base_payment.booking_id"),
            writes=rls.sees_row("base_booking", "base_payment.booking_id", roles=WRITERS),
        ),
    ]
