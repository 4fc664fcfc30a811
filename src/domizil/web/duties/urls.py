# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the duties' pages."""

from django.urls import path

from . import case, fines, overdue

urlpatterns = [
    path("", overdue.overdue, name="duties"),
    path("<int:bfs_number>/duties.xlsx", overdue.extract, name="duties_extract"),
    path("<int:bfs_number>/run/", overdue.run, name="duties_run"),
    path("<int:bfs_number>/new/", overdue.new, name="duties_new"),
    path("fines/", fines.fines, name="fines"),
    path("fines/<int:key>/", fines.fine, name="fine"),
    path("fines/<int:key>/decision.pdf", fines.decision, name="fine_decision"),
    path("cases/<int:key>/", case.case, name="duty_case"),
    path("cases/<int:key>/<slug:step>.pdf", case.letter, name="duty_letter"),
]
