# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The office scans papers for an announcement at the counter, and takes away only what it added itself."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from domizil.base import rls

# As in migration 0002, where the holder of the code writes; now the residents' office does beside.
_SAME = "announcement.id = announcements_attachment.announcement_id"
_OPEN = "announcement.state IN ('draft', 'submitted', 'returned')"
_CODE = "(SELECT nullif(current_setting('domizil.code', true), ''))"
SENT_ALONG = (
    f"EXISTS (SELECT FROM announcements_announcement AS announcement WHERE {_SAME}"
    f" AND announcement.code_hash = {_CODE} AND {_OPEN})"
)
SEEN = f"EXISTS (SELECT FROM announcements_announcement AS announcement WHERE {_SAME})"
_KEPT_BY = rls.sees_municipality("announcement.municipality_id", roles=("register",))
ADDED_BY_THE_OFFICE = (
    f"announcements_attachment.added_by_id IS NOT NULL AND EXISTS (SELECT FROM announcements_announcement AS"
    f" announcement WHERE {_SAME} AND {_OPEN} AND (announcement.source = 'counter' OR announcement.state <> 'draft')"
    f" AND ({_KEPT_BY}))"
)


class Migration(migrations.Migration):
    dependencies = [
        ("announcements", "0005_kinds_of_features"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="attachment",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="attachment",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="attachment",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="attachment",
            name="added_by",
            field=models.ForeignKey(
                blank=True,
                help_text="leer: wer die Meldung online macht",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="hinzugefügt durch",
            ),
        ),
        migrations.AddField(
            model_name="attachmentevent",
            name="added_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                help_text="leer: wer die Meldung online macht",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="hinzugefügt durch",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attachment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "announcements_attachmentevent" ("added_at", "added_by_id", "announcement_id", "content_type", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") SELECT new_values."added_at", new_values."added_by_id", new_values."announcement_id", new_values."content_type", new_values."id", new_values."name", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."sha256", new_values."size" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="6d7345ec47bcef95ffd4fbd4fec7f3f83d37d393",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_02861",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="announcements_attachment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attachment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "announcements_attachmentevent" ("added_at", "added_by_id", "announcement_id", "content_type", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") SELECT new_values."added_at", new_values."added_by_id", new_values."announcement_id", new_values."content_type", new_values."id", new_values."name", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."sha256", new_values."size" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."added_at" IS DISTINCT FROM (new_values."added_at") OR old_values."added_by_id" IS DISTINCT FROM (new_values."added_by_id") OR old_values."announcement_id" IS DISTINCT FROM (new_values."announcement_id") OR old_values."content_type" IS DISTINCT FROM (new_values."content_type") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."sha256" IS DISTINCT FROM (new_values."sha256") OR old_values."size" IS DISTINCT FROM (new_values."size")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="a006f655161d6691b17cc23eb1d8469bf456e09f",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1b330",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="announcements_attachment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attachment",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "announcements_attachmentevent" ("added_at", "added_by_id", "announcement_id", "content_type", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") SELECT old_values."added_at", old_values."added_by_id", old_values."announcement_id", old_values."content_type", old_values."id", old_values."name", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."sha256", old_values."size" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="830adbfb3babbc749f1d5669fcf1bb77cc420d58",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4f370",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="announcements_attachment",
                    when="AFTER",
                ),
            ),
        ),
        rls.protect("announcements_attachment", SEEN, writes=f"({SENT_ALONG}) OR ({ADDED_BY_THE_OFFICE})"),
        rls.seal_history(),
    ]
