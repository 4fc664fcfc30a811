# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every text with which the room refuses or says that something is missing."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from domizil.law.engine.periods import Period


def day(value: date) -> str:
    """A day as people write it here: 1.3.2024."""
    return f"{value.day}.{value.month}.{value.year}"


def days(period: Period) -> str:
    """Days as people write them: 1.3.2024 – 12.3.2024; a single day alone; an open end after a dash."""
    if period.last == period.first:
        return day(period.first)
    return f"{day(period.first)} – {day(period.last) if period.last else ''}".rstrip()


def no_month(given: str, first: str, last: str) -> str:
    """A month that is none, or lies outside of what can be computed."""
    told = {"given": given[:20], "first": first, "last": last}
    return _("«%(given)s» ist kein Monat, für den es ein Budget gibt. Erlaubt sind %(first)s bis %(last)s.") % told


def no_standing(person: str, gap: Period) -> str:
    """Nobody recorded a person's standing under asylum law on days for which support is due."""
    return _("%(person)s: Für %(days)s ist kein Stand nach Asylrecht erfasst.") % {"person": person, "days": days(gap)}


def no_group(person: str, standing: str, on: Period) -> str:
    """A standing that belongs to no group of the ordinance."""
    return _(
        "%(person)s: Der Stand «%(standing)s» (%(days)s) gehört zu keiner Personengruppe der Verordnung. "
        "Bei einer Wegweisung fehlt meist die Ausreisefrist (§ 18)."
    ) % {"person": person, "standing": standing, "days": days(on)}


def taken_as_individual(person: str, gap: Period) -> str:
    """A reading: who is housed nowhere by the authority lives in individual accommodation."""
    told = {"person": person, "days": days(gap)}
    return _("%(person)s: Für %(days)s ist keine Unterkunft zugewiesen; es gilt die individuelle Unterkunft.") % told


def cost_of_unit(person: str) -> str:
    """A reading: costs of the unit as a whole stand with its first member."""
    return _("Kosten der ganzen Einheit stehen bei %(person)s.") % {"person": person}
