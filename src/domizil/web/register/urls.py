# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the register's pages."""

from django.urls import path

from . import catalogue, code_letter, desk, disclose, merge, person, report, scans

urlpatterns = [
    path("", desk.desk, name="register"),
    path("features/", catalogue.features, name="register_features"),
    path("tasks/", desk.tasks, name="register_tasks"),
    path("announcements/", desk.announcements, name="register_announcements"),
    path("announcements/<int:key>/", report.announcement, name="register_announcement"),
    path("announcements/<int:key>/change/", report.change, name="register_announcement_change"),
    path("announcements/<int:key>/papers/", scans.attachments, name="register_attachments"),
    path("announcements/<int:key>/papers/<int:paper>/", scans.attachment, name="register_attachment"),
    path("persons/<int:key>/", person.person, name="register_person"),
    path("persons/<int:key>/access-code/", person.access_code, name="register_access_code"),
    path("persons/<int:key>/access-code/letter.pdf", code_letter.access_code_letter, name="register_access_letter"),
    path("persons/<int:key>/address/", disclose.disclose, name="register_disclose"),
    path("persons/<int:key>/merge/", merge.merge, name="register_merge"),
    path("merges/", merge.merges, name="register_merges"),
    path("report/<slug:kind>/", report.report, name="register_report"),
]
