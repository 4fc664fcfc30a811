# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""From answers to an assessment: facts that cannot be are refused; what is asked next follows from the rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from functools import cache
from typing import Any

from ..engine import BadInput, Law
from ..engine.asking import EARLIEST, LATEST, Asked, ask
from ..engine.derivation import Step
from ..engine.parameters import Listing
from ..engine.statute import statute
from .facts import STATELESS, STATUTE, UNITED_KINGDOM, British, ResidenceFacts, Sponsor, Tie, Title

FREE_TO_LEAVE_OUT = tuple(field.name for field in fields(ResidenceFacts) if "date" in str(field.type))
"""Days: without them a term is told, but not computed."""


@cache
def nationalities() -> tuple[str, ...]:
    """The codes of all nationalities that are known, in alphabetical order, without "XX"."""
    lists = statute(STATUTE).parameters
    found = {
        code
        for name in ("membership", "visa_annexes")
        for figure in lists[name].figures
        if isinstance(figure.value, Listing)
        for code in figure.value.rows
    }
    return tuple(sorted(found))


def check(person: ResidenceFacts, law: Law) -> ResidenceFacts:
    """Refuse facts that cannot be. Raises `BadInput` with the fact, what is wrong, and what is allowed."""
    _check_nationalities(person)
    _check_days(person)
    if person.british is not British.CITIZEN and UNITED_KINGDOM not in person.nationalities:
        allowed = "leave it out, or add the nationality GB"
        raise BadInput("british", "only a British national is asked this", allowed, "problem.british")
    free = law.value(STATUTE, "has_free_movement", standing=law.value(STATUTE, "group", person=person))
    if free and person.title is not Title.NONE:
        allowed = "no title, or other nationalities"
        what = "a citizen of EU, EEA or Switzerland holds no title for third countries"
        raise BadInput("title", what, allowed, "problem.title")
    if person.sponsor is Sponsor.MINOR_REFUGEE and person.tie in (Tie.SPOUSE, Tie.REGISTERED_PARTNER):
        allowed = "another tie, or another sponsor"
        raise BadInput("tie", "an unaccompanied minor has no spouse or partner here", allowed, "problem.tie")
    return person


def _check_nationalities(person: ResidenceFacts) -> None:
    if not person.nationalities:
        raise BadInput("nationalities", "no nationality is given", f"two-letter codes, or {STATELESS} for none")
    if len(set(person.nationalities)) != len(person.nationalities):
        raise BadInput("nationalities", "a nationality stands twice", "each once", "problem.twice")
    for number, code in enumerate(person.nationalities):
        if code != STATELESS and code not in nationalities():
            raise BadInput(f"nationalities[{number}]", f"{code!r} is no nationality", "a code such as DE, US or XK")
    if STATELESS in person.nationalities and len(person.nationalities) > 1:
        allowed = f"{STATELESS} alone, or without it"
        raise BadInput("nationalities", "who has a nationality is not stateless", allowed, "problem.stateless")


def _check_days(person: ResidenceFacts) -> None:
    for name in FREE_TO_LEAVE_OUT:
        day = getattr(person, name)
        if day is not None and not EARLIEST <= day <= LATEST:
            raise BadInput(name, f"{day} cannot be", f"a day from {EARLIEST} to {LATEST}", "problem.day")
    if person.entry and person.departure and person.departure < person.entry:
        what = f"{person.departure} lies before the entry on {person.entry}"
        raise BadInput("departure", what, "a later day", "problem.departure")


def assessed(person: ResidenceFacts, on: date) -> Step:
    """The assessment of a person by the law of a day, with its derivation. Raises `BadInput`, `NoSuchLaw`.

    `value` is the `Outcome`; None where a figure or list that it needs is unknown on that day.
    """
    law = Law.on(on)
    return law.derive(STATUTE, "assess", person=check(person, law))


def asked(given: Mapping[str, Any], on: date) -> Asked:
    """How far answers carry: which facts the rules looked at, which is missing, and the `Outcome` when none is.

    Raises `NoSuchLaw`.
    """
    return ask(Law.on(on), STATUTE, "assess", given, FREE_TO_LEAVE_OUT)


def next_question(given: Mapping[str, Any], on: date) -> str | None:
    """The fact to ask for next: the first that a rule needs and that was not answered; None when nothing is missing."""
    return asked(given, on).missing
