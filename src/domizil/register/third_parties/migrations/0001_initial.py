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
        ("base", "0004_roles"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("register", "0006_whole_lives"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AccessKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64, unique=True, verbose_name="Prüfwert")),
                ("label", models.CharField(max_length=80, verbose_name="Bezeichnung")),
                (
                    "valid",
                    django.contrib.postgres.fields.ranges.DateRangeField(
                        help_text="von (inbegriffen) bis (nicht inbegriffen)", verbose_name="gültig"
                    ),
                ),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="widerrufen")),
                (
                    "issued_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ausgestellt von",
                    ),
                ),
            ],
            options={
                "verbose_name": "Zugangsschlüssel",
                "verbose_name_plural": "Zugangsschlüssel",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("form", "Formular"),
                            ("file", "Datei"),
                            ("api", "Schnittstelle"),
                            ("message", "eCH-0112"),
                        ],
                        max_length=10,
                        verbose_name="Weg",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("checked", "geprüft, noch nicht übernommen"),
                            ("taken", "übernommen"),
                            ("dropped", "verworfen"),
                            ("refused", "zurückgewiesen"),
                        ],
                        max_length=10,
                        verbose_name="Stand",
                    ),
                ),
                ("file_name", models.CharField(blank=True, max_length=150, verbose_name="Datei")),
                ("sha256", models.CharField(blank=True, max_length=64, verbose_name="Prüfsumme")),
                ("content", models.BinaryField(null=True, verbose_name="Inhalt")),
                ("refusal", models.CharField(blank=True, max_length=300, verbose_name="Grund der Zurückweisung")),
                ("good", models.PositiveIntegerField(default=0, verbose_name="gute Zeilen")),
                ("bad", models.PositiveIntegerField(default=0, verbose_name="schlechte Zeilen")),
                ("received_at", models.DateTimeField(verbose_name="eingegangen")),
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
                    "received_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entgegengenommen von",
                    ),
                ),
            ],
            options={
                "verbose_name": "Lieferung",
                "verbose_name_plural": "Lieferungen",
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="HotelSlip",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("official_name", models.CharField(max_length=100, verbose_name="Name")),
                ("first_name", models.CharField(max_length=100, verbose_name="Vornamen")),
                ("search_key", models.TextField(editable=False, verbose_name="Suchschlüssel")),
                ("date_of_birth", models.DateField(verbose_name="Geburtsdatum")),
                ("document", models.CharField(blank=True, max_length=60, verbose_name="Ausweis und Nummer")),
                ("arrives", models.DateField(verbose_name="Ankunft")),
                ("leaves", models.DateField(verbose_name="Abreise")),
                ("received_at", models.DateTimeField(verbose_name="eingegangen")),
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
                    "nationality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="base.country",
                        verbose_name="Staatsangehörigkeit",
                    ),
                ),
            ],
            options={
                "verbose_name": "Hotelmeldung",
                "verbose_name_plural": "Hotelmeldungen",
                "ordering": ["-arrives", "-id"],
            },
        ),
        migrations.CreateModel(
            name="InformationRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person_name", models.CharField(max_length=201, verbose_name="Name und Vorname")),
                ("egid", models.PositiveIntegerField(blank=True, null=True, verbose_name="EGID")),
                ("happened_on", models.DateField(verbose_name="Tag des Ereignisses")),
                ("due_on", models.DateField(verbose_name="Frist zur Meldung")),
                ("asks", models.CharField(max_length=40, verbose_name="Gegenstand")),
                ("derivation", models.JSONField(verbose_name="Herleitung")),
                ("asked_on", models.DateField(verbose_name="gestellt am")),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="beantwortet am")),
                ("answer", models.TextField(blank=True, verbose_name="Antwort")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gestellt von",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="information_requests",
                        to="base.municipality",
                        verbose_name="Gemeinde",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="register.person",
                        verbose_name="Person",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Antwort erfasst von",
                    ),
                ),
            ],
            options={
                "verbose_name": "Auskunftsersuchen",
                "verbose_name_plural": "Auskunftsersuchen",
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="Match",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("vn", "AHV-Nummer"),
                            ("name_and_birth", "Name und Geburtsdatum"),
                            ("swapped_names", "Name und Vorname vertauscht, Geburtsdatum gleich"),
                            ("similar_name", "ähnlicher Name, Geburtsdatum gleich"),
                            ("swapped_birth", "Name gleich, Tag und Monat der Geburt vertauscht"),
                            ("name_in_dwelling", "Name in dieser Wohnung"),
                            ("name_in_building", "Name in diesem Gebäude"),
                            ("name_alone", "Name, einmalig in der Gemeinde"),
                            ("nobody", "nicht gefunden"),
                        ],
                        max_length=20,
                        verbose_name="gefunden durch",
                    ),
                ),
                ("elsewhere", models.BooleanField(verbose_name="anderswo im Kanton bekannt")),
                (
                    "differences",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), size=None, verbose_name="Abweichungen"
                    ),
                ),
                ("compared_on", models.DateField(verbose_name="verglichen am")),
                ("again_on", models.DateField(blank=True, null=True, verbose_name="wieder zu vergleichen am")),
                (
                    "dwelling",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="register.dwelling",
                        verbose_name="Wohnung",
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="third_party_matches",
                        to="register.person",
                        verbose_name="Person",
                    ),
                ),
            ],
            options={
                "verbose_name": "Abgleich",
                "verbose_name_plural": "Abgleiche",
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("row", models.PositiveIntegerField(verbose_name="Zeile")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("move_in", "Einzug"),
                            ("move_within", "Umzug"),
                            ("move_out", "Auszug"),
                            ("resident", "Bewohner"),
                        ],
                        max_length=12,
                        verbose_name="Meldung",
                    ),
                ),
                ("official_name", models.CharField(max_length=100, verbose_name="Name")),
                ("first_name", models.CharField(max_length=100, verbose_name="Vornamen")),
                ("search_key", models.TextField(editable=False, verbose_name="Suchschlüssel")),
                ("swapped_key", models.TextField(editable=False, verbose_name="Suchschlüssel, Namen vertauscht")),
                ("date_of_birth", models.DateField(blank=True, null=True, verbose_name="Geburtsdatum")),
                ("vn", models.CharField(blank=True, max_length=13, verbose_name="AHV-Nummer")),
                ("begins", models.DateField(blank=True, null=True, verbose_name="Mietbeginn")),
                ("ends", models.DateField(blank=True, null=True, verbose_name="Mietende")),
                ("egid", models.PositiveIntegerField(blank=True, null=True, verbose_name="EGID")),
                ("ewid", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="EWID")),
                ("dwelling_number", models.CharField(blank=True, max_length=12, verbose_name="Wohnungsnummer")),
                ("street", models.CharField(blank=True, max_length=60, verbose_name="Strasse")),
                ("house_number", models.CharField(blank=True, max_length=12, verbose_name="Hausnummer")),
                (
                    "swiss_zip_code",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Postleitzahl"),
                ),
                ("town", models.CharField(blank=True, max_length=40, verbose_name="Ort")),
                (
                    "other_address",
                    models.CharField(blank=True, max_length=200, verbose_name="bisherige oder neue Adresse"),
                ),
                ("due", models.DateField(blank=True, null=True, verbose_name="Frist der meldepflichtigen Person")),
                (
                    "delivery",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="third_parties.delivery",
                        verbose_name="Lieferung",
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
            ],
            options={
                "verbose_name": "Meldung eines Dritten",
                "verbose_name_plural": "Meldungen Dritter",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="MatchEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("vn", "AHV-Nummer"),
                            ("name_and_birth", "Name und Geburtsdatum"),
                            ("swapped_names", "Name und Vorname vertauscht, Geburtsdatum gleich"),
                            ("similar_name", "ähnlicher Name, Geburtsdatum gleich"),
                            ("swapped_birth", "Name gleich, Tag und Monat der Geburt vertauscht"),
                            ("name_in_dwelling", "Name in dieser Wohnung"),
                            ("name_in_building", "Name in diesem Gebäude"),
                            ("name_alone", "Name, einmalig in der Gemeinde"),
                            ("nobody", "nicht gefunden"),
                        ],
                        max_length=20,
                        verbose_name="gefunden durch",
                    ),
                ),
                ("elsewhere", models.BooleanField(verbose_name="anderswo im Kanton bekannt")),
                (
                    "differences",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), size=None, verbose_name="Abweichungen"
                    ),
                ),
                ("compared_on", models.DateField(verbose_name="verglichen am")),
                ("again_on", models.DateField(blank=True, null=True, verbose_name="wieder zu vergleichen am")),
                (
                    "dwelling",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="register.dwelling",
                        verbose_name="Wohnung",
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
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
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
                        to="third_parties.match",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="third_parties.report",
                        verbose_name="Meldung",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="match",
            name="report",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="match",
                to="third_parties.report",
                verbose_name="Meldung",
            ),
        ),
        migrations.CreateModel(
            name="Reporter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("landlord", "Vermieterschaft"),
                            ("property_manager", "Liegenschaftsverwaltung"),
                            ("lodging_host", "Logisgeber"),
                            ("collective_household", "Kollektivhaushalt"),
                            ("employer", "Arbeitgeber"),
                            ("utility", "Versorgungsunternehmen"),
                        ],
                        max_length=20,
                        verbose_name="Art",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="Name")),
                ("contact", models.CharField(blank=True, max_length=120, verbose_name="Kontaktperson")),
                ("e_mail", models.EmailField(blank=True, max_length=254, verbose_name="E-Mail")),
                ("address", models.TextField(blank=True, max_length=300, verbose_name="Postadresse")),
                ("egid", models.PositiveIntegerField(blank=True, null=True, verbose_name="EGID")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="geschlossen am")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="third_parties",
                        to="base.municipality",
                        verbose_name="Gemeinde",
                    ),
                ),
            ],
            options={
                "verbose_name": "meldende Stelle",
                "verbose_name_plural": "meldende Stellen",
                "ordering": ["name", "id"],
            },
        ),
        migrations.AddField(
            model_name="report",
            name="reporter",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reports",
                to="third_parties.reporter",
                verbose_name="meldende Stelle",
            ),
        ),
        migrations.CreateModel(
            name="InformationRequestEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("person_name", models.CharField(max_length=201, verbose_name="Name und Vorname")),
                ("egid", models.PositiveIntegerField(blank=True, null=True, verbose_name="EGID")),
                ("happened_on", models.DateField(verbose_name="Tag des Ereignisses")),
                ("due_on", models.DateField(verbose_name="Frist zur Meldung")),
                ("asks", models.CharField(max_length=40, verbose_name="Gegenstand")),
                ("derivation", models.JSONField(verbose_name="Herleitung")),
                ("asked_on", models.DateField(verbose_name="gestellt am")),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="beantwortet am")),
                ("answer", models.TextField(blank=True, verbose_name="Antwort")),
                (
                    "asked_by",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gestellt von",
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
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
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
                        to="third_parties.informationrequest",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Antwort erfasst von",
                    ),
                ),
                (
                    "addressee",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="third_parties.reporter",
                        verbose_name="Empfänger",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="informationrequest",
            name="addressee",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="information_requests",
                to="third_parties.reporter",
                verbose_name="Empfänger",
            ),
        ),
        migrations.CreateModel(
            name="HotelSlipEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("official_name", models.CharField(max_length=100, verbose_name="Name")),
                ("first_name", models.CharField(max_length=100, verbose_name="Vornamen")),
                ("search_key", models.TextField(editable=False, verbose_name="Suchschlüssel")),
                ("date_of_birth", models.DateField(verbose_name="Geburtsdatum")),
                ("document", models.CharField(blank=True, max_length=60, verbose_name="Ausweis und Nummer")),
                ("arrives", models.DateField(verbose_name="Ankunft")),
                ("leaves", models.DateField(verbose_name="Abreise")),
                ("received_at", models.DateTimeField(verbose_name="eingegangen")),
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
                    "nationality",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="base.country",
                        verbose_name="Staatsangehörigkeit",
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
                        to="third_parties.hotelslip",
                    ),
                ),
                (
                    "reporter",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="third_parties.reporter",
                        verbose_name="Betrieb",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="hotelslip",
            name="reporter",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="slips",
                to="third_parties.reporter",
                verbose_name="Betrieb",
            ),
        ),
        migrations.CreateModel(
            name="DeliveryEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("form", "Formular"),
                            ("file", "Datei"),
                            ("api", "Schnittstelle"),
                            ("message", "eCH-0112"),
                        ],
                        max_length=10,
                        verbose_name="Weg",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("checked", "geprüft, noch nicht übernommen"),
                            ("taken", "übernommen"),
                            ("dropped", "verworfen"),
                            ("refused", "zurückgewiesen"),
                        ],
                        max_length=10,
                        verbose_name="Stand",
                    ),
                ),
                ("file_name", models.CharField(blank=True, max_length=150, verbose_name="Datei")),
                ("sha256", models.CharField(blank=True, max_length=64, verbose_name="Prüfsumme")),
                ("refusal", models.CharField(blank=True, max_length=300, verbose_name="Grund der Zurückweisung")),
                ("good", models.PositiveIntegerField(default=0, verbose_name="gute Zeilen")),
                ("bad", models.PositiveIntegerField(default=0, verbose_name="schlechte Zeilen")),
                ("received_at", models.DateTimeField(verbose_name="eingegangen")),
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
                        to="third_parties.delivery",
                    ),
                ),
                (
                    "received_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entgegengenommen von",
                    ),
                ),
                (
                    "reporter",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="third_parties.reporter",
                        verbose_name="meldende Stelle",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="delivery",
            name="reporter",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="deliveries",
                to="third_parties.reporter",
                verbose_name="meldende Stelle",
            ),
        ),
        migrations.CreateModel(
            name="AccessKeyEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("label", models.CharField(max_length=80, verbose_name="Bezeichnung")),
                (
                    "valid",
                    django.contrib.postgres.fields.ranges.DateRangeField(
                        help_text="von (inbegriffen) bis (nicht inbegriffen)", verbose_name="gültig"
                    ),
                ),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="widerrufen")),
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
                        to="third_parties.accesskey",
                    ),
                ),
                (
                    "reporter",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="third_parties.reporter",
                        verbose_name="meldende Stelle",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="accesskey",
            name="reporter",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="keys",
                to="third_parties.reporter",
                verbose_name="meldende Stelle",
            ),
        ),
        migrations.CreateModel(
            name="ReporterEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("landlord", "Vermieterschaft"),
                            ("property_manager", "Liegenschaftsverwaltung"),
                            ("lodging_host", "Logisgeber"),
                            ("collective_household", "Kollektivhaushalt"),
                            ("employer", "Arbeitgeber"),
                            ("utility", "Versorgungsunternehmen"),
                        ],
                        max_length=20,
                        verbose_name="Art",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="Name")),
                ("contact", models.CharField(blank=True, max_length=120, verbose_name="Kontaktperson")),
                ("e_mail", models.EmailField(blank=True, max_length=254, verbose_name="E-Mail")),
                ("address", models.TextField(blank=True, max_length=300, verbose_name="Postadresse")),
                ("egid", models.PositiveIntegerField(blank=True, null=True, verbose_name="EGID")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="geschlossen am")),
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
                        to="third_parties.reporter",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReportEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("row", models.PositiveIntegerField(verbose_name="Zeile")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("move_in", "Einzug"),
                            ("move_within", "Umzug"),
                            ("move_out", "Auszug"),
                            ("resident", "Bewohner"),
                        ],
                        max_length=12,
                        verbose_name="Meldung",
                    ),
                ),
                ("official_name", models.CharField(max_length=100, verbose_name="Name")),
                ("first_name", models.CharField(max_length=100, verbose_name="Vornamen")),
                ("date_of_birth", models.DateField(blank=True, null=True, verbose_name="Geburtsdatum")),
                ("vn", models.CharField(blank=True, max_length=13, verbose_name="AHV-Nummer")),
                ("begins", models.DateField(blank=True, null=True, verbose_name="Mietbeginn")),
                ("ends", models.DateField(blank=True, null=True, verbose_name="Mietende")),
                ("egid", models.PositiveIntegerField(blank=True, null=True, verbose_name="EGID")),
                ("ewid", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="EWID")),
                ("dwelling_number", models.CharField(blank=True, max_length=12, verbose_name="Wohnungsnummer")),
                ("street", models.CharField(blank=True, max_length=60, verbose_name="Strasse")),
                ("house_number", models.CharField(blank=True, max_length=12, verbose_name="Hausnummer")),
                (
                    "swiss_zip_code",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Postleitzahl"),
                ),
                ("town", models.CharField(blank=True, max_length=40, verbose_name="Ort")),
                (
                    "other_address",
                    models.CharField(blank=True, max_length=200, verbose_name="bisherige oder neue Adresse"),
                ),
                ("due", models.DateField(blank=True, null=True, verbose_name="Frist der meldepflichtigen Person")),
                (
                    "delivery",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="third_parties.delivery",
                        verbose_name="Lieferung",
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
                        to="third_parties.report",
                    ),
                ),
                (
                    "reporter",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="third_parties.reporter",
                        verbose_name="meldende Stelle",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="matchevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="67d775ac8e37af1b2d201fe403a53e7d1dcb932d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_62982",
                    table="third_parties_matchevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="match",
            index=models.Index(fields=["municipality", "compared_on"], name="match_municipality"),
        ),
        migrations.AddConstraint(
            model_name="match",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "basis__in",
                        [
                            "vn",
                            "name_and_birth",
                            "swapped_names",
                            "similar_name",
                            "swapped_birth",
                            "name_in_dwelling",
                            "name_in_building",
                            "name_alone",
                            "nobody",
                        ],
                    )
                ),
                name="match_basis",
            ),
        ),
        migrations.AddConstraint(
            model_name="match",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "differences__contained_by",
                        [
                            "not_registered",
                            "not_deregistered",
                            "other_dwelling",
                            "unknown_person",
                            "several_persons",
                            "unknown_ewid",
                            "unknown_building",
                            "other_municipality",
                            "not_on_list",
                        ],
                    )
                ),
                name="match_differences",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="match",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "third_parties_matchevent" ("again_on", "basis", "compared_on", "differences", "dwelling_id", "elsewhere", "id", "municipality_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id") SELECT new_values."again_on", new_values."basis", new_values."compared_on", new_values."differences", new_values."dwelling_id", new_values."elsewhere", new_values."id", new_values."municipality_id", new_values."person_id", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."report_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="03e386b25f3987786ae67df3c44188cc14e6b52d",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_23649",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="third_parties_match",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="match",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "third_parties_matchevent" ("again_on", "basis", "compared_on", "differences", "dwelling_id", "elsewhere", "id", "municipality_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id") SELECT new_values."again_on", new_values."basis", new_values."compared_on", new_values."differences", new_values."dwelling_id", new_values."elsewhere", new_values."id", new_values."municipality_id", new_values."person_id", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."report_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="680b143a3f627ca82d7ac3d04642ded0bf1b37ab",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1938f",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="third_parties_match",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="match",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "third_parties_matchevent" ("again_on", "basis", "compared_on", "differences", "dwelling_id", "elsewhere", "id", "municipality_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id") SELECT old_values."again_on", old_values."basis", old_values."compared_on", old_values."differences", old_values."dwelling_id", old_values."elsewhere", old_values."id", old_values."municipality_id", old_values."person_id", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."report_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="e9efdf94720dceeba65dd7348b433be2e8972816",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a682b",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="third_parties_match",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="reporter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        ["landlord", "property_manager", "lodging_host", "collective_household", "employer", "utility"],
                    )
                ),
                name="reporter_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="reporter",
            constraint=models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="reporter_name"),
        ),
        migrations.AddConstraint(
            model_name="reporter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "collective_household"), _negated=True),
                    ("egid__range", (1, 999999999)),
                    _connector="OR",
                ),
                name="reporter_building",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reporter",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "third_parties_reporterevent" ("address", "closed_on", "contact", "e_mail", "egid", "id", "kind", "municipality_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."address", new_values."closed_on", new_values."contact", new_values."e_mail", new_values."egid", new_values."id", new_values."kind", new_values."municipality_id", new_values."name", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="667eae3fa285d114c3fa7148a90a6459757407b9",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_bcda4",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="third_parties_reporter",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reporter",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "third_parties_reporterevent" ("address", "closed_on", "contact", "e_mail", "egid", "id", "kind", "municipality_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."address", new_values."closed_on", new_values."contact", new_values."e_mail", new_values."egid", new_values."id", new_values."kind", new_values."municipality_id", new_values."name", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="01912d29c9a1732eef72a0add311df235e8be617",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b2fbd",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="third_parties_reporter",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reporter",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "third_parties_reporterevent" ("address", "closed_on", "contact", "e_mail", "egid", "id", "kind", "municipality_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."address", old_values."closed_on", old_values."contact", old_values."e_mail", old_values."egid", old_values."id", old_values."kind", old_values."municipality_id", old_values."name", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="c4a3d30573445e661507828d0be103eba4673ecb",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_fe4f7",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="third_parties_reporter",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(fields=["municipality", "kind"], name="report_municipality"),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["move_in", "move_within", "move_out", "resident"])), name="report_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(fields=("delivery", "row"), name="report_row_once"),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("begins__isnull", True), ("ends__isnull", True), ("ends__gte", models.F("begins")), _connector="OR"
                ),
                name="report_ends_after_beginning",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="report",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "third_parties_reportevent" ("begins", "date_of_birth", "delivery_id", "due", "dwelling_number", "egid", "ends", "ewid", "first_name", "house_number", "id", "kind", "municipality_id", "official_name", "other_address", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reporter_id", "row", "street", "swiss_zip_code", "town", "vn") SELECT new_values."begins", new_values."date_of_birth", new_values."delivery_id", new_values."due", new_values."dwelling_number", new_values."egid", new_values."ends", new_values."ewid", new_values."first_name", new_values."house_number", new_values."id", new_values."kind", new_values."municipality_id", new_values."official_name", new_values."other_address", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."reporter_id", new_values."row", new_values."street", new_values."swiss_zip_code", new_values."town", new_values."vn" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="e18cadde8e3ccba18a175b0dab506e1b00b142c9",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2a96f",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="third_parties_report",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="report",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "third_parties_reportevent" ("begins", "date_of_birth", "delivery_id", "due", "dwelling_number", "egid", "ends", "ewid", "first_name", "house_number", "id", "kind", "municipality_id", "official_name", "other_address", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reporter_id", "row", "street", "swiss_zip_code", "town", "vn") SELECT new_values."begins", new_values."date_of_birth", new_values."delivery_id", new_values."due", new_values."dwelling_number", new_values."egid", new_values."ends", new_values."ewid", new_values."first_name", new_values."house_number", new_values."id", new_values."kind", new_values."municipality_id", new_values."official_name", new_values."other_address", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."reporter_id", new_values."row", new_values."street", new_values."swiss_zip_code", new_values."town", new_values."vn" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."begins" IS DISTINCT FROM (new_values."begins") OR old_values."date_of_birth" IS DISTINCT FROM (new_values."date_of_birth") OR old_values."delivery_id" IS DISTINCT FROM (new_values."delivery_id") OR old_values."due" IS DISTINCT FROM (new_values."due") OR old_values."dwelling_number" IS DISTINCT FROM (new_values."dwelling_number") OR old_values."egid" IS DISTINCT FROM (new_values."egid") OR old_values."ends" IS DISTINCT FROM (new_values."ends") OR old_values."ewid" IS DISTINCT FROM (new_values."ewid") OR old_values."first_name" IS DISTINCT FROM (new_values."first_name") OR old_values."house_number" IS DISTINCT FROM (new_values."house_number") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."municipality_id" IS DISTINCT FROM (new_values."municipality_id") OR old_values."official_name" IS DISTINCT FROM (new_values."official_name") OR old_values."other_address" IS DISTINCT FROM (new_values."other_address") OR old_values."reporter_id" IS DISTINCT FROM (new_values."reporter_id") OR old_values."row" IS DISTINCT FROM (new_values."row") OR old_values."street" IS DISTINCT FROM (new_values."street") OR old_values."swiss_zip_code" IS DISTINCT FROM (new_values."swiss_zip_code") OR old_values."town" IS DISTINCT FROM (new_values."town") OR old_values."vn" IS DISTINCT FROM (new_values."vn")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="eb8eb85bc46cdb2787b19c12591fdc04b00da1bd",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7ca10",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="third_parties_report",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="report",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "third_parties_reportevent" ("begins", "date_of_birth", "delivery_id", "due", "dwelling_number", "egid", "ends", "ewid", "first_name", "house_number", "id", "kind", "municipality_id", "official_name", "other_address", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reporter_id", "row", "street", "swiss_zip_code", "town", "vn") SELECT old_values."begins", old_values."date_of_birth", old_values."delivery_id", old_values."due", old_values."dwelling_number", old_values."egid", old_values."ends", old_values."ewid", old_values."first_name", old_values."house_number", old_values."id", old_values."kind", old_values."municipality_id", old_values."official_name", old_values."other_address", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."reporter_id", old_values."row", old_values."street", old_values."swiss_zip_code", old_values."town", old_values."vn" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="daf3a0ba09ee4b895b21825f16580e47a3354e2d",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_027cd",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="third_parties_report",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="informationrequestevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="02ae2a494c47fc21f1e14825a20e811e21de822b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e2dc1",
                    table="third_parties_informationrequestevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="informationrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("asked_on__gt", models.F("due_on"))), name="informationrequest_missed"
            ),
        ),
        migrations.AddConstraint(
            model_name="informationrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", ""), ("answered_on__isnull", True)),
                    models.Q(("answered_on__gte", models.F("asked_on")), models.Q(("answer", ""), _negated=True)),
                    _connector="OR",
                ),
                name="informationrequest_answer",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="informationrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "third_parties_informationrequestevent" ("addressee_id", "answer", "answered_on", "asked_by_id", "asked_on", "asks", "derivation", "due_on", "egid", "happened_on", "id", "municipality_id", "person_id", "person_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id") SELECT new_values."addressee_id", new_values."answer", new_values."answered_on", new_values."asked_by_id", new_values."asked_on", new_values."asks", new_values."derivation", new_values."due_on", new_values."egid", new_values."happened_on", new_values."id", new_values."municipality_id", new_values."person_id", new_values."person_name", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."recorded_by_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="3a9dfcd1385abe0684d7e43e325275307c1d4920",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_43d71",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="third_parties_informationrequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="informationrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "third_parties_informationrequestevent" ("addressee_id", "answer", "answered_on", "asked_by_id", "asked_on", "asks", "derivation", "due_on", "egid", "happened_on", "id", "municipality_id", "person_id", "person_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id") SELECT new_values."addressee_id", new_values."answer", new_values."answered_on", new_values."asked_by_id", new_values."asked_on", new_values."asks", new_values."derivation", new_values."due_on", new_values."egid", new_values."happened_on", new_values."id", new_values."municipality_id", new_values."person_id", new_values."person_name", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."recorded_by_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="81605f9f5657dbba81b26120759f82de455d2317",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cee98",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="third_parties_informationrequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="informationrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "third_parties_informationrequestevent" ("addressee_id", "answer", "answered_on", "asked_by_id", "asked_on", "asks", "derivation", "due_on", "egid", "happened_on", "id", "municipality_id", "person_id", "person_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id") SELECT old_values."addressee_id", old_values."answer", old_values."answered_on", old_values."asked_by_id", old_values."asked_on", old_values."asks", old_values."derivation", old_values."due_on", old_values."egid", old_values."happened_on", old_values."id", old_values."municipality_id", old_values."person_id", old_values."person_name", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."recorded_by_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="013654ede0aa1e5c6c18044a952e96cf571355dc",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4ef2f",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="third_parties_informationrequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="hotelslipevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3b175820309f773a20e9d6b0a94831f62c9a168c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_30b0d",
                    table="third_parties_hotelslipevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="hotelslip",
            index=models.Index(fields=["municipality", "leaves"], name="hotelslip_leaves"),
        ),
        migrations.AddConstraint(
            model_name="hotelslip",
            constraint=models.CheckConstraint(
                condition=models.Q(("leaves__gte", models.F("arrives"))), name="hotelslip_leaves_after_arrival"
            ),
        ),
        migrations.AddConstraint(
            model_name="hotelslip",
            constraint=models.CheckConstraint(
                condition=models.Q(("date_of_birth__lte", models.F("arrives"))), name="hotelslip_born_before"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="hotelslip",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "third_parties_hotelslipevent" ("arrives", "date_of_birth", "document", "first_name", "id", "leaves", "municipality_id", "nationality_id", "official_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "reporter_id", "search_key") SELECT new_values."arrives", new_values."date_of_birth", new_values."document", new_values."first_name", new_values."id", new_values."leaves", new_values."municipality_id", new_values."nationality_id", new_values."official_name", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."received_at", new_values."reporter_id", new_values."search_key" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="a5fed50a43595e87b08431c9517c163615390d8c",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b9dac",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="third_parties_hotelslip",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="hotelslip",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "third_parties_hotelslipevent" ("arrives", "date_of_birth", "document", "first_name", "id", "leaves", "municipality_id", "nationality_id", "official_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "reporter_id", "search_key") SELECT new_values."arrives", new_values."date_of_birth", new_values."document", new_values."first_name", new_values."id", new_values."leaves", new_values."municipality_id", new_values."nationality_id", new_values."official_name", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."received_at", new_values."reporter_id", new_values."search_key" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="e60af05324985b4d0bc5ddff566fbd75e57461e1",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2de4d",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="third_parties_hotelslip",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="hotelslip",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "third_parties_hotelslipevent" ("arrives", "date_of_birth", "document", "first_name", "id", "leaves", "municipality_id", "nationality_id", "official_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "reporter_id", "search_key") SELECT old_values."arrives", old_values."date_of_birth", old_values."document", old_values."first_name", old_values."id", old_values."leaves", old_values."municipality_id", old_values."nationality_id", old_values."official_name", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."received_at", old_values."reporter_id", old_values."search_key" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="11e01b0cacd9cb9aba3f6f53f7ed4e2aa36b24c1",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_aed1c",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="third_parties_hotelslip",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="deliveryevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="05f2d5f3389ac04fc191c357a5c2c4981d76b5d9",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_952cf",
                    table="third_parties_deliveryevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(fields=["municipality", "received_at"], name="delivery_received"),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.CheckConstraint(
                condition=models.Q(("channel__in", ["form", "file", "api", "message"])), name="delivery_channel"
            ),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["checked", "taken", "dropped", "refused"])), name="delivery_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "taken"), models.Q(("sha256", ""), _negated=True)),
                fields=("reporter", "sha256"),
                name="delivery_taken_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", "checked"), ("content__isnull", True), _connector="OR"),
                name="delivery_content",
            ),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "refused"), _negated=True),
                    models.Q(("refusal", ""), _negated=True),
                    _connector="OR",
                ),
                name="delivery_says_why",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="delivery",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "third_parties_deliveryevent" ("bad", "channel", "file_name", "good", "id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "received_by_id", "refusal", "reporter_id", "sha256", "state") SELECT new_values."bad", new_values."channel", new_values."file_name", new_values."good", new_values."id", new_values."municipality_id", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."received_at", new_values."received_by_id", new_values."refusal", new_values."reporter_id", new_values."sha256", new_values."state" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="792ca3bd5919dcee7b67d17354bf2cd79c1b7018",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7b03a",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="third_parties_delivery",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="delivery",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "third_parties_deliveryevent" ("bad", "channel", "file_name", "good", "id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "received_by_id", "refusal", "reporter_id", "sha256", "state") SELECT new_values."bad", new_values."channel", new_values."file_name", new_values."good", new_values."id", new_values."municipality_id", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."received_at", new_values."received_by_id", new_values."refusal", new_values."reporter_id", new_values."sha256", new_values."state" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."bad" IS DISTINCT FROM (new_values."bad") OR old_values."channel" IS DISTINCT FROM (new_values."channel") OR old_values."file_name" IS DISTINCT FROM (new_values."file_name") OR old_values."good" IS DISTINCT FROM (new_values."good") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."municipality_id" IS DISTINCT FROM (new_values."municipality_id") OR old_values."received_at" IS DISTINCT FROM (new_values."received_at") OR old_values."received_by_id" IS DISTINCT FROM (new_values."received_by_id") OR old_values."refusal" IS DISTINCT FROM (new_values."refusal") OR old_values."reporter_id" IS DISTINCT FROM (new_values."reporter_id") OR old_values."sha256" IS DISTINCT FROM (new_values."sha256") OR old_values."state" IS DISTINCT FROM (new_values."state")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="f6390fe1667d1cc44de9e144410680eaf8591590",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e4ad8",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="third_parties_delivery",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="delivery",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "third_parties_deliveryevent" ("bad", "channel", "file_name", "good", "id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "received_by_id", "refusal", "reporter_id", "sha256", "state") SELECT old_values."bad", old_values."channel", old_values."file_name", old_values."good", old_values."id", old_values."municipality_id", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."received_at", old_values."received_by_id", old_values."refusal", old_values."reporter_id", old_values."sha256", old_values."state" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="4db32d53155c51ee26d988161b613cd4929e4d6d",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d66e2",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="third_parties_delivery",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accesskeyevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="fa3a6e59cf8d60c1f9c4d68440746dcc52a376b0",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_6de68",
                    table="third_parties_accesskeyevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="accesskey",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid__isempty", False), ("valid__startswith__isnull", False)),
                name="accesskey_valid_not_empty",
            ),
        ),
        migrations.AddConstraint(
            model_name="accesskey",
            constraint=models.CheckConstraint(
                condition=models.Q(("digest__regex", "^[0-9a-f]{64}$")), name="accesskey_digest"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accesskey",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "third_parties_accesskeyevent" ("id", "issued_by_id", "label", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reporter_id", "revoked_at", "valid") SELECT new_values."id", new_values."issued_by_id", new_values."label", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."reporter_id", new_values."revoked_at", new_values."valid" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="3cc6352f62cb85523b71c1036a4012efa25dbbed",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1ee65",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="third_parties_accesskey",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accesskey",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "third_parties_accesskeyevent" ("id", "issued_by_id", "label", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reporter_id", "revoked_at", "valid") SELECT new_values."id", new_values."issued_by_id", new_values."label", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."reporter_id", new_values."revoked_at", new_values."valid" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."issued_by_id" IS DISTINCT FROM (new_values."issued_by_id") OR old_values."label" IS DISTINCT FROM (new_values."label") OR old_values."reporter_id" IS DISTINCT FROM (new_values."reporter_id") OR old_values."revoked_at" IS DISTINCT FROM (new_values."revoked_at") OR old_values."valid" IS DISTINCT FROM (new_values."valid")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="7b7586a0c507ccc0155917b3d4c88ead94477dd7",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6c6ba",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="third_parties_accesskey",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accesskey",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "third_parties_accesskeyevent" ("id", "issued_by_id", "label", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reporter_id", "revoked_at", "valid") SELECT old_values."id", old_values."issued_by_id", old_values."label", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."reporter_id", old_values."revoked_at", old_values."valid" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="8761bca6f694b980f169ec56a5b4662e78fbf99e",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0c624",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="third_parties_accesskey",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reporterevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="d5da96c9712f6156fb617f5c3a0bc684bb8bfb08",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_88865",
                    table="third_parties_reporterevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reportevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="9e1a3b731267f9ce7dd978fad5ede0b341d776ed",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_84644",
                    table="third_parties_reportevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
