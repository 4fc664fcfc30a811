# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why a message was refused or waits, as texts for every language (rows of before keep theirs); whether it was held
against its schema."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("exchange", "0003_who_orders_blocks"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="message",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="message",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="message",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="message",
            name="schema_checked",
            field=models.BooleanField(default=True, verbose_name="am Schema geprüft"),
        ),
        migrations.AddField(
            model_name="message",
            name="words",
            field=models.JSONField(blank=True, default=list, verbose_name="Grund als Text mit Angaben"),
        ),
        migrations.AddField(
            model_name="messageevent",
            name="schema_checked",
            field=models.BooleanField(default=True, verbose_name="am Schema geprüft"),
        ),
        migrations.AddField(
            model_name="messageevent",
            name="words",
            field=models.JSONField(blank=True, default=list, verbose_name="Grund als Text mit Angaben"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="message",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exchange_messageevent" ("action", "business_process_id", "code", "delivery", "direction", "event_date", "event_id", "id", "kind", "message_date", "message_id", "message_type", "municipality_id", "package", "packages", "person_id", "persons", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recipient", "recorded_at", "reference", "schema_checked", "sender", "sha256", "state", "test", "words") SELECT new_values."action", new_values."business_process_id", new_values."code", new_values."delivery", new_values."direction", new_values."event_date", new_values."event_id", new_values."id", new_values."kind", new_values."message_date", new_values."message_id", new_values."message_type", new_values."municipality_id", new_values."package", new_values."packages", new_values."person_id", new_values."persons", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."reason", new_values."recipient", new_values."recorded_at", new_values."reference", new_values."schema_checked", new_values."sender", new_values."sha256", new_values."state", new_values."test", new_values."words" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="f1ae249517174c9cf1715cce1c255845e31cbd6b",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_dab18",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="exchange_message",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="message",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exchange_messageevent" ("action", "business_process_id", "code", "delivery", "direction", "event_date", "event_id", "id", "kind", "message_date", "message_id", "message_type", "municipality_id", "package", "packages", "person_id", "persons", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recipient", "recorded_at", "reference", "schema_checked", "sender", "sha256", "state", "test", "words") SELECT new_values."action", new_values."business_process_id", new_values."code", new_values."delivery", new_values."direction", new_values."event_date", new_values."event_id", new_values."id", new_values."kind", new_values."message_date", new_values."message_id", new_values."message_type", new_values."municipality_id", new_values."package", new_values."packages", new_values."person_id", new_values."persons", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."reason", new_values."recipient", new_values."recorded_at", new_values."reference", new_values."schema_checked", new_values."sender", new_values."sha256", new_values."state", new_values."test", new_values."words" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."action" IS DISTINCT FROM (new_values."action") OR old_values."business_process_id" IS DISTINCT FROM (new_values."business_process_id") OR old_values."code" IS DISTINCT FROM (new_values."code") OR old_values."delivery" IS DISTINCT FROM (new_values."delivery") OR old_values."direction" IS DISTINCT FROM (new_values."direction") OR old_values."event_id" IS DISTINCT FROM (new_values."event_id") OR old_values."event_date" IS DISTINCT FROM (new_values."event_date") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."message_date" IS DISTINCT FROM (new_values."message_date") OR old_values."message_id" IS DISTINCT FROM (new_values."message_id") OR old_values."message_type" IS DISTINCT FROM (new_values."message_type") OR old_values."municipality_id" IS DISTINCT FROM (new_values."municipality_id") OR old_values."package" IS DISTINCT FROM (new_values."package") OR old_values."packages" IS DISTINCT FROM (new_values."packages") OR old_values."person_id" IS DISTINCT FROM (new_values."person_id") OR old_values."persons" IS DISTINCT FROM (new_values."persons") OR old_values."reason" IS DISTINCT FROM (new_values."reason") OR old_values."recipient" IS DISTINCT FROM (new_values."recipient") OR old_values."recorded_at" IS DISTINCT FROM (new_values."recorded_at") OR old_values."reference" IS DISTINCT FROM (new_values."reference") OR old_values."schema_checked" IS DISTINCT FROM (new_values."schema_checked") OR old_values."sender" IS DISTINCT FROM (new_values."sender") OR old_values."sha256" IS DISTINCT FROM (new_values."sha256") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."test" IS DISTINCT FROM (new_values."test") OR old_values."words" IS DISTINCT FROM (new_values."words")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="1aac98dec3a73ccd2b7f2b5f14657b4624bdaf22",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_64982",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="exchange_message",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="message",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exchange_messageevent" ("action", "business_process_id", "code", "delivery", "direction", "event_date", "event_id", "id", "kind", "message_date", "message_id", "message_type", "municipality_id", "package", "packages", "person_id", "persons", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recipient", "recorded_at", "reference", "schema_checked", "sender", "sha256", "state", "test", "words") SELECT old_values."action", old_values."business_process_id", old_values."code", old_values."delivery", old_values."direction", old_values."event_date", old_values."event_id", old_values."id", old_values."kind", old_values."message_date", old_values."message_id", old_values."message_type", old_values."municipality_id", old_values."package", old_values."packages", old_values."person_id", old_values."persons", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."reason", old_values."recipient", old_values."recorded_at", old_values."reference", old_values."schema_checked", old_values."sender", old_values."sha256", old_values."state", old_values."test", old_values."words" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="6937fff4e565aff535e7f3d150a2571fffb18bb1",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_78964",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="exchange_message",
                    when="AFTER",
                ),
            ),
        ),
    ]
