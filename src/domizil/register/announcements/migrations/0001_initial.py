# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("base", "0003_outbox_and_ledger"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("register", "0002_row_level_security"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AccessCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code_hash", models.CharField(max_length=64, unique=True, verbose_name="Prüfwert des Codes")),
                ("issued_at", models.DateTimeField(verbose_name="ausgestellt")),
                (
                    "valid",
                    django.contrib.postgres.fields.ranges.DateRangeField(
                        help_text="von (inbegriffen) bis (nicht inbegriffen)", verbose_name="gültig"
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ausgestellt von",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="base.municipality",
                        verbose_name="Gemeinde",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="access_codes",
                        to="register.person",
                        verbose_name="Person",
                    ),
                ),
            ],
            options={
                "verbose_name": "Zugangscode",
                "verbose_name_plural": "Zugangscodes",
            },
        ),
        migrations.CreateModel(
            name="AccessCodeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("issued_at", models.DateTimeField(verbose_name="ausgestellt")),
                (
                    "valid",
                    django.contrib.postgres.fields.ranges.DateRangeField(
                        help_text="von (inbegriffen) bis (nicht inbegriffen)", verbose_name="gültig"
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ausgestellt von",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="base.municipality",
                        verbose_name="Gemeinde",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="register.person",
                        verbose_name="Person",
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
                        to="announcements.accesscode",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Announcement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("arrival", "Zuzug"),
                            ("stay", "Wochenaufenthalt oder Nebenwohnsitz"),
                            ("move", "Umzug"),
                            ("departure", "Wegzug"),
                            ("civil_status", "Zivilstand"),
                            ("name", "Namensänderung"),
                            ("nationality", "Staatsangehörigkeit"),
                            ("birth", "Geburt"),
                            ("death", "Todesfall"),
                            ("renewal", "Verlängerung des Aufenthalts"),
                            ("correction", "Korrektur"),
                            ("lock", "Datensperre"),
                            ("unlock", "Aufhebung der Datensperre"),
                        ],
                        max_length=20,
                        verbose_name="Art",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[("counter", "am Schalter"), ("portal", "online")], max_length=10, verbose_name="Weg"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Entwurf"),
                            ("submitted", "eingereicht"),
                            ("returned", "zurückgegeben"),
                            ("withdrawn", "zurückgezogen"),
                            ("entered", "eingetragen"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="Stand",
                    ),
                ),
                ("data", models.JSONField(default=dict, verbose_name="Angaben")),
                (
                    "language",
                    models.CharField(
                        choices=[("de", "Deutsch"), ("en", "Englisch")],
                        default="de",
                        max_length=2,
                        verbose_name="Sprache",
                    ),
                ),
                (
                    "code_hash",
                    models.CharField(
                        blank=True, max_length=64, null=True, unique=True, verbose_name="Prüfwert des Codes"
                    ),
                ),
                ("begun_at", models.DateTimeField(verbose_name="begonnen")),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="eingereicht")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="bearbeitet")),
                ("reason", models.TextField(blank=True, verbose_name="Grund der Rückgabe")),
                ("process", models.UUIDField(blank=True, null=True, verbose_name="Geschäftsfall")),
                (
                    "begun_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="begonnen von",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="bearbeitet von",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="announcements",
                        to="base.municipality",
                        verbose_name="Gemeinde",
                    ),
                ),
            ],
            options={
                "verbose_name": "Meldung",
                "verbose_name_plural": "Meldungen",
            },
        ),
        migrations.CreateModel(
            name="AnnouncementEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("arrival", "Zuzug"),
                            ("stay", "Wochenaufenthalt oder Nebenwohnsitz"),
                            ("move", "Umzug"),
                            ("departure", "Wegzug"),
                            ("civil_status", "Zivilstand"),
                            ("name", "Namensänderung"),
                            ("nationality", "Staatsangehörigkeit"),
                            ("birth", "Geburt"),
                            ("death", "Todesfall"),
                            ("renewal", "Verlängerung des Aufenthalts"),
                            ("correction", "Korrektur"),
                            ("lock", "Datensperre"),
                            ("unlock", "Aufhebung der Datensperre"),
                        ],
                        max_length=20,
                        verbose_name="Art",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[("counter", "am Schalter"), ("portal", "online")], max_length=10, verbose_name="Weg"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Entwurf"),
                            ("submitted", "eingereicht"),
                            ("returned", "zurückgegeben"),
                            ("withdrawn", "zurückgezogen"),
                            ("entered", "eingetragen"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="Stand",
                    ),
                ),
                ("data", models.JSONField(default=dict, verbose_name="Angaben")),
                (
                    "language",
                    models.CharField(
                        choices=[("de", "Deutsch"), ("en", "Englisch")],
                        default="de",
                        max_length=2,
                        verbose_name="Sprache",
                    ),
                ),
                ("begun_at", models.DateTimeField(verbose_name="begonnen")),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="eingereicht")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="bearbeitet")),
                ("reason", models.TextField(blank=True, verbose_name="Grund der Rückgabe")),
                ("process", models.UUIDField(blank=True, null=True, verbose_name="Geschäftsfall")),
                (
                    "begun_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="begonnen von",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="bearbeitet von",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="base.municipality",
                        verbose_name="Gemeinde",
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
                        to="announcements.announcement",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Attachment",
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
                    "announcement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="announcements.announcement",
                        verbose_name="Meldung",
                    ),
                ),
            ],
            options={
                "verbose_name": "Beilage",
                "verbose_name_plural": "Beilagen",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="AttachmentEvent",
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
                    "announcement",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="announcements.announcement",
                        verbose_name="Meldung",
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
                        to="announcements.attachment",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="accesscode",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid__isempty", False), ("valid__startswith__isnull", False)),
                name="accesscode_valid_not_empty",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accesscode",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "announcements_accesscodeevent" ("id", "issued_at", "issued_by_id", "municipality_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid") SELECT new_values."id", new_values."issued_at", new_values."issued_by_id", new_values."municipality_id", new_values."person_id", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."valid" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="5e8cfd979682d49da4706065abc1860ce2768010",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_26c25",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="announcements_accesscode",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accesscode",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "announcements_accesscodeevent" ("id", "issued_at", "issued_by_id", "municipality_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid") SELECT new_values."id", new_values."issued_at", new_values."issued_by_id", new_values."municipality_id", new_values."person_id", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."valid" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."issued_at" IS DISTINCT FROM (new_values."issued_at") OR old_values."issued_by_id" IS DISTINCT FROM (new_values."issued_by_id") OR old_values."municipality_id" IS DISTINCT FROM (new_values."municipality_id") OR old_values."person_id" IS DISTINCT FROM (new_values."person_id") OR old_values."valid" IS DISTINCT FROM (new_values."valid")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="5f29cc53c21033c00203ea88907f47483824c9db",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f4502",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="announcements_accesscode",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accesscode",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "announcements_accesscodeevent" ("id", "issued_at", "issued_by_id", "municipality_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid") SELECT old_values."id", old_values."issued_at", old_values."issued_by_id", old_values."municipality_id", old_values."person_id", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."valid" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="917d1900bd0c4603931c7f95fd17ce97829d2ee7",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_60baa",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="announcements_accesscode",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accesscodeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="cd44992ccffc47658a014bf2ea84bb8d5023dea1",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d0ec8",
                    table="announcements_accesscodeevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="announcement",
            index=models.Index(fields=["municipality", "state", "submitted_at"], name="announcement_waiting"),
        ),
        migrations.AddConstraint(
            model_name="announcement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "arrival",
                            "stay",
                            "move",
                            "departure",
                            "civil_status",
                            "name",
                            "nationality",
                            "birth",
                            "death",
                            "renewal",
                            "correction",
                            "lock",
                            "unlock",
                        ],
                    )
                ),
                name="announcement_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="announcement",
            constraint=models.CheckConstraint(
                condition=models.Q(("source__in", ["counter", "portal"])), name="announcement_source"
            ),
        ),
        migrations.AddConstraint(
            model_name="announcement",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "submitted", "returned", "withdrawn", "entered"])),
                name="announcement_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="announcement",
            constraint=models.CheckConstraint(
                condition=models.Q(("language__in", ["de", "en"])), name="announcement_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="announcement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("code_hash__isnull", False), ("source", "portal")),
                    models.Q(("begun_by__isnull", False), ("source", "counter")),
                    _connector="OR",
                ),
                name="announcement_begun_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="announcement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["returned", "entered"]), _negated=True),
                    models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                    _connector="OR",
                ),
                name="announcement_decided",
            ),
        ),
        migrations.AddConstraint(
            model_name="announcement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "returned"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="announcement_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="announcement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("process__isnull", False), ("state", "entered")),
                    models.Q(models.Q(("state", "entered"), _negated=True), ("process__isnull", True)),
                    _connector="OR",
                ),
                name="announcement_entered",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="announcement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "announcements_announcementevent" ("begun_at", "begun_by_id", "data", "decided_at", "decided_by_id", "id", "kind", "language", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "process", "reason", "source", "state", "submitted_at") SELECT new_values."begun_at", new_values."begun_by_id", new_values."data", new_values."decided_at", new_values."decided_by_id", new_values."id", new_values."kind", new_values."language", new_values."municipality_id", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."process", new_values."reason", new_values."source", new_values."state", new_values."submitted_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="37a9d7f9f274b5d45097cb4b897a3a1ebbd36818",
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
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "announcements_announcementevent" ("begun_at", "begun_by_id", "data", "decided_at", "decided_by_id", "id", "kind", "language", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "process", "reason", "source", "state", "submitted_at") SELECT new_values."begun_at", new_values."begun_by_id", new_values."data", new_values."decided_at", new_values."decided_by_id", new_values."id", new_values."kind", new_values."language", new_values."municipality_id", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."process", new_values."reason", new_values."source", new_values."state", new_values."submitted_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."begun_at" IS DISTINCT FROM (new_values."begun_at") OR old_values."begun_by_id" IS DISTINCT FROM (new_values."begun_by_id") OR old_values."data" IS DISTINCT FROM (new_values."data") OR old_values."decided_at" IS DISTINCT FROM (new_values."decided_at") OR old_values."decided_by_id" IS DISTINCT FROM (new_values."decided_by_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."language" IS DISTINCT FROM (new_values."language") OR old_values."municipality_id" IS DISTINCT FROM (new_values."municipality_id") OR old_values."process" IS DISTINCT FROM (new_values."process") OR old_values."reason" IS DISTINCT FROM (new_values."reason") OR old_values."source" IS DISTINCT FROM (new_values."source") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."submitted_at" IS DISTINCT FROM (new_values."submitted_at")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="c579b8e506d525e53c87f2718721c477271a029f",
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
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "announcements_announcementevent" ("begun_at", "begun_by_id", "data", "decided_at", "decided_by_id", "id", "kind", "language", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "process", "reason", "source", "state", "submitted_at") SELECT old_values."begun_at", old_values."begun_by_id", old_values."data", old_values."decided_at", old_values."decided_by_id", old_values."id", old_values."kind", old_values."language", old_values."municipality_id", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."process", old_values."reason", old_values."source", old_values."state", old_values."submitted_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="6d7c56ab9db1f674a532ea170512a7a3ec2dfb29",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_209ed",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="announcements_announcement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="announcementevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="eae17d080bd8c9a8530e2aaa6a1e6a7b38e91e0e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_26ff4",
                    table="announcements_announcementevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.CheckConstraint(
                condition=models.Q(("content_type__in", ["application/pdf", "image/jpeg", "image/png"])),
                name="attachment_content_type",
            ),
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.UniqueConstraint(fields=("announcement", "sha256"), name="attachment_once"),
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.CheckConstraint(condition=models.Q(("size__gt", 0)), name="attachment_size"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attachment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "announcements_attachmentevent" ("added_at", "announcement_id", "content_type", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") SELECT new_values."added_at", new_values."announcement_id", new_values."content_type", new_values."id", new_values."name", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."sha256", new_values."size" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="a50206a7ec82b6fdfe48b387538a0a78bd3c4caa",
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
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "announcements_attachmentevent" ("added_at", "announcement_id", "content_type", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") SELECT new_values."added_at", new_values."announcement_id", new_values."content_type", new_values."id", new_values."name", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."sha256", new_values."size" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."added_at" IS DISTINCT FROM (new_values."added_at") OR old_values."announcement_id" IS DISTINCT FROM (new_values."announcement_id") OR old_values."content_type" IS DISTINCT FROM (new_values."content_type") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."sha256" IS DISTINCT FROM (new_values."sha256") OR old_values."size" IS DISTINCT FROM (new_values."size")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="9708c2678a62ced2d0ac75a3195086c629f7496a",
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
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "announcements_attachmentevent" ("added_at", "announcement_id", "content_type", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") SELECT old_values."added_at", old_values."announcement_id", old_values."content_type", old_values."id", old_values."name", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."sha256", old_values."size" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="869ac09d9db1966abc645b1c2b4d3c5c5f276409",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4f370",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="announcements_attachment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attachmentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="398bfe1c2c92f5d0954fd26d65e5a653d47934e1",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_3702d",
                    table="announcements_attachmentevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
