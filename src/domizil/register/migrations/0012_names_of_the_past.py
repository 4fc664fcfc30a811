# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Names of the past get a key to be found by; residences are found from both sides."""

import django.contrib.postgres.indexes
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from domizil.base import rls


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0009_jobs"),
        ("register", "0011_features_entered"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="personstate",
            name="update_update",
        ),
        migrations.AddField(
            model_name="personstate",
            name="search_key",
            field=models.TextField(blank=True, db_default="", default="", editable=False, verbose_name="Suchschlüssel"),
        ),
        migrations.AlterField(
            model_name="residence",
            name="municipality",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="residences",
                to="base.municipality",
                verbose_name="Gemeinde",
            ),
        ),
        migrations.AlterField(
            model_name="residence",
            name="person",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="residences",
                to="register.person",
                verbose_name="Person",
            ),
        ),
        migrations.AddIndex(
            model_name="personstate",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass("search_key", name="gin_trgm_ops"),
                condition=models.Q(("search_key", ""), _negated=True),
                name="personstate_search_key",
            ),
        ),
        migrations.AddIndex(
            model_name="residence",
            index=models.Index(fields=["municipality", "person"], name="residence_municipality_person"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="personstate",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_personstateevent" ("alias_name", "alliance_name", "birth_country_id", "birth_municipality", "call_name", "father_first_name", "father_name", "fire_service", "fire_service_liability", "first_name", "foreign_name", "id", "language_of_correspondence", "marital_status", "marital_status_on", "mother_first_name", "mother_name", "nationality_id", "nationality_since", "official_name", "original_name", "parents_proven", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_of_birth", "religion", "separation", "sex", "valid", "votes_canton", "votes_federation", "votes_municipality") SELECT new_values."alias_name", new_values."alliance_name", new_values."birth_country_id", new_values."birth_municipality", new_values."call_name", new_values."father_first_name", new_values."father_name", new_values."fire_service", new_values."fire_service_liability", new_values."first_name", new_values."foreign_name", new_values."id", new_values."language_of_correspondence", new_values."marital_status", new_values."marital_status_on", new_values."mother_first_name", new_values."mother_name", new_values."nationality_id", new_values."nationality_since", new_values."official_name", new_values."original_name", new_values."parents_proven", new_values."person_id", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."place_of_birth", new_values."religion", new_values."separation", new_values."sex", new_values."valid", new_values."votes_canton", new_values."votes_federation", new_values."votes_municipality" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."alias_name" IS DISTINCT FROM (new_values."alias_name") OR old_values."alliance_name" IS DISTINCT FROM (new_values."alliance_name") OR old_values."birth_country_id" IS DISTINCT FROM (new_values."birth_country_id") OR old_values."birth_municipality" IS DISTINCT FROM (new_values."birth_municipality") OR old_values."call_name" IS DISTINCT FROM (new_values."call_name") OR old_values."father_first_name" IS DISTINCT FROM (new_values."father_first_name") OR old_values."father_name" IS DISTINCT FROM (new_values."father_name") OR old_values."fire_service" IS DISTINCT FROM (new_values."fire_service") OR old_values."fire_service_liability" IS DISTINCT FROM (new_values."fire_service_liability") OR old_values."first_name" IS DISTINCT FROM (new_values."first_name") OR old_values."foreign_name" IS DISTINCT FROM (new_values."foreign_name") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."language_of_correspondence" IS DISTINCT FROM (new_values."language_of_correspondence") OR old_values."marital_status" IS DISTINCT FROM (new_values."marital_status") OR old_values."marital_status_on" IS DISTINCT FROM (new_values."marital_status_on") OR old_values."mother_first_name" IS DISTINCT FROM (new_values."mother_first_name") OR old_values."mother_name" IS DISTINCT FROM (new_values."mother_name") OR old_values."nationality_id" IS DISTINCT FROM (new_values."nationality_id") OR old_values."nationality_since" IS DISTINCT FROM (new_values."nationality_since") OR old_values."official_name" IS DISTINCT FROM (new_values."official_name") OR old_values."original_name" IS DISTINCT FROM (new_values."original_name") OR old_values."parents_proven" IS DISTINCT FROM (new_values."parents_proven") OR old_values."person_id" IS DISTINCT FROM (new_values."person_id") OR old_values."place_of_birth" IS DISTINCT FROM (new_values."place_of_birth") OR old_values."religion" IS DISTINCT FROM (new_values."religion") OR old_values."separation" IS DISTINCT FROM (new_values."separation") OR old_values."sex" IS DISTINCT FROM (new_values."sex") OR old_values."valid" IS DISTINCT FROM (new_values."valid") OR old_values."votes_canton" IS DISTINCT FROM (new_values."votes_canton") OR old_values."votes_federation" IS DISTINCT FROM (new_values."votes_federation") OR old_values."votes_municipality" IS DISTINCT FROM (new_values."votes_municipality")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="aec77f97ee57dc421fc2d031352d9e5ab38cae37",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2d141",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="register_personstate",
                    when="AFTER",
                ),
            ),
        ),
        rls.seal_history(),
    ]
