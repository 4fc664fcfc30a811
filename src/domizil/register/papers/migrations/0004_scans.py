# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Scans of papers: seen with the paper, kept by the residents' office that keeps it."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from domizil.base import rls


def with_paper(table: str, kept_by: tuple[str, ...] = ()) -> str:
    """Condition: the worker sees the paper; with roles, has one of them where the paper lies."""
    place = f" AND ({rls.sees_municipality('paper.municipality_id', roles=kept_by)})" if kept_by else ""
    return f"EXISTS (SELECT FROM papers_paper AS paper WHERE paper.id = {table}.paper_id{place})"


class Migration(migrations.Migration):
    dependencies = [
        ("papers", "0003_alphabetical"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Scan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=150, verbose_name="Dateiname")),
                (
                    "content_type",
                    models.CharField(
                        choices=[("application/pdf", "PDF"), ("image/jpeg", "JPEG"), ("image/png", "PNG")],
                        max_length=20,
                        verbose_name="Format",
                    ),
                ),
                ("size", models.PositiveIntegerField(help_text="in Bytes", verbose_name="Grösse")),
                ("sha256", models.CharField(max_length=64, verbose_name="Prüfsumme")),
                ("content", models.BinaryField(verbose_name="Inhalt")),
                ("added_at", models.DateTimeField(verbose_name="hinzugefügt")),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="leer: wer die Meldung online macht",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="hinzugefügt durch",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scans",
                        to="papers.paper",
                        verbose_name="Schrift",
                    ),
                ),
            ],
            options={
                "verbose_name": "Scan einer Schrift",
                "verbose_name_plural": "Scans von Schriften",
                "ordering": ["id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ScanEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=150, verbose_name="Dateiname")),
                (
                    "content_type",
                    models.CharField(
                        choices=[("application/pdf", "PDF"), ("image/jpeg", "JPEG"), ("image/png", "PNG")],
                        max_length=20,
                        verbose_name="Format",
                    ),
                ),
                ("size", models.PositiveIntegerField(help_text="in Bytes", verbose_name="Grösse")),
                ("sha256", models.CharField(max_length=64, verbose_name="Prüfsumme")),
                ("added_at", models.DateTimeField(verbose_name="hinzugefügt")),
                (
                    "added_by",
                    models.ForeignKey(
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
                (
                    "paper",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="papers.paper",
                        verbose_name="Schrift",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="papers.scan",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="scan",
            constraint=models.CheckConstraint(
                condition=models.Q(("content_type__in", ["application/pdf", "image/jpeg", "image/png"])),
                name="scan_content_type",
            ),
        ),
        migrations.AddConstraint(
            model_name="scan",
            constraint=models.UniqueConstraint(fields=("paper", "sha256"), name="scan_once"),
        ),
        migrations.AddConstraint(
            model_name="scan",
            constraint=models.CheckConstraint(condition=models.Q(("size__gt", 0)), name="scan_size"),
        ),
        migrations.AddConstraint(
            model_name="scan",
            constraint=models.CheckConstraint(
                condition=models.Q(("added_by__isnull", False)), name="scan_added_by_somebody"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="scan",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "papers_scanevent" ("added_at", "added_by_id", "content_type", "id", "name", "paper_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") SELECT new_values."added_at", new_values."added_by_id", new_values."content_type", new_values."id", new_values."name", new_values."paper_id", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."sha256", new_values."size" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="15fa4cad088d24bdadeccb7c71ea84fdf04e500c",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_74cdc",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="papers_scan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="scan",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "papers_scanevent" ("added_at", "added_by_id", "content_type", "id", "name", "paper_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") SELECT new_values."added_at", new_values."added_by_id", new_values."content_type", new_values."id", new_values."name", new_values."paper_id", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."sha256", new_values."size" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."added_at" IS DISTINCT FROM (new_values."added_at") OR old_values."added_by_id" IS DISTINCT FROM (new_values."added_by_id") OR old_values."content_type" IS DISTINCT FROM (new_values."content_type") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."paper_id" IS DISTINCT FROM (new_values."paper_id") OR old_values."sha256" IS DISTINCT FROM (new_values."sha256") OR old_values."size" IS DISTINCT FROM (new_values."size")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="a4edfff170e2d4ebb8258a2944a8e39c2461dc79",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_aa851",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="papers_scan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="scan",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "papers_scanevent" ("added_at", "added_by_id", "content_type", "id", "name", "paper_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") SELECT old_values."added_at", old_values."added_by_id", old_values."content_type", old_values."id", old_values."name", old_values."paper_id", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."sha256", old_values."size" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="788270f0d91faf99d5023f3ac2fda3720bf4c219",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_63685",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="papers_scan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="scanevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="6c627fbdc16f87dfd4b4971e942604300028f6a0",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_22263",
                    table="papers_scanevent",
                    when="BEFORE",
                ),
            ),
        ),
        rls.protect("papers_scan", with_paper("papers_scan"), writes=with_paper("papers_scan", ("register",))),
        rls.protect_history("papers_scanevent", with_paper("papers_scanevent")),
        rls.seal_history(),
    ]
