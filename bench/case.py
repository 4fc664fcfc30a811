# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""One household of four persons under both texts, with every step of the derivation kept."""

from domizil.law.lu_kasylv.facts import STATUTE, Accommodation, Group

from .amounts import AFTER, BEFORE

PERSONS = (Group.PROVISIONALLY_ADMITTED, Group.PROVISIONALLY_ADMITTED, Group.ASYLUM_SEEKER, Group.ASYLUM_SEEKER)


def derived() -> list[object]:
    """Eight derivations: four persons, two texts."""
    return [
        law.derive(
            STATUTE, "amount", group=group, accommodation=Accommodation.INDIVIDUAL,
            household_size=len(PERSONS), person_number=number, days=31,
        )
        for law in (BEFORE, AFTER)
        for number, group in enumerate(PERSONS, 1)
    ]  # fmt: skip
