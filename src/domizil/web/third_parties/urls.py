# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses: below /third-parties/ for the residents' office, below /report/ for third parties, who have no account."""

from django.urls import include, path

from . import desk, questions, visitor

office = [
    path("", desk.differences, name="third_parties"),
    path("tasks/<int:key>/", desk.close, name="third_party_task"),
    path("reporters/", desk.reporters, name="third_party_reporters"),
    path("reporters/<int:key>/", desk.reporter, name="third_party_reporter"),
    path("reporters/<int:key>/upload/", desk.upload, name="third_party_upload"),
    path("deliveries/", desk.deliveries, name="third_party_deliveries"),
    path("deliveries/<int:key>/", desk.delivery, name="third_party_delivery"),
    path("deliveries/<int:key>/problems.csv", desk.problems, name="third_party_problems"),
    path("requests/", questions.requests, name="third_party_requests"),
    path("requests/<int:key>/", questions.request_page, name="third_party_request"),
    path("requests/<int:key>/letter.pdf", questions.letter, name="third_party_letter"),
    path("hotel/", questions.slips, name="third_party_slips"),
]
public = [
    path("", visitor.start, name="report"),
    path("leave/", visitor.leave, name="report_leave"),
    path("one/", visitor.one, name="report_one"),
    path("upload/", visitor.upload, name="report_upload"),
    path("template.xlsx", visitor.template, name="report_template"),
    path("deliveries/<int:key>/", visitor.delivery, name="report_delivery"),
    path("deliveries/<int:key>/problems.csv", visitor.problems, name="report_problems"),
    path("hotel/", visitor.hotel, name="report_hotel"),
]
urlpatterns = [path("third-parties/", include(office)), path("report/", include(public))]
