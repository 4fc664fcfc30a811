# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""At the counter: papers deposited and receipts issued, stays, and who was demanded, reminded and fined."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from domizil.base.models import Municipality, Worker
from domizil.register.announcements import actions as announcing
from domizil.register.announcements.forms import NEW, Report
from domizil.register.duties import actions as duties
from domizil.register.duties import job
from domizil.register.duties.models import DutyCase, DutyKind, Ground
from domizil.register.identity import SWITZERLAND
from domizil.register.models import Dwelling, Person, Residence
from domizil.register.papers import actions as papers
from domizil.register.papers.actions.deposits import NewPaper
from domizil.register.papers.models import BlockAuthority, Handling, PaperKind, Receipt
from domizil.register.papers.service import Checked, checked

from ..dice import Dice
from . import terms

HANDED_IN = 90  # of a hundred families that owe papers
RUNS = (33, 24, 13)
"""Days before the last day on which the job ran: between them terms run out."""
STAYERS = (("Wochner", "Petra", "Bern BE"), ("Gast", "Jana", "Basel BS"), ("Pendler", "Lea", "Chur GR"))
SETTLERS = (
    ("Muster", "Lara", "Bern BE"), ("Beispiel", "Nina", "Zürich ZH"), ("Probst", "Marie", "Luzern LU"),
    ("Erfunden", "Eva", "Chur GR"), ("Vorbild", "Ursula", "Emmen LU"), ("Exempel", "Ruth", "Aarau AG"),
)  # fmt: skip
WITHOUT_ENTRY = (
    ("Erfunden Anna", "Musterstrasse 3, 6003 Luzern"),
    ("Niemand Karl", "Beispielweg 8, 6005 Luzern"),
    ("Irgendwer Sofia", "Probeplatz 1, 6004 Luzern"),
    ("Vermutlich Max", "Musterstrasse 21, 6003 Luzern"),
)


class Desk:
    """One office's desk up to a day."""

    def __init__(self, clerk: Worker, place: int, day: date, dice: Dice) -> None:
        self.clerk, self.place, self.day, self.dice = clerk, place, day, dice

    def work(self) -> None:
        """Do all of it, in the order of a real autumn."""
        self._arrive()
        self._block(list(self._take_papers()))
        self._revoke()
        self._decide()
        for before in RUNS:
            job.run(self.place, self.ago(before))

    def ago(self, days: int) -> date:
        """The day so many days before the last one."""
        return self.day - timedelta(days)

    def _take_papers(self) -> Iterable[Person]:
        """Most of those who came since the control began hand in what they owe within days, and get a receipt."""
        rows = Residence.objects.select_related("person__nationality", "municipality").order_by("pk")
        came = rows.filter(
            municipality=self.place, valid__contains=self.day, valid__startswith__gte=self.ago(terms.SINCE_HERE)
        )
        plan = [
            (min(found.arrival.residence.valid.lower + timedelta(self.dice.between(1, 9)), self.day), found)
            for found in checked(list(came), self.day)
            if found.lines and self.dice.percent(HANDED_IN)
        ]
        for on, found in sorted(plan, key=lambda one: one[0]):
            yield self._hand_in(found, on)

    def _hand_in(self, found: Checked, on: date) -> Person:
        person = found.arrival.residence.person
        taken = [
            papers.deposit_paper(by=self.clerk, municipality=self.place, person=person, on=on,
                                 paper=self._paper(line.duty.paper.value, line.duty.how.value, person))
            for line in found.lines
        ]  # fmt: skip
        deposited = [paper for paper in taken if paper.handling == Handling.DEPOSIT]
        if deposited and found.arrival.newcomer.swiss:  # others get their permit, not a receipt
            papers.issue_receipt(by=self.clerk, municipality=self.place, person=person, papers=deposited, on=on)
        return person

    def _paper(self, kind: str, how: str, person: Person) -> NewPaper:
        issued = self.ago(self.dice.between(100, 1_500))
        return NewPaper(
            PaperKind(kind), number=f"{kind[0].upper()}{person.pk:07d}", issuer=person.nationality_name,
            handling=Handling(how), issued_on=issued, valid_until=issued + timedelta(3_650), treaty=True,
        )  # fmt: skip

    def _block(self, families: list[Person]) -> None:
        """Two blocks on papers, one of them lifted again."""
        for number, person in enumerate(families[:2]):
            block = papers.block_papers(
                by=self.clerk, municipality=self.place, person=person,
                authority=BlockAuthority.CRIMINAL_AUTHORITY, office="Staatsanwaltschaft (erfunden)",
                reference=f"SA {number + 1}/2024", accused_or_suspected=True, ordered_on=self.ago(12), on=self.ago(11),
            )  # fmt: skip
            if number:
                papers.lift_block(by=self.clerk, block=block, reference="SA 2/2024, Aufhebung", on=self.ago(3))

    def _revoke(self) -> None:
        receipt = Receipt.objects.filter(municipality=self.place).latest("number")
        papers.revoke_receipt(by=self.clerk, receipt=receipt, why="Name falsch geschrieben", on=self.ago(2))

    def _arrive(self) -> None:
        """Swiss people who settle; and who came for a few weeks, whose planned end is over and who said nothing."""
        place = Municipality.objects.get(pk=self.place)
        homes = iter(Dwelling.objects.filter(municipality=self.place).order_by("pk")[:9])
        for number, (name, first_name, origin) in enumerate(SETTLERS):
            told = {"on": self.ago(58 - 9 * number), **_described(name, first_name, origin, next(homes))}
            self._report("arrival", place, told)
        stay = {"on": self.ago(terms.SINCE_HERE), "purpose": "work_weekly", "planned_end": self.ago(46),
                "proof_valid_until": self.day + timedelta(200)}  # fmt: skip
        for name, first_name, origin in STAYERS:
            self._report("stay", place, {**stay, **_described(name, first_name, origin, next(homes))})

    def _report(self, kind: str, place: Municipality, told: dict[str, Any]) -> None:
        written = {key: value.isoformat() if isinstance(value, date) else value for key, value in told.items()}
        announcing.report(by=self.clerk, report=Report(kind, written, municipality=place))

    def _decide(self) -> None:
        """People who are not in the register: one fined who pays, one who contests, one to decide on, one demanded."""
        cases = [self._case(number, *known) for number, known in enumerate(WITHOUT_ENTRY)]
        for case in cases:
            duties.demand(by=self.clerk, case=case, on=self.ago(50))
        for case in cases[:3]:
            duties.remind(by=self.clerk, case=case, on=self.ago(38))
        reasons = "Trotz Einforderung und Mahnung nicht gemeldet; erstmals, darum im unteren Bereich des Rahmens."
        paid, contested = (
            duties.fine(by=self.clerk, case=case, rappen=rappen, reasons=reasons, on=self.ago(25))
            for case, rappen in zip(cases, (20_000, 35_000), strict=False)
        )
        for fine in (paid, contested):
            duties.serve_fine(by=self.clerk, fine=fine, on=self.ago(21))
        duties.pay_fine(by=self.clerk, fine=paid, rappen=10_000, reference="Rate 1", on=self.ago(9))
        duties.contest_fine(by=self.clerk, fine=contested, at=terms.BODY, on=self.ago(14))

    def _case(self, number: int, name: str, address: str) -> DutyCase:
        asked = number == 1
        return duties.open_case(
            by=self.clerk, municipality=self.place, key=f"demo:{number}", addressee=name, address=address,
            duty=DutyKind.INFORM if asked else DutyKind.REPORT, due_on=self.ago(52), on=self.ago(51),
            ground=Ground.REFUSED_INFORMATION if asked else Ground.NOT_REGISTERED,
            note="Die Verwaltung des Hauses hat den Einzug gemeldet.",
        )  # fmt: skip


def _described(name: str, first_name: str, origin: str, home: Dwelling) -> dict[str, Any]:
    """Somebody Swiss who comes from the place of origin to a dwelling."""
    person = {
        "person": NEW, "official_name": name, "first_name": first_name, "sex": "2",
        "date_of_birth": f"{1 + home.pk % 28}.{1 + home.pk % 12}.{1960 + home.pk % 37}",
        "nationality": str(SWITZERLAND), "origins": origin, "marital_status": "1",
    }  # fmt: skip
    return {
        "from_country": str(SWITZERLAND), "from_place": origin[:-3], "persons": [person], "dwelling": str(home.pk),
        "address": f"{home.street} {home.house_number}",
    }  # fmt: skip
