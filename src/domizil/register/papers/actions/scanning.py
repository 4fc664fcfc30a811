# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Scans of papers, made at the counter; checked like what residents send along online (see `base.scans`)."""

from __future__ import annotations

from django.db import transaction

from domizil.base import access, scans
from domizil.base import messages as files
from domizil.base.models import Role, Worker

from .. import messages
from ..models import Paper, Scan

MOST_SCANS = 10
"""Scans of one paper."""


@transaction.atomic
def add_scan(*, by: Worker, paper: Paper, name: str, content: bytes) -> Scan:
    """Keep a scan of a paper. Raises `Refusal` for what is no PDF, JPEG or PNG, too large, too many or there already.

    Raises Hidden where the worker does not keep this municipality's papers.
    """
    access.require(by, Role.REGISTER, municipality=paper.municipality_id)
    told = scans.columns(name, content, by=by)
    held = Paper.objects.select_for_update().get(pk=paper.pk).scans.defer("content")
    if held.count() >= MOST_SCANS:
        raise messages.too_many_scans(MOST_SCANS)
    if same := held.filter(sha256=told["sha256"]).first():
        raise files.already_attached(same.name)
    return Scan.objects.create(paper=paper, **told)


@transaction.atomic
def remove_scan(*, by: Worker, scan: Scan) -> None:
    """Take a scan away again; that it was there stays in the history. Raises Hidden as `add_scan`."""
    access.require(by, Role.REGISTER, municipality=scan.paper.municipality_id)
    scan.delete()
