# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may order blocks on papers by messages, and as which authority."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0009_jobs"),
        ("exchange", "0002_row_level_security"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="participant",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="participant",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="participant",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="participant",
            name="orders_blocks_as",
            field=models.CharField(
                blank=True,
                choices=[
                    ("justice_department", "Justiz- und Sicherheitsdepartement"),
                    ("criminal_authority", "Strafbehörde"),
                ],
                max_length=20,
                verbose_name="verfügt Schriftensperren als",
            ),
        ),
        migrations.AddField(
            model_name="participantevent",
            name="orders_blocks_as",
            field=models.CharField(
                blank=True,
                choices=[
                    ("justice_department", "Justiz- und Sicherheitsdepartement"),
                    ("criminal_authority", "Strafbehörde"),
                ],
                max_length=20,
                verbose_name="verfügt Schriftensperren als",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participant",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exchange_participantevent" ("id", "municipality_id", "name", "orders_blocks_as", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sedex_id", "worker_id") SELECT new_values."id", new_values."municipality_id", new_values."name", new_values."orders_blocks_as", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."sedex_id", new_values."worker_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="f49df3a9cdc4dfa5f6a76c3b975d632c4eb9a401",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6bf81",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="exchange_participant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participant",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exchange_participantevent" ("id", "municipality_id", "name", "orders_blocks_as", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sedex_id", "worker_id") SELECT new_values."id", new_values."municipality_id", new_values."name", new_values."orders_blocks_as", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."sedex_id", new_values."worker_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="4653e7828332f5d6f21eadbd42470bfde1d72d7c",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2cb4d",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="exchange_participant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participant",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exchange_participantevent" ("id", "municipality_id", "name", "orders_blocks_as", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sedex_id", "worker_id") SELECT old_values."id", old_values."municipality_id", old_values."name", old_values."orders_blocks_as", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."sedex_id", old_values."worker_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="f27e6a254cc6b7375602be77c83fb93d6d84aafa",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_23685",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="exchange_participant",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="participant",
            constraint=models.CheckConstraint(
                condition=models.Q(("orders_blocks_as__in", ["", "justice_department", "criminal_authority"])),
                name="participant_orders_blocks_as",
            ),
        ),
    ]
