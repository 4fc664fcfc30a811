# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who is stateless, or of unknown nationality, has no state; which of the two stands beside it (eCH-0011)."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from domizil.base import rls


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0009_jobs"),
        ("register", "0016_similar_by_birth"),
    ]

    operations = [
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
        pgtrigger.migrations.RemoveTrigger(
            model_name="personstate",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="personstate",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="personstate",
            name="update_update",
        ),
        migrations.AddField(
            model_name="person",
            name="nationality_status",
            field=models.PositiveSmallIntegerField(
                choices=[(0, "Staatsangehörigkeit unbekannt"), (1, "staatenlos"), (2, "bekannt")],
                db_default=2,
                default=2,
                verbose_name="Staatsangehörigkeit",
            ),
        ),
        migrations.AddField(
            model_name="personevent",
            name="nationality_status",
            field=models.PositiveSmallIntegerField(
                choices=[(0, "Staatsangehörigkeit unbekannt"), (1, "staatenlos"), (2, "bekannt")],
                db_default=2,
                default=2,
                verbose_name="Staatsangehörigkeit",
            ),
        ),
        migrations.AddField(
            model_name="personstate",
            name="nationality_status",
            field=models.PositiveSmallIntegerField(
                choices=[(0, "Staatsangehörigkeit unbekannt"), (1, "staatenlos"), (2, "bekannt")],
                db_default=2,
                default=2,
                verbose_name="Staatsangehörigkeit",
            ),
        ),
        migrations.AddField(
            model_name="personstateevent",
            name="nationality_status",
            field=models.PositiveSmallIntegerField(
                choices=[(0, "Staatsangehörigkeit unbekannt"), (1, "staatenlos"), (2, "bekannt")],
                db_default=2,
                default=2,
                verbose_name="Staatsangehörigkeit",
            ),
        ),
        migrations.AlterField(
            model_name="person",
            name="nationality",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="nationals",
                to="base.country",
                verbose_name="Staatsangehörigkeit",
            ),
        ),
        migrations.AlterField(
            model_name="personevent",
            name="nationality",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="base.country",
                verbose_name="Staatsangehörigkeit",
            ),
        ),
        migrations.AlterField(
            model_name="personstate",
            name="nationality",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="base.country",
                verbose_name="Staatsangehörigkeit",
            ),
        ),
        migrations.AlterField(
            model_name="personstateevent",
            name="nationality",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="base.country",
                verbose_name="Staatsangehörigkeit",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_personevent" ("birth_known", "date_of_birth", "date_of_death", "first_name", "id", "merged_into_id", "nationality_id", "nationality_status", "official_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sex", "vn", "zemis_number") SELECT new_values."birth_known", new_values."date_of_birth", new_values."date_of_death", new_values."first_name", new_values."id", new_values."merged_into_id", new_values."nationality_id", new_values."nationality_status", new_values."official_name", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."sex", new_values."vn", new_values."zemis_number" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="e9b78a3ec6c293544f28de8c40c4f33bffba295f",
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
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_personevent" ("birth_known", "date_of_birth", "date_of_death", "first_name", "id", "merged_into_id", "nationality_id", "nationality_status", "official_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sex", "vn", "zemis_number") SELECT new_values."birth_known", new_values."date_of_birth", new_values."date_of_death", new_values."first_name", new_values."id", new_values."merged_into_id", new_values."nationality_id", new_values."nationality_status", new_values."official_name", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."sex", new_values."vn", new_values."zemis_number" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."birth_known" IS DISTINCT FROM (new_values."birth_known") OR old_values."date_of_birth" IS DISTINCT FROM (new_values."date_of_birth") OR old_values."date_of_death" IS DISTINCT FROM (new_values."date_of_death") OR old_values."first_name" IS DISTINCT FROM (new_values."first_name") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."merged_into_id" IS DISTINCT FROM (new_values."merged_into_id") OR old_values."nationality_id" IS DISTINCT FROM (new_values."nationality_id") OR old_values."nationality_status" IS DISTINCT FROM (new_values."nationality_status") OR old_values."official_name" IS DISTINCT FROM (new_values."official_name") OR old_values."sex" IS DISTINCT FROM (new_values."sex") OR old_values."vn" IS DISTINCT FROM (new_values."vn") OR old_values."zemis_number" IS DISTINCT FROM (new_values."zemis_number")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="18de8c2726816fa11d1151121db479cda3e44558",
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
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_personevent" ("birth_known", "date_of_birth", "date_of_death", "first_name", "id", "merged_into_id", "nationality_id", "nationality_status", "official_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sex", "vn", "zemis_number") SELECT old_values."birth_known", old_values."date_of_birth", old_values."date_of_death", old_values."first_name", old_values."id", old_values."merged_into_id", old_values."nationality_id", old_values."nationality_status", old_values."official_name", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."sex", old_values."vn", old_values."zemis_number" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="28cc8dd85bd71d638f4c380c3acd23b81ffb8f46",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b1858",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="register_person",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="personstate",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_personstateevent" ("alias_name", "alliance_name", "birth_country_id", "birth_municipality", "call_name", "father_first_name", "father_name", "fire_service", "fire_service_liability", "first_name", "foreign_name", "id", "language_of_correspondence", "marital_status", "marital_status_on", "mother_first_name", "mother_name", "nationality_id", "nationality_since", "nationality_status", "official_name", "original_name", "parents_proven", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_of_birth", "religion", "separation", "sex", "valid", "votes_canton", "votes_federation", "votes_municipality") SELECT new_values."alias_name", new_values."alliance_name", new_values."birth_country_id", new_values."birth_municipality", new_values."call_name", new_values."father_first_name", new_values."father_name", new_values."fire_service", new_values."fire_service_liability", new_values."first_name", new_values."foreign_name", new_values."id", new_values."language_of_correspondence", new_values."marital_status", new_values."marital_status_on", new_values."mother_first_name", new_values."mother_name", new_values."nationality_id", new_values."nationality_since", new_values."nationality_status", new_values."official_name", new_values."original_name", new_values."parents_proven", new_values."person_id", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."place_of_birth", new_values."religion", new_values."separation", new_values."sex", new_values."valid", new_values."votes_canton", new_values."votes_federation", new_values."votes_municipality" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="b55c4147a5f79d7669c7ddc44e4fdcf17bead9e4",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_df2e7",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="register_personstate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="personstate",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_personstateevent" ("alias_name", "alliance_name", "birth_country_id", "birth_municipality", "call_name", "father_first_name", "father_name", "fire_service", "fire_service_liability", "first_name", "foreign_name", "id", "language_of_correspondence", "marital_status", "marital_status_on", "mother_first_name", "mother_name", "nationality_id", "nationality_since", "nationality_status", "official_name", "original_name", "parents_proven", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_of_birth", "religion", "separation", "sex", "valid", "votes_canton", "votes_federation", "votes_municipality") SELECT new_values."alias_name", new_values."alliance_name", new_values."birth_country_id", new_values."birth_municipality", new_values."call_name", new_values."father_first_name", new_values."father_name", new_values."fire_service", new_values."fire_service_liability", new_values."first_name", new_values."foreign_name", new_values."id", new_values."language_of_correspondence", new_values."marital_status", new_values."marital_status_on", new_values."mother_first_name", new_values."mother_name", new_values."nationality_id", new_values."nationality_since", new_values."nationality_status", new_values."official_name", new_values."original_name", new_values."parents_proven", new_values."person_id", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."place_of_birth", new_values."religion", new_values."separation", new_values."sex", new_values."valid", new_values."votes_canton", new_values."votes_federation", new_values."votes_municipality" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."alias_name" IS DISTINCT FROM (new_values."alias_name") OR old_values."alliance_name" IS DISTINCT FROM (new_values."alliance_name") OR old_values."birth_country_id" IS DISTINCT FROM (new_values."birth_country_id") OR old_values."birth_municipality" IS DISTINCT FROM (new_values."birth_municipality") OR old_values."call_name" IS DISTINCT FROM (new_values."call_name") OR old_values."father_first_name" IS DISTINCT FROM (new_values."father_first_name") OR old_values."father_name" IS DISTINCT FROM (new_values."father_name") OR old_values."fire_service" IS DISTINCT FROM (new_values."fire_service") OR old_values."fire_service_liability" IS DISTINCT FROM (new_values."fire_service_liability") OR old_values."first_name" IS DISTINCT FROM (new_values."first_name") OR old_values."foreign_name" IS DISTINCT FROM (new_values."foreign_name") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."language_of_correspondence" IS DISTINCT FROM (new_values."language_of_correspondence") OR old_values."marital_status" IS DISTINCT FROM (new_values."marital_status") OR old_values."marital_status_on" IS DISTINCT FROM (new_values."marital_status_on") OR old_values."mother_first_name" IS DISTINCT FROM (new_values."mother_first_name") OR old_values."mother_name" IS DISTINCT FROM (new_values."mother_name") OR old_values."nationality_id" IS DISTINCT FROM (new_values."nationality_id") OR old_values."nationality_since" IS DISTINCT FROM (new_values."nationality_since") OR old_values."nationality_status" IS DISTINCT FROM (new_values."nationality_status") OR old_values."official_name" IS DISTINCT FROM (new_values."official_name") OR old_values."original_name" IS DISTINCT FROM (new_values."original_name") OR old_values."parents_proven" IS DISTINCT FROM (new_values."parents_proven") OR old_values."person_id" IS DISTINCT FROM (new_values."person_id") OR old_values."place_of_birth" IS DISTINCT FROM (new_values."place_of_birth") OR old_values."religion" IS DISTINCT FROM (new_values."religion") OR old_values."separation" IS DISTINCT FROM (new_values."separation") OR old_values."sex" IS DISTINCT FROM (new_values."sex") OR old_values."valid" IS DISTINCT FROM (new_values."valid") OR old_values."votes_canton" IS DISTINCT FROM (new_values."votes_canton") OR old_values."votes_federation" IS DISTINCT FROM (new_values."votes_federation") OR old_values."votes_municipality" IS DISTINCT FROM (new_values."votes_municipality")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="b7d77ebdda3499e4f8d8e38ff28646e35f53c9bf",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2d141",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="register_personstate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="personstate",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_personstateevent" ("alias_name", "alliance_name", "birth_country_id", "birth_municipality", "call_name", "father_first_name", "father_name", "fire_service", "fire_service_liability", "first_name", "foreign_name", "id", "language_of_correspondence", "marital_status", "marital_status_on", "mother_first_name", "mother_name", "nationality_id", "nationality_since", "nationality_status", "official_name", "original_name", "parents_proven", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_of_birth", "religion", "separation", "sex", "valid", "votes_canton", "votes_federation", "votes_municipality") SELECT old_values."alias_name", old_values."alliance_name", old_values."birth_country_id", old_values."birth_municipality", old_values."call_name", old_values."father_first_name", old_values."father_name", old_values."fire_service", old_values."fire_service_liability", old_values."first_name", old_values."foreign_name", old_values."id", old_values."language_of_correspondence", old_values."marital_status", old_values."marital_status_on", old_values."mother_first_name", old_values."mother_name", old_values."nationality_id", old_values."nationality_since", old_values."nationality_status", old_values."official_name", old_values."original_name", old_values."parents_proven", old_values."person_id", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."place_of_birth", old_values."religion", old_values."separation", old_values."sex", old_values."valid", old_values."votes_canton", old_values."votes_federation", old_values."votes_municipality" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="2d787dc77a69b75a1c31d4b9f7f2f33391e31df8",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_bfb50",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="register_personstate",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("nationality__isnull", False), ("nationality_status", 2)),
                    models.Q(("nationality__isnull", True), ("nationality_status__in", [0, 1])),
                    _connector="OR",
                ),
                name="person_nationality",
            ),
        ),
        migrations.AddConstraint(
            model_name="personstate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("nationality__isnull", False), ("nationality_status", 2)),
                    models.Q(("nationality__isnull", True), ("nationality_status__in", [0, 1])),
                    _connector="OR",
                ),
                name="personstate_nationality",
            ),
        ),
        rls.seal_history(),
    ]
