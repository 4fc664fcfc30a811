# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Uploading a file of reports: the same for a third party and for a clerk on its behalf."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse

from domizil.base import clock
from domizil.base.refusal import Refusal
from domizil.law.lu_ng.third_parties import Party
from domizil.register.third_parties import actions, messages
from domizil.register.third_parties.access_keys import Giver
from domizil.register.third_parties.models import Delivery, DeliveryState
from domizil.register.third_parties.reading import files, sheets
from domizil.register.third_parties.reading.facts import Sheet
from domizil.register.third_parties.reading.problem_file import problem_csv

MOST_BODY = files.MOST_BYTES + 100_000  # the form around the file
MEGABYTES = files.MOST_BYTES // 1_000_000
SHOWN = 200


def checked(by: Giver, file: UploadedFile | None) -> tuple[Delivery | None, Refusal | None]:
    """Check an uploaded file; one that is refused as a whole is kept as a refused delivery, without its content."""
    name = (file.name if file else "") or ""
    try:
        if file is None:
            raise messages.empty()
        delivery, _sheet = actions.check_file(by=by, name=name, content=file.read(files.MOST_BYTES + 1))
    except Refusal as refusal:
        actions.refuse(by=by, name=name, refusal=refusal)
        return None, refusal
    return delivery, None


def too_large(by: Giver) -> Refusal:
    """The refusal of a body that was not read; kept as a refused delivery."""
    refusal = messages.too_large(files.MOST_BYTES)
    actions.refuse(by=by, name="", refusal=refusal)
    return refusal


def sheet_of(delivery: Delivery) -> Sheet | None:
    """What a waiting file says; None once it waits no more (then its content is gone)."""
    if delivery.state != DeliveryState.CHECKED:
        return None
    party = Party(delivery.reporter.kind)
    return sheets.of_file(delivery.file_name, bytes(delivery.content or b""), party=party, on=clock.today())


def decided(by: Giver, delivery: Delivery, request: HttpRequest) -> Refusal | None:
    """Take over or drop a waiting file, as the form says."""
    try:
        if request.POST.get("do") == "take":
            actions.take(by=by, delivery=delivery)
        else:
            actions.drop(by=by, delivery=delivery)
    except Refusal as refusal:
        return refusal
    return None


def shown(delivery: Delivery, refusal: Refusal | None = None) -> dict[str, Any]:
    """What a page shows of a delivery."""
    sheet = sheet_of(delivery)
    return {
        "delivery": delivery,
        "refusal": refusal,
        "sheet": sheet,
        "problems": sheet.problems[:SHOWN] if sheet else [],
        "more": len(sheet.problems) > SHOWN if sheet else False,
    }


def problem_file(delivery: Delivery) -> HttpResponse:
    """The problems of a waiting file as CSV."""
    sheet = sheet_of(delivery)
    if sheet is None:
        raise messages.not_waiting()
    headers = {"Content-Disposition": f'attachment; filename="meldungen-{delivery.pk}-fehler.csv"'}
    return HttpResponse(problem_csv(sheet.problems), content_type="text/csv; charset=utf-8", headers=headers)
