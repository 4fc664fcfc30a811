# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""When an announcement was last saved: what is left lying is taken out by the nightly job."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from domizil.base import rls


class Migration(migrations.Migration):
    dependencies = [
        ("announcements", "0003_more_kinds"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="announcement",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="announcement",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="announcement",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="announcement",
            name="saved_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="zuletzt gespeichert"),
        ),
        migrations.AddField(
            model_name="announcementevent",
            name="saved_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="zuletzt gespeichert"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="announcement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "announcements_announcementevent" ("begun_at", "begun_by_id", "data", "decided_at", "decided_by_id", "id", "kind", "language", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "process", "reason", "saved_at", "source", "state", "submitted_at") SELECT new_values."begun_at", new_values."begun_by_id", new_values."data", new_values."decided_at", new_values."decided_by_id", new_values."id", new_values."kind", new_values."language", new_values."municipality_id", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."process", new_values."reason", new_values."saved_at", new_values."source", new_values."state", new_values."submitted_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="66edd9bb322662453edb361585a0a834f1c0223c",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_232fc",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="announcements_announcement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="announcement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "announcements_announcementevent" ("begun_at", "begun_by_id", "data", "decided_at", "decided_by_id", "id", "kind", "language", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "process", "reason", "saved_at", "source", "state", "submitted_at") SELECT new_values."begun_at", new_values."begun_by_id", new_values."data", new_values."decided_at", new_values."decided_by_id", new_values."id", new_values."kind", new_values."language", new_values."municipality_id", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."process", new_values."reason", new_values."saved_at", new_values."source", new_values."state", new_values."submitted_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."begun_at" IS DISTINCT FROM (new_values."begun_at") OR old_values."begun_by_id" IS DISTINCT FROM (new_values."begun_by_id") OR old_values."data" IS DISTINCT FROM (new_values."data") OR old_values."decided_at" IS DISTINCT FROM (new_values."decided_at") OR old_values."decided_by_id" IS DISTINCT FROM (new_values."decided_by_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."language" IS DISTINCT FROM (new_values."language") OR old_values."municipality_id" IS DISTINCT FROM (new_values."municipality_id") OR old_values."process" IS DISTINCT FROM (new_values."process") OR old_values."reason" IS DISTINCT FROM (new_values."reason") OR old_values."saved_at" IS DISTINCT FROM (new_values."saved_at") OR old_values."source" IS DISTINCT FROM (new_values."source") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."submitted_at" IS DISTINCT FROM (new_values."submitted_at")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="4c1d3e32422e5eaf75b40345f3effebcb28caf7e",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e6ac9",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="announcements_announcement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="announcement",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "announcements_announcementevent" ("begun_at", "begun_by_id", "data", "decided_at", "decided_by_id", "id", "kind", "language", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "process", "reason", "saved_at", "source", "state", "submitted_at") SELECT old_values."begun_at", old_values."begun_by_id", old_values."data", old_values."decided_at", old_values."decided_by_id", old_values."id", old_values."kind", old_values."language", old_values."municipality_id", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."process", old_values."reason", old_values."saved_at", old_values."source", old_values."state", old_values."submitted_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="2a25b2ec31cca616e0f1b0d07cff0c44dbcc5fed",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_209ed",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="announcements_announcement",
                    when="AFTER",
                ),
            ),
        ),
        rls.seal_history(),
    ]
