# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the papers' pages."""

from django.urls import path, register_converter

from . import control, person, practice, scans


class Suffix:
    """What an extract of the control can be."""

    regex = "pdf|xlsx"

    def to_python(self, value: str) -> str:
        """Read it from an address."""
        return value

    def to_url(self, value: str) -> str:
        """Write it into an address."""
        return value


register_converter(Suffix, "suffix")

urlpatterns = [
    path("", control.control, name="papers"),
    path("<int:bfs_number>/control.<suffix:suffix>", control.extract, name="papers_extract"),
    path("<int:bfs_number>/terms/", practice.practice, name="papers_practice"),
    path("<int:bfs_number>/persons/<int:key>/", person.person, name="papers_person"),
    path("<int:bfs_number>/persons/<int:key>/scans/", scans.kept, name="papers_scans"),
    path("<int:bfs_number>/persons/<int:key>/scans/<int:scan>/", scans.scan, name="papers_scan"),
    path("<int:bfs_number>/receipts/<int:number>.pdf", person.receipt_pdf, name="papers_receipt"),
]
