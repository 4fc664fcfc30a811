# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stood in a person and a residence moves to the rows that change over time."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

FILL = [
    """
    INSERT INTO register_occupancy (residence_id, dwelling_id, valid)
    SELECT id, dwelling_id, valid FROM register_residence
    """,
    # Known from the first residence on; who never had one, from today.
    """
    INSERT INTO register_personstate (
        person_id, valid, official_name, first_name, original_name, alliance_name, foreign_name, alias_name, call_name,
        sex, marital_status, nationality_id, religion, language_of_correspondence, place_of_birth,
        father_name, father_first_name, mother_name, mother_first_name)
    SELECT person.id, daterange(coalesce(
            (SELECT min(lower(valid)) FROM register_residence AS home WHERE home.person_id = person.id),
            greatest(person.date_of_birth, base_today())), NULL),
        official_name, first_name, '', '', '', '', '', sex, 9, nationality_id, '000', 'de', '', '', '', '', ''
    FROM register_person AS person
    """,
    "SET CONSTRAINTS ALL IMMEDIATE",
]


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0004_features_in_time"),
    ]

    operations = [
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        pgtrigger.migrations.RemoveTrigger(
            model_name="residence",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="residence",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="residence",
            name="delete_delete",
        ),
        migrations.RemoveField(
            model_name="residence",
            name="dwelling",
        ),
        migrations.RemoveField(
            model_name="residenceevent",
            name="dwelling",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="residence",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_residenceevent" ("comes_from", "comes_from_country_id", "comes_from_municipality", "goes_to", "goes_to_country_id", "goes_to_municipality", "id", "kind", "municipality_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_end", "proof_valid_until", "purpose", "valid") SELECT new_values."comes_from", new_values."comes_from_country_id", new_values."comes_from_municipality", new_values."goes_to", new_values."goes_to_country_id", new_values."goes_to_municipality", new_values."id", new_values."kind", new_values."municipality_id", new_values."person_id", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."planned_end", new_values."proof_valid_until", new_values."purpose", new_values."valid" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="d59835dab486ee9041102cae9168d1388b0ae3d6",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_df8ff",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="register_residence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="residence",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_residenceevent" ("comes_from", "comes_from_country_id", "comes_from_municipality", "goes_to", "goes_to_country_id", "goes_to_municipality", "id", "kind", "municipality_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_end", "proof_valid_until", "purpose", "valid") SELECT new_values."comes_from", new_values."comes_from_country_id", new_values."comes_from_municipality", new_values."goes_to", new_values."goes_to_country_id", new_values."goes_to_municipality", new_values."id", new_values."kind", new_values."municipality_id", new_values."person_id", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."planned_end", new_values."proof_valid_until", new_values."purpose", new_values."valid" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="22421686af4ff0ca0416816ef799b23771ff9b41",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_dda84",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="register_residence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="residence",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_residenceevent" ("comes_from", "comes_from_country_id", "comes_from_municipality", "goes_to", "goes_to_country_id", "goes_to_municipality", "id", "kind", "municipality_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_end", "proof_valid_until", "purpose", "valid") SELECT old_values."comes_from", old_values."comes_from_country_id", old_values."comes_from_municipality", old_values."goes_to", old_values."goes_to_country_id", old_values."goes_to_municipality", old_values."id", old_values."kind", old_values."municipality_id", old_values."person_id", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."planned_end", old_values."proof_valid_until", old_values."purpose", old_values."valid" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="5ed7e36c245e890a7f7cc6118fab43fe5c1b8f96",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_62a0c",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="register_residence",
                    when="AFTER",
                ),
            ),
        ),
    ]
