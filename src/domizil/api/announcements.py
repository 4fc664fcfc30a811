# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""/api/register/announcements: the papers of an announcement that is not entered yet, as the page takes them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Path, Router, Status
from ninja.security import SessionAuth

from domizil.base import access
from domizil.register.announcements import actions, queries
from domizil.register.announcements.models import Attachment

from .asked import SCAN_BODY, scan_body, scan_name, scan_told
from .papers import REFUSED, by

router = Router(tags=["register"], auth=SessionAuth())
_KEY = Path(description="the number of the announcement")


@router.get("/{key}/papers", summary="Papers of an announcement", response={200: Any, **REFUSED})
def papers(request: HttpRequest, key: int = _KEY) -> Any:
    """What was sent along or scanned at the counter, without the bytes."""
    found = queries.announcement(key, by=by(request))
    return [_paper(paper) for paper in found.attachments.defer("content")]


@router.post(
    "/{key}/papers", summary="Add a paper to an announcement", response={201: Any, **REFUSED}, openapi_extra=SCAN_BODY
)
def add(request: HttpRequest, key: int = _KEY, name: str = scan_name()) -> Any:
    """Keep a file for an announcement that is open: recognised by its bytes, without scripts."""
    made = actions.attach(by=by(request), announcement=key, name=name, content=scan_body(request))
    return Status(201, _paper(made))


@router.get("/{key}/papers/{paper}", summary="A paper", response={200: Any, **REFUSED})
def paper(request: HttpRequest, key: int = _KEY, paper: int = Path(description="its number")) -> Any:
    """The file as it came."""
    found = queries.announcement(key, by=by(request)).attachments.filter(pk=paper).first()
    if found is None:
        raise access.Hidden("No such paper.")
    return HttpResponse(bytes(found.content), content_type=found.content_type)


@router.delete("/{key}/papers/{paper}", summary="Remove a paper", response={204: None, **REFUSED})
def remove(request: HttpRequest, key: int = _KEY, paper: int = Path(description="its number")) -> Any:
    """Take away a paper that the office has added; what was sent along stays."""
    actions.detach(by=by(request), announcement=key, attachment=paper)
    return Status(204, None)


def _paper(paper: Attachment) -> dict[str, Any]:
    return {**scan_told(paper), "added_by_the_office": paper.added_by_id is not None}
