# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is entered of measures of protection and of dates of birth; administrators keep further features and lists."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from domizil.base import rls
from domizil.base.pg import APP_ROLE

# § 13 para. 3 NG: which further features there are, with their legal basis and their lists. Nobody removes one: it ends.
KEPT = ("register_codelist", "register_code", "register_extrafeature")


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0008_changes"),
        ("register", "0010_homes_seen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="guardian",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="guardian",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="guardian",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="person",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="person",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="person",
            name="delete_delete",
        ),
        migrations.RemoveConstraint(
            model_name="registerevent",
            name="registerevent_kind",
        ),
        migrations.AddField(
            model_name="guardian",
            name="decided_by",
            field=models.CharField(blank=True, max_length=200, verbose_name="angeordnet von"),
        ),
        migrations.AddField(
            model_name="guardian",
            name="measure",
            field=models.CharField(blank=True, max_length=100, verbose_name="Massnahme"),
        ),
        migrations.AddField(
            model_name="guardian",
            name="reference",
            field=models.CharField(blank=True, max_length=36, verbose_name="Kennung der Massnahme"),
        ),
        migrations.AddField(
            model_name="guardianevent",
            name="decided_by",
            field=models.CharField(blank=True, max_length=200, verbose_name="angeordnet von"),
        ),
        migrations.AddField(
            model_name="guardianevent",
            name="measure",
            field=models.CharField(blank=True, max_length=100, verbose_name="Massnahme"),
        ),
        migrations.AddField(
            model_name="guardianevent",
            name="reference",
            field=models.CharField(blank=True, max_length=36, verbose_name="Kennung der Massnahme"),
        ),
        migrations.AddField(
            model_name="person",
            name="birth_known",
            field=models.CharField(
                choices=[("day", "Tag, Monat und Jahr"), ("month", "Monat und Jahr"), ("year", "Jahr")],
                db_default="day",
                default="day",
                max_length=5,
                verbose_name="vom Geburtsdatum bekannt",
            ),
        ),
        migrations.AddField(
            model_name="personevent",
            name="birth_known",
            field=models.CharField(
                choices=[("day", "Tag, Monat und Jahr"), ("month", "Monat und Jahr"), ("year", "Jahr")],
                db_default="day",
                default="day",
                max_length=5,
                verbose_name="vom Geburtsdatum bekannt",
            ),
        ),
        migrations.AlterField(
            model_name="guardian",
            name="based_on",
            field=models.CharField(blank=True, max_length=200, verbose_name="Artikel des ZGB"),
        ),
        migrations.AlterField(
            model_name="guardianevent",
            name="based_on",
            field=models.CharField(blank=True, max_length=200, verbose_name="Artikel des ZGB"),
        ),
        migrations.AlterField(
            model_name="registerevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("move_in", "Zuzug"),
                    ("move_out", "Wegzug"),
                    ("move", "Umzug"),
                    ("birth", "Geburt"),
                    ("death", "Tod"),
                    ("marriage", "Heirat"),
                    ("partnership", "Eintragung einer Partnerschaft"),
                    ("separation", "Trennung"),
                    ("undo_separation", "Aufhebung der Trennung"),
                    ("divorce", "Scheidung"),
                    ("undo_marriage", "Ungültigerklärung der Ehe"),
                    ("undo_partnership", "Auflösung der Partnerschaft"),
                    ("marital_status_partner", "Zivilstand des Partners oder der Partnerin"),
                    ("change_name", "Namensänderung"),
                    ("change_sex", "Änderung des Geschlechts"),
                    ("change_nationality", "Änderung der Staatsangehörigkeit"),
                    ("naturalize_foreigner", "Einbürgerung"),
                    ("naturalize_swiss", "Einbürgerung in einer weiteren Gemeinde"),
                    ("undo_citizen", "Entlassung aus dem Bürgerrecht"),
                    ("change_religion", "Änderung der Religionsgemeinschaft"),
                    ("change_occupation", "Änderung von Beruf oder Arbeitgeber"),
                    ("guardian_measure", "Beginn einer gesetzlichen Vertretung"),
                    ("change_guardian", "Änderung der gesetzlichen Vertretung"),
                    ("undo_guardian", "Ende einer gesetzlichen Vertretung"),
                    ("care", "Änderung des Sorgerechts"),
                    ("change_residence_permit", "Änderung der Bewilligung"),
                    ("change_residence_type", "Änderung des Meldeverhältnisses"),
                    ("change_features", "Änderung von Merkmalen"),
                    ("contact", "Änderung der Zustelladresse"),
                    ("data_lock", "Sperrvermerk"),
                    ("paper_lock", "Schriftensperre"),
                    ("correct_reporting", "Berichtigung der Meldung"),
                    ("correct_address", "Berichtigung der Adresse"),
                    ("correct_person", "Berichtigung von Merkmalen"),
                    ("extend_stay", "Verlängerung des Aufenthalts"),
                    ("merge", "Zusammenführung"),
                    ("unmerge", "Aufhebung einer Zusammenführung"),
                    ("disclose_address", "Einblick in eine gesperrte Adresse"),
                ],
                max_length=30,
                verbose_name="Ereignis",
            ),
        ),
        migrations.AlterField(
            model_name="registereventevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("move_in", "Zuzug"),
                    ("move_out", "Wegzug"),
                    ("move", "Umzug"),
                    ("birth", "Geburt"),
                    ("death", "Tod"),
                    ("marriage", "Heirat"),
                    ("partnership", "Eintragung einer Partnerschaft"),
                    ("separation", "Trennung"),
                    ("undo_separation", "Aufhebung der Trennung"),
                    ("divorce", "Scheidung"),
                    ("undo_marriage", "Ungültigerklärung der Ehe"),
                    ("undo_partnership", "Auflösung der Partnerschaft"),
                    ("marital_status_partner", "Zivilstand des Partners oder der Partnerin"),
                    ("change_name", "Namensänderung"),
                    ("change_sex", "Änderung des Geschlechts"),
                    ("change_nationality", "Änderung der Staatsangehörigkeit"),
                    ("naturalize_foreigner", "Einbürgerung"),
                    ("naturalize_swiss", "Einbürgerung in einer weiteren Gemeinde"),
                    ("undo_citizen", "Entlassung aus dem Bürgerrecht"),
                    ("change_religion", "Änderung der Religionsgemeinschaft"),
                    ("change_occupation", "Änderung von Beruf oder Arbeitgeber"),
                    ("guardian_measure", "Beginn einer gesetzlichen Vertretung"),
                    ("change_guardian", "Änderung der gesetzlichen Vertretung"),
                    ("undo_guardian", "Ende einer gesetzlichen Vertretung"),
                    ("care", "Änderung des Sorgerechts"),
                    ("change_residence_permit", "Änderung der Bewilligung"),
                    ("change_residence_type", "Änderung des Meldeverhältnisses"),
                    ("change_features", "Änderung von Merkmalen"),
                    ("contact", "Änderung der Zustelladresse"),
                    ("data_lock", "Sperrvermerk"),
                    ("paper_lock", "Schriftensperre"),
                    ("correct_reporting", "Berichtigung der Meldung"),
                    ("correct_address", "Berichtigung der Adresse"),
                    ("correct_person", "Berichtigung von Merkmalen"),
                    ("extend_stay", "Verlängerung des Aufenthalts"),
                    ("merge", "Zusammenführung"),
                    ("unmerge", "Aufhebung einer Zusammenführung"),
                    ("disclose_address", "Einblick in eine gesperrte Adresse"),
                ],
                max_length=30,
                verbose_name="Ereignis",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="guardian",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_guardianevent" ("based_on", "capacity", "decided_by", "id", "kind", "measure", "name", "other_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "valid") SELECT new_values."based_on", new_values."capacity", new_values."decided_by", new_values."id", new_values."kind", new_values."measure", new_values."name", new_values."other_id", new_values."person_id", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."reference", new_values."valid" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="bb7dcc03450ac142b106768b49c6e4289d083ea2",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b5bd1",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="register_guardian",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="guardian",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_guardianevent" ("based_on", "capacity", "decided_by", "id", "kind", "measure", "name", "other_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "valid") SELECT new_values."based_on", new_values."capacity", new_values."decided_by", new_values."id", new_values."kind", new_values."measure", new_values."name", new_values."other_id", new_values."person_id", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."reference", new_values."valid" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="a28885e47b145799b81403dea83fc8856aceeb46",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2960a",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="register_guardian",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="guardian",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_guardianevent" ("based_on", "capacity", "decided_by", "id", "kind", "measure", "name", "other_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "valid") SELECT old_values."based_on", old_values."capacity", old_values."decided_by", old_values."id", old_values."kind", old_values."measure", old_values."name", old_values."other_id", old_values."person_id", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."reference", old_values."valid" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="11aedfa61d0590c7671bdc912115919b05bc2250",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b25c6",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="register_guardian",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_personevent" ("birth_known", "date_of_birth", "date_of_death", "first_name", "id", "merged_into_id", "nationality_id", "official_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sex", "vn", "zemis_number") SELECT new_values."birth_known", new_values."date_of_birth", new_values."date_of_death", new_values."first_name", new_values."id", new_values."merged_into_id", new_values."nationality_id", new_values."official_name", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."sex", new_values."vn", new_values."zemis_number" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="27edee12901c6a72d7eb7172ed776cd5763895c4",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_afc23",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="register_person",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_personevent" ("birth_known", "date_of_birth", "date_of_death", "first_name", "id", "merged_into_id", "nationality_id", "official_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sex", "vn", "zemis_number") SELECT new_values."birth_known", new_values."date_of_birth", new_values."date_of_death", new_values."first_name", new_values."id", new_values."merged_into_id", new_values."nationality_id", new_values."official_name", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."sex", new_values."vn", new_values."zemis_number" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."birth_known" IS DISTINCT FROM (new_values."birth_known") OR old_values."date_of_birth" IS DISTINCT FROM (new_values."date_of_birth") OR old_values."date_of_death" IS DISTINCT FROM (new_values."date_of_death") OR old_values."first_name" IS DISTINCT FROM (new_values."first_name") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."merged_into_id" IS DISTINCT FROM (new_values."merged_into_id") OR old_values."nationality_id" IS DISTINCT FROM (new_values."nationality_id") OR old_values."official_name" IS DISTINCT FROM (new_values."official_name") OR old_values."sex" IS DISTINCT FROM (new_values."sex") OR old_values."vn" IS DISTINCT FROM (new_values."vn") OR old_values."zemis_number" IS DISTINCT FROM (new_values."zemis_number")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="406f22b442a425b18855f1b7a52c8d18c0ca101e",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f2beb",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="register_person",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_personevent" ("birth_known", "date_of_birth", "date_of_death", "first_name", "id", "merged_into_id", "nationality_id", "official_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sex", "vn", "zemis_number") SELECT old_values."birth_known", old_values."date_of_birth", old_values."date_of_death", old_values."first_name", old_values."id", old_values."merged_into_id", old_values."nationality_id", old_values."official_name", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."sex", old_values."vn", old_values."zemis_number" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="b3a7c1e1815f97ce7a336f98858bbac344d20a1d",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b1858",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="register_person",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("birth_known__in", ["day", "month", "year"])), name="person_birth_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("birth_known", "day"),
                    models.Q(
                        ("date_of_birth__day", 1),
                        models.Q(("birth_known", "month"), ("date_of_birth__month", 1), _connector="OR"),
                    ),
                    _connector="OR",
                ),
                name="person_birth_assumed",
            ),
        ),
        migrations.AddConstraint(
            model_name="registerevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "move_in",
                            "move_out",
                            "move",
                            "birth",
                            "death",
                            "marriage",
                            "partnership",
                            "separation",
                            "undo_separation",
                            "divorce",
                            "undo_marriage",
                            "undo_partnership",
                            "marital_status_partner",
                            "change_name",
                            "change_sex",
                            "change_nationality",
                            "naturalize_foreigner",
                            "naturalize_swiss",
                            "undo_citizen",
                            "change_religion",
                            "change_occupation",
                            "guardian_measure",
                            "change_guardian",
                            "undo_guardian",
                            "care",
                            "change_residence_permit",
                            "change_residence_type",
                            "change_features",
                            "contact",
                            "data_lock",
                            "paper_lock",
                            "correct_reporting",
                            "correct_address",
                            "correct_person",
                            "extend_stay",
                            "merge",
                            "unmerge",
                            "disclose_address",
                        ],
                    )
                ),
                name="registerevent_kind",
            ),
        ),
        *(rls.protect(table, "true", writes=rls.ADMINISTERS) for table in KEPT),
        migrations.RunSQL(f"GRANT INSERT, UPDATE ON {', '.join(KEPT)} TO {APP_ROLE}", migrations.RunSQL.noop),
        rls.seal_history(),
    ]
