# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The alphabetical control of a city is read in its order, not sorted page by page."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("papers", "0002_row_level_security")]

    operations = [
        migrations.AddIndex(
            model_name="controlentry",
            index=models.Index(fields=["municipality", "sort_key", "number"], name="control_alphabetical"),
        ),
    ]
