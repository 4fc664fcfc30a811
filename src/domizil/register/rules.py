# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""In words what the database insists on; a refusal shows the words, its code keeps the name of the constraint."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

RULES = {
    "person_dies_after_birth": _("Niemand stirbt vor der Geburt."),
    "person_has_state": _("Zu jeder Person gehören Name, Geschlecht und Staatsangehörigkeit."),
    "personstate_after_birth": _("Angaben zu einer Person gelten frühestens ab ihrer Geburt."),
    "personstate_without_gap": _("Angaben zu einer Person folgen lückenlos aufeinander."),
    "personstate_one_at_a_time": _("An jedem Tag gilt zu einer Person nur eine Angabe."),
    "residence_within_life": _("Ein Meldeverhältnis liegt zwischen Geburt und Tod der Person."),
    "residence_of_known_person": _("Ein Meldeverhältnis beginnt nicht, bevor das Register die Person kennt."),
    "residence_one_a_municipality": _("In einer Gemeinde hat eine Person ein Meldeverhältnis auf einmal."),
    "occupancy_fills_residence": _("Zu jedem Tag eines Meldeverhältnisses gehört eine Wohnung."),
    "occupancy_in_municipality": _("Ein Meldeverhältnis und seine Wohnung sind in derselben Gemeinde."),
    "occupancy_one_at_a_time": _("Zu einem Meldeverhältnis gehört an jedem Tag eine einzige Wohnung."),
    "relationship_of_two": _("Niemand ist mit sich selbst verwandt oder verheiratet."),
    "relationship_once": _("Dieselbe Beziehung zwischen zwei Personen besteht nur einmal."),
    "guardian_of_two": _("Niemand ist die eigene Beiständin oder der eigene Beistand."),
}
