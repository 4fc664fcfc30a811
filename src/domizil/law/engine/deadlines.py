# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Legal deadlines: counting days and months, and what becomes of a last day on which offices are closed.

Counting: a deadline in days begins on the day after the event. A deadline in months ends on the day of the month that
has the number of the event's day; where that month has no such day, on its last day.
Whether a last day moves is a reading (`LastDay`) that the statute must give. While nobody has read it, the day stands
as it was counted, and the deadline says so.
"""

from __future__ import annotations

import calendar as months
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from .errors import BadInput, LawError
from .periods import DAY, Period
from .texts import Evidence
from .words import words

SATURDAY, SUNDAY = 5, 6
_CLOSED = {
    SATURDAY: {"de": "Samstag", "en": "Saturday", "fr": "samedi", "it": "sabato"},
    SUNDAY: {"de": "Sonntag", "en": "Sunday", "fr": "dimanche", "it": "domenica"},
}


class LastDay(Enum):
    """What becomes of a last day on which offices are closed. The numbers are those of the figure that says it."""

    UNREAD = 0
    STAYS = 1
    NEXT_WORKING_DAY = 2


READING = {
    LastDay.UNREAD: {
        "de": "Die gelesenen Quellen sagen nicht, ob sich die Frist verlängert, wenn ihr letzter Tag auf einen "
        "Samstag, Sonntag oder Feiertag fällt. Angegeben ist der Tag ohne Verschiebung.",
        "en": "The sources read do not say whether the deadline is extended when its last day is a Saturday, Sunday or "
        "public holiday. The day is given without a shift.",
        "fr": "Les sources lues ne disent pas si le délai est prolongé lorsque son dernier jour tombe un samedi, un "
        "dimanche ou un jour férié. Le jour est indiqué sans report.",
        "it": "Le fonti lette non dicono se il termine è prorogato quando l'ultimo giorno cade di sabato, di domenica "
        "o in un giorno festivo. Il giorno è indicato senza spostamento.",
    },
    LastDay.STAYS: {
        "de": "Die Frist endet an ihrem letzten Tag, auch wenn es ein Samstag, Sonntag oder Feiertag ist.",
        "en": "The deadline ends on its last day, even if that is a Saturday, Sunday or public holiday.",
        "fr": "Le délai expire son dernier jour, même si c'est un samedi, un dimanche ou un jour férié.",
        "it": "Il termine scade l'ultimo giorno, anche se è un sabato, una domenica o un giorno festivo.",
    },
    LastDay.NEXT_WORKING_DAY: {
        "de": "Fällt der letzte Tag auf einen Samstag, Sonntag oder anerkannten Feiertag, endet die Frist am nächsten "
        "Werktag.",
        "en": "If the last day is a Saturday, Sunday or recognised public holiday, the deadline ends on the next "
        "working day.",
        "fr": "Si le dernier jour est un samedi, un dimanche ou un jour férié reconnu, le délai expire le premier jour "
        "ouvrable qui suit.",
        "it": "Se l'ultimo giorno è un sabato, una domenica o un giorno festivo riconosciuto, il termine scade il "
        "primo giorno lavorativo seguente.",
    },
}


LANGUAGES = tuple(READING[LastDay.UNREAD])
"""In which `Deadline.says` can speak."""


def days_after(event: date, days: int) -> date:
    """The last day of a deadline in days; the event's own day does not count. Raises `BadInput`."""
    _refuse_negative("days", days)
    try:
        return event + timedelta(days=days)
    except OverflowError:
        raise _too_far("days", days) from None


def months_after(event: date, count: int) -> date:
    """The last day of a deadline in months: the event's day number, else the month's last day. Raises `BadInput`."""
    _refuse_negative("months", count)
    years, month = divmod(event.month - 1 + count, 12)
    year, month = event.year + years, month + 1
    if year > date.max.year:
        raise _too_far("months", count)
    return date(year, month, min(event.day, months.monthrange(year, month)[1]))


def _refuse_negative(where: str, count: int) -> None:
    if count < 0:
        raise BadInput(where, f"a deadline of {count} {where} would end before it begins", "0 or more")


def _too_far(where: str, count: int) -> BadInput:
    return BadInput(
        where, f"{count} {where} lead beyond the calendar", f"a deadline that ends by {date.max.isoformat()}"
    )


def easter(year: int) -> date:
    """Easter Sunday of a Gregorian year (the method of Meeus, Jones and Butcher)."""
    century, of_century = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@dataclass(frozen=True, slots=True)
class Holiday:
    """A public holiday: on a day of the year or so many days after Easter, in some municipalities or the whole canton.

    One whose evidence is `unknown` is custom, or not read: it moves no deadline, but one that ends on it says so.
    """

    id: str
    title: dict[str, str]
    month_and_day: tuple[int, int] | None
    after_easter: int | None
    municipalities: frozenset[int]
    valid: Period
    evidence: Evidence
    source: str

    def falls_on(self, day: date) -> bool:
        """Whether `day` is this holiday."""
        if day not in self.valid:
            return False
        if self.after_easter is not None:
            return day == easter(day.year) + self.after_easter * DAY
        return (day.month, day.day) == self.month_and_day

    @property
    def recognised(self) -> bool:
        """Whether somebody read that it is a public day of rest."""
        return self.evidence is not Evidence.UNKNOWN

    @classmethod
    def read(cls, row: Mapping[str, Any]) -> Holiday:
        """One row of a file of holidays. Raises `LawError`."""
        where = f"holiday {row.get('id')}"
        if ("date" in row) == ("easter" in row):
            raise LawError(f"{where}: needs a date (MM-DD) or its distance from easter in days, and not both")
        if not row.get("source"):
            raise LawError(f"{where}: needs a source")
        month, _, day = str(row.get("date", "")).partition("-")
        return cls(
            id=row["id"],
            title=words(where, row["title"]),
            month_and_day=(int(month), int(day)) if day else None,
            after_easter=row.get("easter"),
            municipalities=frozenset(row.get("municipalities", ())),
            valid=Period(row["since"], row.get("until")),
            evidence=Evidence(row["evidence"]),
            source=row["source"],
        )


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days on which offices of a municipality are closed. `local_known`: its own days of rest were read."""

    municipality: int | None
    holidays: tuple[Holiday, ...]
    local_known: bool

    def closed(self, day: date) -> dict[str, str] | None:
        """Why offices are closed on a day (in both languages), or None on a working day."""
        found = next((holiday for holiday in self.holidays if holiday.recognised and holiday.falls_on(day)), None)
        return found.title if found else _CLOSED.get(day.weekday())

    def doubtful(self, day: date) -> Holiday | None:
        """The customary holiday on a day whose legal standing was not read."""
        return next((holiday for holiday in self.holidays if not holiday.recognised and holiday.falls_on(day)), None)

    def next_working_day(self, day: date) -> date:
        """`day` itself if offices are open, else the first day after it on which they are."""
        while self.closed(day):
            day += DAY
        return day


@cache
def calendar_of(municipality: int | None) -> Calendar:
    """The calendar of a municipality of the canton (number of the federal list); None: only what holds everywhere."""
    data = yaml.safe_load(files("domizil.law").joinpath("lucerne_holidays.yaml").read_text("utf-8"))
    found = tuple(Holiday.read(row) for row in data["holidays"])
    here = tuple(each for each in found if not each.municipalities or municipality in each.municipalities)
    return Calendar(municipality, here, municipality in data["local_known"])


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline: the event it runs from, its last day as counted, its last day as it holds, and by which reading."""

    event: date
    counted: date
    last_day: date
    reading: LastDay
    calendar: Calendar

    def expired(self, on: date) -> bool:
        """Whether the last day is over."""
        return on > self.last_day

    def says(self, language: str) -> str:
        """How the last day was found, for a letter or a page; empty when it is a working day that nobody disputes."""
        closed, doubtful = self.calendar.closed(self.counted), self.calendar.doubtful(self.counted)
        told = []
        if closed:
            told.append(f"{self._day()}: {closed[language]}. {READING[self.reading][language]}")
        elif doubtful:
            custom = _CUSTOM[language].format(day=self._day(), holiday=doubtful.title[language])
            told.append(custom)
        if not self.calendar.local_known and self.reading is LastDay.NEXT_WORKING_DAY:
            told.append(_LOCAL[language])
        return " ".join(told)

    def _day(self) -> str:
        return f"{self.counted.day}.{self.counted.month}.{self.counted.year}"


_CUSTOM = {
    "de": "{day}: {holiday}. Ob dieser Tag als anerkannter Feiertag gilt, wurde nicht gelesen; "
    "er verschiebt die Frist hier nicht.",
    "en": "{day}: {holiday}. Whether this day is a recognised public holiday was not read; "
    "here it does not move the deadline.",
    "fr": "{day} : {holiday}. Nous n'avons pas lu si ce jour est un jour férié reconnu ; ici, il ne reporte pas "
    "le délai.",
    "it": "{day}: {holiday}. Se questo giorno è un giorno festivo riconosciuto non è stato letto; qui non sposta il "
    "termine.",
}
_LOCAL = {
    "de": "Eigene Ruhetage der Gemeinde sind nicht erfasst.",
    "en": "Days of rest of the municipality's own are not entered.",
    "fr": "Les jours de repos propres à la commune ne sont pas saisis.",
    "it": "I giorni di riposo propri del Comune non sono registrati.",
}


def deadline(event: date, counted: date, reading: LastDay, calendar: Calendar) -> Deadline:
    """The deadline that was counted to `counted`, its last day moved as `reading` says. Raises `BadInput`."""
    if counted < event:
        raise BadInput("counted", f"{counted} lies before the event on {event}", "a day on or after the event")
    moves = reading is LastDay.NEXT_WORKING_DAY
    return Deadline(event, counted, calendar.next_working_day(counted) if moves else counted, reading, calendar)
