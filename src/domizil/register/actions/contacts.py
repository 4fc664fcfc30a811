# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where letters to a person go while that is not the dwelling (Art. 6 lit. g RHG)."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError

from domizil.base.models import Country, Worker

from .. import feature_messages, messages, names, spans
from ..identity import SWITZERLAND
from ..models import DeliveryAddress, EventKind, EventSource, Person, RegisterEvent
from ..reporting import Evidence, PostalAddress
from ..writing import Report, alive, each_once, lock, responsible, writing

COLUMNS = ("addressee", "street", "house_number", "zip_code", "town", "country_id")
_SWISS_ZIP_CODES = range(1000, 10_000)


def set_delivery_address(
    *,
    by: Worker,
    persons: Sequence[Person],
    on: date,
    address: PostalAddress | None,
    until: date | None = None,
    evidence: Evidence | None = None,
    source: str = EventSource.COUNTER,
    process: uuid.UUID | None = None,
) -> list[RegisterEvent]:
    """Enter where letters to these persons go from a day on; with `None` they go to the dwelling again.

    `until` is the first day on which it holds no more. An address that is entered from a later day on stays. Raises
    Refusal (nobody, nothing changes, no such postcode, letters that Swiss registers do not hold) and Hidden.
    """
    if not persons:
        raise messages.nobody()
    report = Report(by, responsible(persons[0], on), on, source, process, evidence)
    with writing(report):
        each_once([person.pk for person in persons])
        lock(*persons)
        if until is not None and until <= on:
            raise feature_messages.ends_before_it_begins(on, until)
        values = None if address is None else checked(address)
        return [_set(report, person, values, until) for person in persons]


def _set(
    report: Report, person: Person, values: dict[str, str | int | None] | None, until: date | None
) -> RegisterEvent:
    person.refresh_from_db()
    alive(person, report.on)
    rows = DeliveryAddress.objects.filter(person=person)
    before, after = rows.filter(valid__contains=report.on).first(), None
    if values is None and before is None:
        raise feature_messages.no_delivery_address()
    if (
        before is not None
        and values == {name: getattr(before, name) for name in COLUMNS}
        and until == before.valid.upper
    ):
        raise messages.nothing_changes()
    was = before.pk if before is not None else None
    if before is not None:
        spans.end(before, report.on)
    if values is not None:
        after = DeliveryAddress.objects.create(person=person, valid=spans.room(rows, report.on, until), **values)
    return report.event(
        EventKind.CONTACT, person, municipality=responsible(person, report.on),
        delivery_address=[was, after.pk if after else None],
    )  # fmt: skip


def checked(address: PostalAddress) -> dict[str, str | int | None]:
    """Return an address as columns, blanks tidied, Switzerland as no state. Raises Refusal."""
    state = None if address.country == SWITZERLAND else address.country
    if state is not None and not Country.objects.filter(pk=state).exists():
        raise messages.bad_value(messages.label(DeliveryAddress, "country"), str(state))
    columns = messages.fields(DeliveryAddress)
    found: dict[str, str | int | None] = {"country_id": state}
    for name in ("addressee", "street", "house_number", "zip_code", "town"):
        text = names.written(getattr(address, name))
        if character := names.bad_character(text):
            raise messages.bad_character(text, character)
        try:
            found[name] = columns[name].clean(text, None)
        except ValidationError as error:
            raise messages.bad_value(str(columns[name].verbose_name), " ".join(error.messages)) from error
    zip_code = str(found["zip_code"])
    if state is None and not (zip_code.isascii() and zip_code.isdigit() and int(zip_code) in _SWISS_ZIP_CODES):
        raise feature_messages.no_swiss_zip_code(zip_code)
    return found
