# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the guide, below /guide/. An address names a question, never an answer that could hurt somebody."""

from django.urls import path

from . import embedded, entry, files, pages, travel

_HERE = "<slug:place>/<slug:language>/"

urlpatterns = [
    path("", entry.index, name="guide"),
    path("<slug:place>/", entry.place_page, name="guide_place"),
    path(_HERE, pages.start, name="guide_start"),
    path(f"{_HERE}ask/<slug:fact>/", pages.ask, name="guide_ask"),
    path(f"{_HERE}answer/", pages.answer_page, name="guide_answer"),
    path(f"{_HERE}answer/why/", pages.why, name="guide_why"),
    path(f"{_HERE}answer.pdf", files.letter_file, name="guide_pdf"),
    path(f"{_HERE}answer.ics", files.calendar_file, name="guide_ics"),
    path(f"{_HERE}anew/", pages.anew, name="guide_anew"),
    path(f"{_HERE}days/", travel.days, name="guide_days"),
    path(f"{_HERE}embed/", embedded.embed, name="guide_embed"),
    path(f"{_HERE}embed/answer.pdf", embedded.letter_file, name="guide_embed_pdf"),
    path(f"{_HERE}embed/answer.ics", embedded.calendar_file, name="guide_embed_ics"),
]
