# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The post may be asked for a delivery address (Art. 12 para. 2 RHG)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("third_parties", "0002_row_level_security"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="reporter",
            name="reporter_kind",
        ),
        migrations.AlterField(
            model_name="reporter",
            name="kind",
            field=models.CharField(
                choices=[
                    ("landlord", "Vermieterschaft"),
                    ("property_manager", "Liegenschaftsverwaltung"),
                    ("lodging_host", "Logisgeber"),
                    ("collective_household", "Kollektivhaushalt"),
                    ("employer", "Arbeitgeber"),
                    ("utility", "Versorgungsunternehmen"),
                    ("post", "Post"),
                ],
                max_length=20,
                verbose_name="Art",
            ),
        ),
        migrations.AlterField(
            model_name="reporterevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("landlord", "Vermieterschaft"),
                    ("property_manager", "Liegenschaftsverwaltung"),
                    ("lodging_host", "Logisgeber"),
                    ("collective_household", "Kollektivhaushalt"),
                    ("employer", "Arbeitgeber"),
                    ("utility", "Versorgungsunternehmen"),
                    ("post", "Post"),
                ],
                max_length=20,
                verbose_name="Art",
            ),
        ),
        migrations.AddConstraint(
            model_name="reporter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "landlord",
                            "property_manager",
                            "lodging_host",
                            "collective_household",
                            "employer",
                            "utility",
                            "post",
                        ],
                    )
                ),
                name="reporter_kind",
            ),
        ),
    ]
