# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What became of the jobs of each night: administrators read it, only the owner's own process writes it."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from domizil.base import rls


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0008_changes"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="JobRunEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("night", models.DateTimeField(verbose_name="Nachtlauf")),
                (
                    "job",
                    models.CharField(
                        choices=[
                            ("duties", "Fristen: Einforderungen und Mahnungen"),
                            ("section_chiefs", "Meldungen an die Sektionschefs"),
                            ("reports", "Meldungen Dritter mit dem Register vergleichen"),
                            ("slips", "Alte Hotelmeldungen löschen"),
                            ("exchange", "Meldungen mit anderen Registern austauschen"),
                            ("drafts", "Liegen gebliebene Entwürfe löschen"),
                        ],
                        max_length=20,
                        verbose_name="Arbeit",
                    ),
                ),
                ("began_at", models.DateTimeField(verbose_name="begonnen")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="beendet")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("running", "läuft"),
                            ("done", "erledigt"),
                            ("skipped", "nicht eingerichtet"),
                            ("refused", "wartet auf jemanden"),
                            ("failed", "gescheitert"),
                        ],
                        default="running",
                        max_length=10,
                        verbose_name="Ergebnis",
                    ),
                ),
                ("counts", models.JSONField(default=dict, verbose_name="Zahlen")),
                ("told", models.TextField(blank=True, verbose_name="Meldung")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="JobRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("night", models.DateTimeField(verbose_name="Nachtlauf")),
                (
                    "job",
                    models.CharField(
                        choices=[
                            ("duties", "Fristen: Einforderungen und Mahnungen"),
                            ("section_chiefs", "Meldungen an die Sektionschefs"),
                            ("reports", "Meldungen Dritter mit dem Register vergleichen"),
                            ("slips", "Alte Hotelmeldungen löschen"),
                            ("exchange", "Meldungen mit anderen Registern austauschen"),
                            ("drafts", "Liegen gebliebene Entwürfe löschen"),
                        ],
                        max_length=20,
                        verbose_name="Arbeit",
                    ),
                ),
                ("began_at", models.DateTimeField(verbose_name="begonnen")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="beendet")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("running", "läuft"),
                            ("done", "erledigt"),
                            ("skipped", "nicht eingerichtet"),
                            ("refused", "wartet auf jemanden"),
                            ("failed", "gescheitert"),
                        ],
                        default="running",
                        max_length=10,
                        verbose_name="Ergebnis",
                    ),
                ),
                ("counts", models.JSONField(default=dict, verbose_name="Zahlen")),
                ("told", models.TextField(blank=True, verbose_name="Meldung")),
            ],
            options={
                "verbose_name": "Lauf einer Arbeit",
                "verbose_name_plural": "Läufe der Arbeiten",
                "ordering": ["-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("job__in", ["duties", "section_chiefs", "reports", "slips", "exchange", "drafts"])
                        ),
                        name="jobrun_job",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["running", "done", "skipped", "refused", "failed"])),
                        name="jobrun_outcome",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("job",), name="jobrun_one_at_a_time"
                    ),
                    models.UniqueConstraint(fields=("night", "job"), name="jobrun_once_a_night"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("outcome", "running")),
                            models.Q(
                                models.Q(("outcome", "running"), _negated=True),
                                ("ended_at__isnull", False),
                                ("ended_at__gte", models.F("began_at")),
                            ),
                            _connector="OR",
                        ),
                        name="jobrun_ended",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome__in", ["refused", "failed", "skipped"]), _negated=True),
                            models.Q(("told", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="jobrun_says_why",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="jobrun",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "base_jobrunevent" ("began_at", "counts", "ended_at", "id", "job", "night", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "told") SELECT new_values."began_at", new_values."counts", new_values."ended_at", new_values."id", new_values."job", new_values."night", new_values."outcome", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."told" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="22634adbd4a4690f49b3fbda7f1eb969738eaa35",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_297fa",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="base_jobrun",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="jobrun",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "base_jobrunevent" ("began_at", "counts", "ended_at", "id", "job", "night", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "told") SELECT new_values."began_at", new_values."counts", new_values."ended_at", new_values."id", new_values."job", new_values."night", new_values."outcome", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."told" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="9ced6ff4bafd50a1ba178d0d948efcce8b734224",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_65220",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="base_jobrun",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="jobrun",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "base_jobrunevent" ("began_at", "counts", "ended_at", "id", "job", "night", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "told") SELECT old_values."began_at", old_values."counts", old_values."ended_at", old_values."id", old_values."job", old_values."night", old_values."outcome", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."told" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="482b78602abd2574bbae50c365e768e091f98a1d",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_91fc7",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="base_jobrun",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="jobrunevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="jobrunevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="base.jobrun",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="jobrunevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a677976d002c115e401693c992d875f3ea10881d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_0016b",
                    table="base_jobrunevent",
                    when="BEFORE",
                ),
            ),
        ),
        *[rls.protect("base_jobrun", rls.ADMINISTERS), rls.protect_history("base_jobrunevent", rls.ADMINISTERS)],
        rls.read_only("base_jobrun"),
        rls.seal_history(),
    ]
