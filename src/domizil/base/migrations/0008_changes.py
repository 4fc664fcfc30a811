# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A number that grows with every committed write, so that what was computed from the rows can be kept until one changes.

It is counted in the lanes of the audit, where each transaction writes alone: unlike a sequence it is seen only with the
rows it counts.
"""

from django.db import migrations

CHANGES = """
ALTER TABLE audit.lane ADD COLUMN writes bigint NOT NULL DEFAULT 0;

CREATE OR REPLACE FUNCTION audit.append(made audit.entry) RETURNS void LANGUAGE plpgsql AS $$
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
    UPDATE audit.lane
    SET entries = made.number, hash = made.hash, writes = writes + (made.history IS NOT NULL)::integer
    WHERE number = head.number;
END $$;

CREATE FUNCTION base_changes() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
RETURN (SELECT sum(writes) FROM audit.lane);
"""


class Migration(migrations.Migration):
    dependencies = [("base", "0007_writers_of_ledger_and_outbox")]

    operations = [migrations.RunSQL(CHANGES)]
