# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The letter of an information request, in the official language, with what the law says and that it costs nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from domizil.base import letters
from domizil.law.engine import Law, statute
from domizil.law.engine.texts import cite
from domizil.law.lu_ng.facts import STATUTE
from domizil.law.lu_ng.third_parties import Information

from .models import DELIVERY_ADDRESS, InformationRequest, ReporterKind

TEMPLATE = Path(__file__).parent / "letters" / "request.typ"
LANGUAGE = "de"
_NORM = {
    ReporterKind.EMPLOYER: "lu-ng/17/3/a", ReporterKind.UTILITY: "lu-ng/17/3/b", ReporterKind.POST: "ch-rhg/12/2",
}  # fmt: skip


def request_pdf(request: InformationRequest) -> bytes:
    """The letter as a tagged PDF (PDF/UA-1)."""
    with override(LANGUAGE):
        return letters.pdf(TEMPLATE, contents(request))


def contents(request: InformationRequest) -> dict[str, Any]:
    """All that the letter says."""
    norm = _NORM[ReporterKind(request.addressee.kind)]
    home = statute(norm.split("/")[0])
    return {
        "language": LANGUAGE,
        "authority": _("Gemeinde {0}").format(request.municipality.name),
        "office": _("Einwohnerkontrolle"),
        "addressee": [
            request.addressee.name,
            *filter(None, [request.addressee.contact]),
            *request.addressee.address.splitlines(),
        ],
        "date": f"{request.asked_on:%d.%m.%Y}",
        "number": f"{request.municipality_id}-A{request.pk}",
        "title": _("Auskunftsersuchen zu {0}").format(request.person_name),
        "paragraphs": [_missed(request), _asks(request), _free(request)],
        "law": [f"{cite(norm, home.short, LANGUAGE)}: {home.norm(norm, request.asked_on).says[LANGUAGE]}"],
        "words": {"page": _("Seite"), "number": _("Ersuchen"), "law": _("Rechtsgrundlage")},
    }


def _missed(request: InformationRequest) -> str:
    return _(
        "{0} hätte der Gemeinde einen Zuzug, Umzug oder Wegzug vom {1} bis zum {2} melden müssen. "
        "Eine Meldung ist nicht eingegangen."
    ).format(request.person_name, f"{request.happened_on:%d.%m.%Y}", f"{request.due_on:%d.%m.%Y}")


def _asks(request: InformationRequest) -> str:
    if request.asks == Information.HOME_AND_DELIVERY_ADDRESS.value:
        return _("Bitte teilen Sie uns die Wohnadresse und die Zustelladresse mit, die Ihnen bekannt sind.")
    if request.asks == DELIVERY_ADDRESS:
        return _("Bitte teilen Sie uns die Zustelladresse mit, die Ihnen bekannt ist.")
    building = _(" im Gebäude mit dem EGID {0}").format(request.egid) if request.egid else ""
    return _("Bitte teilen Sie uns mit, was zur Bestimmung der Wohnung{0} nötig ist.").format(building)


def _free(request: InformationRequest) -> str:
    law = Law.on(request.asked_on)
    fee = law.value(STATUTE, "report_fee")
    assert fee == 0, "the letter says that the answer is owed without payment"
    return _("Die Auskunft ist unentgeltlich zu erteilen und betrifft nur diese Person.")
