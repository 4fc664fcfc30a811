# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who is housed where is read by who houses, supports and checks, and written by who houses."""

from django.db import migrations

from domizil.base import rls

WRITERS = ("housing",)
READERS = ("housing", "support", "allocation", "permits", "finance", "supervisor", "analyst")


def stay(table: str) -> str:
    """Condition: the worker may read a stay."""
    return rls.sees_person_history(f"{table}.person_id", roles=READERS, during=f"{table}.valid")


def absence(table: str) -> str:
    """Condition: the worker may read the stay (its policy says so)."""
    return rls.sees_row("housing_stay", f"{table}.stay_id").removeprefix(f"{rls.SEES_CANTON} OR ")


WRITES_ABSENCE = (
    "EXISTS (SELECT FROM housing_stay AS stay WHERE stay.id = housing_absence.stay_id AND ("
    + rls.sees_person_history("stay.person_id", roles=WRITERS)
    + "))"
)


class Migration(migrations.Migration):
    dependencies = [("housing", "0003_row_level_security"), ("register", "0003_who_knows_whom")]

    operations = [
        rls.protect(
            "housing_accommodation",
            rls.SEES_SOMEBODY,
            writes=rls.sees_municipality("housing_accommodation.municipality_id", roles=WRITERS),
        ),
        rls.protect(
            "housing_stay", stay("housing_stay"), writes=rls.sees_person("housing_stay.person_id", roles=WRITERS)
        ),
        rls.protect("housing_absence", absence("housing_absence"), writes=WRITES_ABSENCE),
        rls.protect_history("housing_stayevent", stay("housing_stayevent")),
        rls.protect_history("housing_absenceevent", absence("housing_absenceevent")),
    ]
