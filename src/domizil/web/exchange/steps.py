# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a message that waits asks a clerk to do: the forms of the counter, with what the message says filled in.

Nothing is entered by following one: the form is checked, shown and entered like any other. The message is decided
afterwards, with a word about what was done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from domizil.base.models import Worker
from domizil.exchange import content_messages, queries
from domizil.exchange.models import Message
from domizil.exchange.queries import Meant
from domizil.law.engine.periods import DAY
from domizil.register.announcements.forms import ASKED
from domizil.register.announcements.forms.correction import EMPTY
from domizil.register.announcements.forms.features import YES
from domizil.register.announcements.models import Kind
from domizil.register.messages import day
from domizil.register.models import EventKind, RegisterEvent

from ..register.fitting import correction_of

SWITZERLAND = "8100"
Values = dict[str, Any]
Form = tuple[Kind, Values]


@dataclass(frozen=True, slots=True)
class Step:
    """A form to fill in: what it is called, and its address with the values that are known."""

    label: str
    address: str


def steps(by: Worker, found: Message, meant: Meant | None) -> list[Step]:
    """Return what to do about a message that waits, most likely first; nothing where only its sender can say."""
    recalled = [_taken_back(found, event) for event in queries.recalled(by, found)]
    return [step for step in recalled if step] or [_step(found, kind, values) for kind, values in _asked(found, meant)]


def _step(found: Message, kind: Kind, values: Values, label: str = "") -> Step:
    told = {"municipality": found.municipality_id} | {name: _typed(value) for name, value in values.items() if value}
    return Step(label or str(ASKED[kind].title), f"{reverse('register_report', args=[kind.value])}?{urlencode(told)}")


def _typed(value: Any) -> str:
    """A value as a clerk would type it."""
    return day(value) if isinstance(value, date) else str(value)


# --- taking back what a message led to ---


def _taken_back(found: Message, event: RegisterEvent) -> Step | None:
    """The correction of an event that its sender recalls; None for what is corrected nowhere."""
    kind, entry = correction_of(event)
    if event.kind == EventKind.BIRTH:
        kind, entry = Kind.RESIDENCE, ""
    if kind is None:
        return None
    reason = content_messages.taken_back(found.reference, found.message_id)
    values = {"person": event.person_id, "corrects": event.pk, "entry": entry, "reason": reason, **_as_before(event)}
    return _step(
        found,
        kind,
        values,
        _("%(kind)s vom %(day)s zurücknehmen") % {"kind": event.get_kind_display(), "day": day(event.event_date)},
    )


def _as_before(event: RegisterEvent) -> Values:
    """What was before an event. A residence is a day at least: who never came leaves on the day after."""
    if event.kind in (EventKind.MOVE_IN, EventKind.BIRTH):
        return {"departure": event.event_date + DAY}
    if event.kind == EventKind.MOVE_OUT:
        return {"reopen": YES}
    return {"field": "date_of_death", "value": EMPTY} if event.kind == EventKind.DEATH else {}


# --- doing by hand what a message asks for ---


def _asked(found: Message, meant: Meant | None) -> Iterator[Form]:
    forms = _BY_CODE.get(found.code) or _BY_KIND.get(found.kind if found.code == "by_hand" else "")
    person = meant.candidates[0].pk if meant and len(meant.candidates) == 1 else None
    if forms is None:
        return
    content = queries.content(found)
    for kind, values in forms(found, content):
        yield kind, {"person": person} | values


def _left(found: Message, content: Any) -> Iterator[Form]:
    there = content.has_main_residence
    where = {"to_country": SWITZERLAND, "to_place": there.reporting_municipality.municipality_name}
    yield Kind.DEPARTURE, {"on": there.arrival_date, **where}


def _moved(found: Message, content: Any) -> Iterator[Form]:
    home = content.move_reporting_municipality.dwelling_address.address
    address = " ".join(part for part in (home.street, home.house_number) if part)
    yield Kind.MOVE, {"on": found.event_date, "address": address, "town": f"{home.swiss_zip_code} {home.town}"}


def _parents(found: Message, content: Any) -> Iterator[Form]:
    kind = Kind.BIRTH if found.kind == "birth" else Kind.CARE
    yield kind, {"on": found.event_date} if kind == Kind.CARE else {"person": None}


def _gone(found: Message, content: Any) -> Iterator[Form]:
    yield Kind.DEPARTURE, {"on": found.event_date}
    yield Kind.DEATH, {"on": found.event_date}


def _back(found: Message, content: Any) -> Iterator[Form]:
    yield Kind.RESIDENCE, {"reopen": YES, "reason": _reason(found)}


def _never(found: Message, content: Any) -> Iterator[Form]:
    yield Kind.RESIDENCE, {"reason": _reason(found)}


def _other_names(found: Message, content: Any) -> Iterator[Form]:
    name = content.person.name_info.name_data.official_name
    yield Kind.CORRECTION, {"field": "official_name", "value": name, "reason": _reason(found)}
    yield Kind.CARE, {"on": found.event_date}


def _death(found: Message, content: Any) -> Iterator[Form]:
    told = content.death_data
    died: date | None = told.death_period.date_from if told else None
    if found.kind == "death":
        yield Kind.DEATH, {"on": died}
    else:
        yield Kind.CORRECTION, {"field": "date_of_death", "value": died or EMPTY, "reason": _reason(found)}


def _main(found: Message, content: Any) -> Iterator[Form]:
    yield Kind.DEPARTURE, {"on": found.event_date}
    yield Kind.ARRIVAL, {"on": found.event_date}


def _reason(found: Message) -> str:
    return f"eCH-0020 {found.kind} {found.message_id}"


Forms = Callable[[Message, Any], Iterator[Form]]
_BY_CODE: dict[str, Forms] = {"not_departed": _left, "no_dwelling_numbers": _moved, "parent_unknown": _parents}
_BY_KIND: dict[str, Forms] = {
    "adoption": _other_names,
    "missing": _gone,
    "undoMissing": _back,
    "deletedInRegister": _never,
    "changeResidenceType": _main,
    "childRelationship": _parents,
    "correctParentalRelationship": _parents,
    "death": _death,
    "correctDeathData": _death,
}
