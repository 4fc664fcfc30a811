# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whom a worker sees, asked of the indexes alone: through `register_known` each row's time was computed as well."""

from django.db import migrations

SIGHT = """
CREATE OR REPLACE VIEW register_sight WITH (security_barrier) AS
SELECT person_id FROM register_residence
WHERE municipality_id = ANY ((SELECT base_municipalities_seen())::int[])
UNION ALL
SELECT person_id FROM support_unitmember AS member JOIN support_supportunit AS unit ON unit.id = unit_id
WHERE unit.municipality_id = ANY ((SELECT base_municipalities_seen_as('{support,finance,supervisor,analyst}'))::int[]);
"""


class Migration(migrations.Migration):
    dependencies = [("support", "0003_roles"), ("register", "0012_names_of_the_past")]

    operations = [migrations.RunSQL(SIGHT, migrations.RunSQL.noop)]
