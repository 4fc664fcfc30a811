# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Places are seen by everybody at work, who lives there by who sees the person."""

from django.db import migrations

from domizil.base import rls


class Migration(migrations.Migration):
    dependencies = [("housing", "0002_initial"), ("register", "0002_row_level_security")]

    operations = [
        rls.protect(
            "housing_accommodation",
            rls.SEES_SOMEBODY,
            writes=rls.sees_municipality("housing_accommodation.municipality_id"),
        ),
        rls.protect("housing_stay", rls.sees_person("housing_stay.person_id")),
        rls.protect("housing_absence", rls.sees_row("housing_stay", "housing_absence.stay_id")),
        rls.protect_history("housing_accommodationevent", rls.SEES_SOMEBODY),
        rls.protect_history("housing_stayevent", rls.sees_person_history("housing_stayevent.person_id")),
        rls.protect_history("housing_absenceevent", rls.sees_row("housing_stay", "housing_absenceevent.stay_id")),
        rls.seal_history(),
    ]
