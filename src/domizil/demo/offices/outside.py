# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What comes in from outside: announcements of residents online, reports of landlords and hosts, hotel slips."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from domizil.base.models import Municipality, Worker
from domizil.register.announcements import actions as announcing
from domizil.register.announcements import drafts
from domizil.register.models import Dwelling, Occupancy
from domizil.register.third_parties import actions as third_parties
from domizil.register.third_parties.access_keys import Giver
from domizil.register.third_parties.actions.slips import SlipFacts
from domizil.register.third_parties.models import Channel, Reporter, ReporterKind

GERMANY = 8207
FAMILY = (("Anna", "3.4.1988", "2", "2"), ("Reto", "19.11.1986", "1", "2"), ("Mia", "7.6.2019", "2", "1"))
GUESTS = (("Gast", "Emil"), ("Gast", "Ida"), ("Reisend", "Nora"), ("Reisend", "Paul"))


def receive(clerk: Worker, place: int, day: date) -> None:
    """Receive all of it."""
    living = iter(at_home(place, day))
    _online(clerk, Municipality.objects.get(pk=place), day, living)
    landlord = _reporter(clerk, place, ReporterKind.LANDLORD, "Wohnbau Seetal AG (erfunden)")
    _tenants(clerk, landlord, day, living)
    _reporter(clerk, place, ReporterKind.EMPLOYER, "Muster Elektro AG (erfunden)")
    _reporter(clerk, place, ReporterKind.UTILITY, "Werke am See (erfunden)")
    _guests(_reporter(clerk, place, ReporterKind.LODGING_HOST, "Hotel Beispiel (erfunden)"), day)


def at_home(place: int, day: date) -> list[Occupancy]:
    """Return adults in the municipality with the dwelling of the day; not more than are needed."""
    rows = Occupancy.objects.filter(valid__contains=day, residence__municipality=place, residence__valid__contains=day)
    grown = rows.filter(residence__person__date_of_birth__lt=date(day.year - 30, 1, 1), dwelling__egid__isnull=False)
    return list(grown.select_related("residence__person", "dwelling").order_by("-residence__pk")[:40])


def _online(clerk: Worker, place: Municipality, day: date, living: Iterator[Occupancy]) -> None:
    """A family that arrives, somebody who moves and two who leave; one departure was given back with a question."""
    people = [
        {"official_name": "Beispiel", "first_name": name, "date_of_birth": born, "sex": sex, "nationality": "8100",
         "origins": "Bern BE", "marital_status": status, "relation": relation}
        for (name, born, sex, status), relation in zip(FAMILY, ("", "spouse", "child"), strict=True)
    ]  # fmt: skip
    new_home = _home(next(living))
    where = {"address": f"{new_home.street} {new_home.house_number}", "dwelling": str(new_home.pk)}
    soon = (day - timedelta(3)).isoformat()
    _sent(place, "arrival", {"on": soon, "from_country": "8100", "from_place": "Bern", **where, "persons": people})
    _sent(place, "move", {"on": soon, **where, "persons": [_described(next(living))]})
    for asked in (True, False):
        gone = {"on": soon, "to_country": str(GERMANY), "to_place": "Konstanz", "persons": [_described(next(living))]}
        sent = _sent(place, "departure", gone)
        if asked:
            announcing.send_back(by=clerk, announcement=sent, reason="Bitte schreiben Sie, wer von Ihnen wegzieht.")


def _home(one: Occupancy) -> Dwelling:
    assert one.dwelling is not None  # `at_home` asks for one
    return one.dwelling


def _described(one: Occupancy) -> dict[str, str]:
    person = one.residence.person
    return {
        "official_name": person.official_name, "first_name": person.first_name,
        "date_of_birth": person.date_of_birth.isoformat(),
    }  # fmt: skip


def _sent(place: Municipality, kind: str, data: dict[str, Any]) -> int:
    """Announce online, as somebody without an account does. The code is known to nobody."""
    begun, _code = drafts.begin(kind=kind, municipality=place, language="de")
    assert begun.code_hash is not None
    drafts.save(code_hash=begun.code_hash, data=data)
    drafts.submit(code_hash=begun.code_hash)
    return begun.pk


def _reporter(clerk: Worker, place: int, kind: ReporterKind, name: str) -> Reporter:
    return third_parties.add_reporter(
        by=clerk, municipality=place, kind=kind, name=name, contact="Frau Muster", e_mail="muster@example.org",
        address="Musterstrasse 1, 6003 Luzern",
    )  # fmt: skip


def _tenants(clerk: Worker, landlord: Reporter, day: date, living: Iterator[Occupancy]) -> None:
    """Tenants who moved in and out: some agree with the register, some are unknown, registered elsewhere or still."""
    moved_in, moved_out = (day - timedelta(40)).isoformat(), (day - timedelta(30)).isoformat()
    homes = [next(living) for _ in range(9)]
    rows = [_row("Einzug", one, one, moved_in) for one in homes[:3]]
    rows += [_row("Einzug", one, homes[8], moved_in) for one in homes[3:5]]
    rows += [_row("Auszug", one, one, moved_out) for one in homes[5:7]]
    for name, first_name, egid_of in (("Unbekannt", "Rosa", 7), ("Neuling", "Tim", 8)):
        rows.append({**_row("Einzug", homes[egid_of], homes[egid_of], moved_in), "official_name": name,
                     "first_name": first_name, "date_of_birth": "14.2.1990"})  # fmt: skip
    rows[0]["ewid"] = "999"
    giver = Giver(landlord, clerk)
    _delivery, sheet = third_parties.hand_in(by=giver, rows=rows, channel=Channel.FORM)
    assert not sheet.problems, sheet.problems


def _row(kind: str, who: Occupancy, where: Occupancy, on: str) -> dict[str, str]:
    home = _home(where)
    when = {"begins": on} if kind == "Einzug" else {"begins": "2020-01-01", "ends": on, "other_address": "3000 Bern"}
    return {
        "kind": kind, **_described(who), **when, "egid": str(home.egid),
        "ewid": str(home.ewid), "street": home.street, "house_number": home.house_number,
        "swiss_zip_code": str(home.swiss_zip_code), "town": home.town,
    }  # fmt: skip


def _guests(host: Reporter, day: date) -> None:
    slips = [
        SlipFacts(name, first_name, date(1970 + number, 5, 1), GERMANY, day - timedelta(2 * number),
                  day + timedelta(3 - 2 * number), f"Pass C{number}1234567")
        for number, (name, first_name) in enumerate(GUESTS)
    ]  # fmt: skip
    third_parties.add_slips(by=Giver(host), slips=slips)
