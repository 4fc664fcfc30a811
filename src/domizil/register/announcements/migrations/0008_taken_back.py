# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""An event is taken back, and places of origin are set, like any other announcement."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("announcements", "0007_letters_to"),
        ("base", "0009_jobs"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="announcement",
            name="announcement_kind",
        ),
        migrations.AlterField(
            model_name="announcement",
            name="kind",
            field=models.CharField(
                choices=[
                    ("arrival", "Zuzug"),
                    ("stay", "Wochenaufenthalt oder Nebenwohnsitz"),
                    ("move", "Umzug"),
                    ("departure", "Wegzug"),
                    ("civil_status", "Zivilstand"),
                    ("name", "Namensänderung"),
                    ("separation", "Trennung"),
                    ("features", "Religion und weitere Merkmale"),
                    ("extra", "Merkmal mit eigener Rechtsgrundlage"),
                    ("numbers", "Personennummern"),
                    ("contact", "Zustelladresse"),
                    ("household", "Haushalt"),
                    ("care", "Eltern und Sorgerecht"),
                    ("guardian", "Gesetzliche Vertretung"),
                    ("nationality", "Staatsangehörigkeit"),
                    ("birth", "Geburt"),
                    ("death", "Todesfall"),
                    ("renewal", "Verlängerung des Aufenthalts"),
                    ("correction", "Korrektur"),
                    ("residence", "Korrektur von Zuzug oder Wegzug"),
                    ("entry", "Korrektur eines einzelnen Eintrags"),
                    ("take_back", "Zurücknahme eines Eintrags"),
                    ("origins", "Heimatorte"),
                    ("lock", "Datensperre"),
                    ("unlock", "Aufhebung der Datensperre"),
                ],
                max_length=20,
                verbose_name="Art",
            ),
        ),
        migrations.AlterField(
            model_name="announcementevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("arrival", "Zuzug"),
                    ("stay", "Wochenaufenthalt oder Nebenwohnsitz"),
                    ("move", "Umzug"),
                    ("departure", "Wegzug"),
                    ("civil_status", "Zivilstand"),
                    ("name", "Namensänderung"),
                    ("separation", "Trennung"),
                    ("features", "Religion und weitere Merkmale"),
                    ("extra", "Merkmal mit eigener Rechtsgrundlage"),
                    ("numbers", "Personennummern"),
                    ("contact", "Zustelladresse"),
                    ("household", "Haushalt"),
                    ("care", "Eltern und Sorgerecht"),
                    ("guardian", "Gesetzliche Vertretung"),
                    ("nationality", "Staatsangehörigkeit"),
                    ("birth", "Geburt"),
                    ("death", "Todesfall"),
                    ("renewal", "Verlängerung des Aufenthalts"),
                    ("correction", "Korrektur"),
                    ("residence", "Korrektur von Zuzug oder Wegzug"),
                    ("entry", "Korrektur eines einzelnen Eintrags"),
                    ("take_back", "Zurücknahme eines Eintrags"),
                    ("origins", "Heimatorte"),
                    ("lock", "Datensperre"),
                    ("unlock", "Aufhebung der Datensperre"),
                ],
                max_length=20,
                verbose_name="Art",
            ),
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
                            "separation",
                            "features",
                            "extra",
                            "numbers",
                            "contact",
                            "household",
                            "care",
                            "guardian",
                            "nationality",
                            "birth",
                            "death",
                            "renewal",
                            "correction",
                            "residence",
                            "entry",
                            "take_back",
                            "origins",
                            "lock",
                            "unlock",
                        ],
                    )
                ),
                name="announcement_kind",
            ),
        ),
    ]
