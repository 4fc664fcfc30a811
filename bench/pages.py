# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whole pages of the residents' office as a clerk asks for them: sign-in, law, templates, log of reads and all."""

from __future__ import annotations

import random
import time
from typing import Any

from .figures import Figures

BACKEND = "django.contrib.auth.backends.ModelBackend"
NEWCOMER = {
    "first_name": "Anna", "sex": "2", "nationality": "8100", "origins": "Zürich ZH",
    "marital_status": "1",
}  # fmt: skip
WARM = 3
DEPOSIT = {
    "do": "deposit", "deposit-kind": "heimatschein", "deposit-handling": "deposit", "deposit-issuer": "Zürich",
}  # fmt: skip


def lines(worker: int, place: int, residences: list[Any], name: str) -> list[str]:
    """Look at persons, and let newcomers called `name` arrive; the first ones warm up and do not count."""
    from domizil.web import ready

    ready.load()  # as the server does
    clerk = Clerk(worker, place)
    for number, row in enumerate(residences):
        if number == WARM:
            clerk.figures = Figures()
        clerk.serve(row, f"{name} {chr(97 + number % 26)}{chr(97 + number // 26 % 26)}", number)
    figures = clerk.figures
    return [
        "## Whole pages, as one clerk", "", "| page | times | median ms | p95 ms | queries at most |",
        "|---|---:|---:|---:|---:|", *(figures.line(name) for name in figures.times), "",
        "Queries count everything: session, worker, grants, the log of reads.",
    ]  # fmt: skip


class Clerk:
    """Somebody signed in, whose requests are timed and their queries counted."""

    def __init__(self, worker: int, place: int) -> None:
        from django.test import Client

        from domizil.base.models import Worker

        self.client = Client(headers={"host": "localhost"})
        self.client.force_login(Worker.objects.get(pk=worker), backend=BACKEND)
        self.place, self.worker, self.figures = place, worker, Figures()
        self.dice = random.Random(place)

    def serve(self, row: Any, name: str, number: int) -> None:
        """Look for a resident and at the pages about this person, then enter a newcomer with papers.

        No two numbers near each other give birthdays that are alike: nobody is taken for somebody else.
        """
        person, dwelling = row.person, [*row.occupancies.all()][-1].dwelling
        self._get("search: name and first letters", "/search/", q=f"{person.official_name} {person.first_name[:3]}")
        self._get("search: first five letters", "/search/", q=person.official_name[:5])
        self._get("search: name and year of birth", "/search/", q=f"{person.official_name} {person.date_of_birth.year}")
        self._get("search: year of birth", "/search/", q=str(person.date_of_birth.year))
        if dwelling is not None:
            self._get("search: address", "/search/", q=f"{dwelling.street} {dwelling.house_number}")
        self._get("person", f"/register/persons/{person.pk}/")
        self._get("papers of a person", f"/papers/{self.place}/persons/{person.pk}/")
        self._get("move: form", "/register/report/move/", person=person.pk)
        if dwelling is not None:
            self._arrive(name, f"{1 + number % 27}.{1 + number % 11}.{1940 + number % 47}", dwelling)

    def _arrive(self, name: str, born: str, dwelling: Any) -> None:
        from domizil.base import acting
        from domizil.register.models import Person

        self._get("arrival: form", "/register/report/arrival/")
        facts = {
            "on": "1.12.2024", "from_country": "8100", "from_municipality": "Bern", "from_place": "Bern",
            "address": f"{dwelling.street} {dwelling.house_number}", "dwelling": dwelling.pk, "do": "check",
            "p0-official_name": name, "p0-date_of_birth": born,
            **{f"p0-{field}": value for field, value in NEWCOMER.items()},
        }  # fmt: skip
        check = self._post("arrival: sent", "/register/report/arrival/", facts)
        self._get("arrival: check", check)
        self.client.post(check, {"do": "match", "p0-person": "new"})  # whomever another run has left behind
        self._post("arrival: entered", check, {"do": "enter"})
        with acting.as_worker(self.worker, path="bench"):
            person = Person.objects.filter(official_name=name).order_by("-pk")[0]
            number = self.dice.randrange(10**9)
        papers = f"/papers/{self.place}/persons/{person.pk}/"
        self._post("paper deposited", papers, DEPOSIT | {"deposit-number": f"H{number}"})
        with acting.as_worker(self.worker, path="bench"):
            paper = person.papers.get()
        self._post("receipt written", papers, {"do": "receipt", "paper": paper.pk})

    def _get(self, name: str, url: str, **asked: Any) -> None:
        answer = self._timed(name, lambda: self.client.get(url, asked))
        assert answer.status_code == 200, (url, answer.status_code)

    def _post(self, name: str, url: str, facts: dict[str, Any]) -> str:
        answer = self._timed(name, lambda: self.client.post(url, facts))
        assert answer.status_code == 302, (url, answer.status_code, answer.content.decode()[-3000:])
        return str(answer["Location"])

    def _timed(self, name: str, ask: Any) -> Any:
        from django.db import connection

        asked = 0

        def count(execute: Any, *given: Any) -> Any:
            nonlocal asked
            asked += 1
            return execute(*given)

        with connection.execute_wrapper(count):
            began = time.perf_counter()
            answer = ask()
            self.figures.add(name, began)
        self.figures.most(name, asked)
        return answer
