# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who sees an announcement: the municipality once it is submitted, and whoever holds its code; nobody else's draft."""

from django.db import migrations

from domizil.base import rls
from domizil.base.pg import APP_ROLE

# The setting holds the hash of the code that was presented in this transaction (see `codes`).
CODE = "(SELECT nullif(current_setting('domizil.code', true), ''))"


READERS = ("register", "supervisor")
WRITERS = ("register",)


def of_office(table: str, roles: rls.Roles = READERS) -> str:
    """Condition: a live grant covers the municipality, and it was begun at the counter or has been submitted."""
    seen = rls.sees_municipality(f"{table}.municipality_id", roles=roles)
    return f"({seen}) AND ({table}.source = 'counter' OR {table}.state <> 'draft')"


def paper(table: str) -> str:
    """Condition: the asking worker or the holder of the code sees the announcement."""
    same = f"announcement.id = {table}.announcement_id"
    return f"EXISTS (SELECT FROM announcements_announcement AS announcement WHERE {same})"


def own_open_paper(table: str) -> str:
    """Condition: the announcement belongs to the code that was presented, and may still be changed."""
    same = f"announcement.id = {table}.announcement_id"
    return (
        f"EXISTS (SELECT FROM announcements_announcement AS announcement WHERE {same}"
        f" AND announcement.code_hash = {CODE} AND announcement.state IN ('draft', 'submitted', 'returned'))"
    )


HOLDER = f"""
CREATE POLICY holder_looks ON announcements_announcement FOR SELECT TO {APP_ROLE} USING (code_hash = {CODE});
CREATE POLICY holder_begins ON announcements_announcement FOR INSERT TO {APP_ROLE}
    WITH CHECK (code_hash = {CODE} AND source = 'portal' AND state = 'draft');
CREATE POLICY holder_changes ON announcements_announcement FOR UPDATE TO {APP_ROLE}
    USING (code_hash = {CODE} AND state IN ('draft', 'submitted', 'returned'))
    WITH CHECK (code_hash = {CODE} AND source = 'portal' AND state IN ('draft', 'submitted', 'withdrawn'));
"""

# A code together with the birth date opens one person's own reads to somebody who is not signed in; the table itself is
# for the office.
PERSON_OF_CODE = """
CREATE FUNCTION announcements_person_of_code(born date) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
BEGIN ATOMIC
    SELECT person_id FROM announcements_accesscode JOIN register_person AS person ON person.id = person_id
    WHERE code_hash = nullif(current_setting('domizil.code', true), '') AND valid @> base_today()
        AND person.date_of_birth = born;
END;
"""

# A visitor may write no task. This keeps the one task of the visitor's own announcement: open while it is submitted.
TASK = """
CREATE FUNCTION announcements_keep_task() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    mine announcements_announcement;
BEGIN
    SELECT * INTO mine FROM announcements_announcement
    WHERE code_hash = nullif(current_setting('domizil.code', true), '');
    IF mine.state = 'submitted' THEN
        INSERT INTO register_task (municipality_id, kind, key, subject, params, created, outcome)
        VALUES (
            mine.municipality_id, 'announcement', mine.id::text, 'Online-Meldung prüfen',
            jsonb_build_object('announcement', mine.id, 'kind', mine.kind), mine.submitted_at, ''
        )
        ON CONFLICT (kind, key) DO UPDATE
        SET done_on = NULL, done_by_id = NULL, outcome = '', created = excluded.created;
    ELSIF mine.id IS NOT NULL THEN
        UPDATE register_task SET done_on = base_today(), outcome = mine.state
        WHERE kind = 'announcement' AND key = mine.id::text AND done_on IS NULL;
    END IF;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("announcements", "0001_initial"), ("base", "0004_roles"), ("register", "0002_row_level_security")]

    operations = [
        rls.protect(
            "announcements_announcement",
            of_office("announcements_announcement"),
            writes=of_office("announcements_announcement", WRITERS),
        ),
        migrations.RunSQL(HOLDER, migrations.RunSQL.noop),
        rls.protect(
            "announcements_attachment",
            paper("announcements_attachment"),
            writes=own_open_paper("announcements_attachment"),
        ),
        rls.protect(
            "announcements_accesscode",
            rls.sees_municipality("announcements_accesscode.municipality_id", roles=READERS),
            writes=rls.sees_municipality("announcements_accesscode.municipality_id", roles=WRITERS),
        ),
        migrations.RunSQL(PERSON_OF_CODE, "DROP FUNCTION announcements_person_of_code"),
        migrations.RunSQL(TASK, "DROP FUNCTION announcements_keep_task"),
        rls.protect_history("announcements_announcementevent", of_office("announcements_announcementevent")),
        rls.protect_history("announcements_attachmentevent", paper("announcements_attachmentevent")),
        rls.protect_history(
            "announcements_accesscodeevent",
            rls.sees_municipality("announcements_accesscodeevent.municipality_id", roles=READERS),
        ),
        rls.seal_history(),
    ]
