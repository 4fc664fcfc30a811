# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hotel slips: what inns and boarding houses tell about their guests, kept for the time that is entered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from domizil.base import access, clock, facts
from domizil.base.models import Country, Role, Worker
from domizil.law.engine import Law, Unknown
from domizil.law.lu_ng.facts import STATUTE
from domizil.register import names

from .. import messages
from ..access_keys import Giver
from ..models import HotelSlip, ReporterKind


@dataclass(frozen=True, slots=True)
class SlipFacts:
    """What a guest gives for the hotel control. `nationality` is the number of the federal list of states."""

    official_name: str
    first_name: str
    date_of_birth: date
    nationality: int
    arrives: date
    leaves: date
    document: str = ""


@transaction.atomic
def add_slips(*, by: Giver, slips: Sequence[SlipFacts]) -> list[HotelSlip]:
    """Take over slips of a host, all or none. Raises Refusal."""
    if by.reporter.kind != ReporterKind.LODGING_HOST:
        raise messages.no_hotel(str(ReporterKind(by.reporter.kind).label))
    known = set(Country.objects.filter(pk__in={slip.nationality for slip in slips}).values_list("pk", flat=True))
    for slip in slips:
        _check(slip, known)
    return HotelSlip.objects.bulk_create([_row(by, slip) for slip in slips])


def _check(slip: SlipFacts, known: set[int]) -> None:
    for name in (slip.official_name, slip.first_name):
        if not name.strip() or len(name) > 100:
            raise messages.bad_slip(_("Name oder Vorname fehlt oder ist zu lang."), _("1 bis 100 Zeichen."))
        if bad := names.bad_character(name):
            raise messages.bad_slip(
                _("«{0}» enthält das Zeichen «{1}».").format(name, bad), _("Zeichen der Schweizer Personenregister.")
            )
    if len(slip.document) > 60:
        raise messages.bad_slip(_("Die Angabe zum Ausweis ist zu lang."), _("Höchstens 60 Zeichen."))
    if slip.leaves < slip.arrives:
        raise messages.bad_slip(_("Die Abreise liegt vor der Ankunft."), _("Ein Tag ab der Ankunft."))
    if slip.date_of_birth > slip.arrives:
        raise messages.bad_slip(_("Das Geburtsdatum liegt nach der Ankunft."), _("Ein Tag vor der Ankunft."))
    if slip.nationality not in known & facts.nationalities():
        raise messages.bad_slip(
            _("Den Staat {0} gibt es nicht.").format(slip.nationality),
            _("Die Nummer eines Staates der Staatenliste des Bundes, kein Gebiet."),
        )


def _row(by: Giver, slip: SlipFacts) -> HotelSlip:
    return HotelSlip(
        reporter=by.reporter,
        municipality_id=by.reporter.municipality_id,
        search_key=names.search_key(slip.official_name, slip.first_name),
        received_at=clock.now(),
        official_name=slip.official_name,
        first_name=slip.first_name,
        date_of_birth=slip.date_of_birth,
        nationality_id=slip.nationality,
        document=slip.document,
        arrives=slip.arrives,
        leaves=slip.leaves,
    )


@transaction.atomic
def delete_old_slips(*, by: Worker | None, municipality: int) -> int:
    """Delete the slips whose time is over, and return how many. Raises Hidden; Refusal while the time is unknown.

    `by` None is the nightly job.
    """
    if by is not None:
        access.require(by, Role.REGISTER, municipality=municipality)
    today, slips = clock.today(), HotelSlip.objects.filter(municipality=municipality)
    law = Law.on(today)
    try:
        law.value(STATUTE, "hotel_slip_kept_until", left_on=today)
        over = [
            day
            for day in slips.filter(leaves__lt=today).order_by("leaves").values_list("leaves", flat=True).distinct()
            if law.value(STATUTE, "hotel_slip_kept_until", left_on=day) < today
        ]
    except Unknown:
        raise messages.slip_kept_unknown() from None
    deleted, _by_model = slips.filter(leaves__in=over).delete()
    return deleted
