# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was known at a moment is the last history row of each object: found by the object."""

from django.db import migrations

MODELS = (
    "person", "personstate", "residence", "occupancy", "placeoforigin", "officialid", "datablock", "relationship",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("register", "0007_close_life")]

    operations = [
        *(
            migrations.RunSQL(f"CREATE INDEX {model}event_object ON register_{model}event (pgh_obj_id, pgh_id)")
            for model in MODELS
        ),
        migrations.RunSQL("CREATE INDEX relationshipevent_of_other ON register_relationshipevent (other_id)"),
    ]
