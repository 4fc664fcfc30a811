# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Several clerks at once, each on an own connection: numbers without gap or double, one receipt for a paper."""

from __future__ import annotations

import pytest
from tests.database.register.at_once import ended, start

CLERKS, EACH = 4, 6
SETUP = f"""
from django.db import transaction
from tests import factories_papers as papers
from domizil.register.papers.models import Paper
with transaction.atomic():
    papers.practice()
    clerk, person = papers.clerk(), papers.settler()
    for number in range({CLERKS * EACH + 1}):
        Paper.objects.create(municipality_id=1061, person=person, kind="heimatschein", handling="deposit",
                             number=str(number), issuer="Zürich", received_on=papers.ARRIVED, received_by=clerk)
    print(clerk.pk)
"""
ISSUE = """
from domizil.base import acting
from domizil.base.refusal import Refusal
from domizil.register.papers.actions import issue_receipt
from domizil.register.papers.models import Paper
for number in {numbers}:
    try:
        with acting.as_worker(by.pk, path="test"):
            paper = Paper.objects.select_related("person").get(number=str(number))
            made = issue_receipt(by=by, municipality=1061, person=paper.person, papers=[paper])
            if {spoil} and number % 2:
                raise Refusal("spoiled", "a transaction that ends badly after it took its number")
            print(made.number)
    except Refusal as refusal:
        print(refusal.code)
"""
COUNT = """
from domizil.register.papers.models import ControlEntry, Counter, Receipt
for model in (Receipt, ControlEntry):
    numbers = sorted(model.objects.values_list("number", flat=True))
    print(len(numbers), numbers == list(range(1, len(numbers) + 1)))
"""


@pytest.fixture
def database(new_database):
    return new_database("receipts")


def test_numbers_have_no_gap_and_no_double_under_concurrent_clerks(database):
    clerk = int(ended(start(database, SETUP))[0])
    shares = [range(number, CLERKS * EACH, CLERKS) for number in range(CLERKS)]
    codes = [ISSUE.format(numbers=list(share), spoil=index == 0) for index, share in enumerate(shares)]
    ended(*(start(database, code, clerk) for code in codes))
    issued = CLERKS * EACH
    spoiled = sum(number % 2 for number in shares[0])
    assert ended(start(database, COUNT)) == [f"{issued - spoiled} True\n{issued - spoiled} True"]
    # the same paper, from every clerk at once: one receipt, and one refusal from each of the others
    last = ISSUE.format(numbers=[CLERKS * EACH], spoil=False)
    told = ended(*(start(database, last, clerk) for _ in range(CLERKS)))
    assert sorted(told) == [str(issued - spoiled + 1), *["has_receipt"] * (CLERKS - 1)]
