# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who came together with the person whose residence a report sets right, so that nobody is left with the wrong day."""

from __future__ import annotations

from domizil.register.companions import Companion, arrived_with

from . import lookups
from .forms import Report
from .forms.residence import ResidenceCorrectionForm


def of_report(report: Report) -> list[Companion]:
    """Return who came together with the one person of a correction of a residence; nobody for other reports."""
    form = report.facts
    chosen = report.persons[0].chosen if report.persons else None
    if not isinstance(form, ResidenceCorrectionForm) or chosen is None:
        return []
    residence = lookups.residence(chosen, int(report.municipality.pk), form.day_meant)
    return arrived_with(residence) if residence else []


def left_out(report: Report) -> list[Companion]:
    """Return who of them a complete report does not set right."""
    return [one for one in of_report(report) if one.person.pk not in report.facts.cleaned_data["also"]]
