# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""How what is held on a person reads to that person: codes, keys and messages as words, the rest in the data alone."""

# ruff: noqa: SLF001 - Django names what it tells about its models `_meta`

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Field, Model
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext as _

from domizil.base import clock
from domizil.base.kept_text import show, shown
from domizil.base.models import Country
from domizil.exchange import messages as exchange
from domizil.law.engine import statute
from domizil.law.engine.money import francs
from domizil.law.engine.periods import DAY
from domizil.law.engine.texts import cite
from domizil.register import codes
from domizil.register.models import Household
from domizil.register.papers import wording
from domizil.register.words import word

from .access_changes import changes
from .access_names import Names

_IN_THE_DATA = {
    "uuid", "business_process_id", "sha256", "message_id", "message_type", "reference", "schema_checked", "delivery",
    "package", "packages", "action", "code", "words", "content", "key", "params", "moved", "content_type",
    "comes_from_municipality", "goes_to_municipality", "booking",
}  # fmt: skip
"""What says nothing to a reader, or what another column says in words: it stands in the data (JSON) alone."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One value: the name of its column, its label, how it reads ("": in the data alone), and as data."""

    name: str
    label: str
    text: str
    data: Any = None


def kept(row: Model, field: Field[Any, Any], value: Any, names: Names) -> Kept | None:
    """Return a value of a row as it is told; None for one that says nothing."""
    label = capfirst(str(field.verbose_name))
    if said := _SAID.get((row._meta.label, field.name)) or _BY_NAME.get(field.name):
        return Kept(field.name, label, said(row, value, names), None if isinstance(value, Model) else value)
    if field.name in _IN_THE_DATA and not _spoken(row, field):
        return Kept(field.name, label, "", str(value) if isinstance(value, Model) else value)
    if field.name == "rappen" or field.name.endswith("_rappen"):
        return Kept(field.name, label, _("%(amount)s Franken") % {"amount": francs(value)}, value)
    if isinstance(value, dict):
        return Kept(field.name, label, _("siehe die Daten"), value)
    told = _text(value, field)
    return Kept(field.name, label, told) if told else None


def _spoken(row: Model, field: Field[Any, Any]) -> bool:
    """The reference of an order or a decision is one that people name; that of a message is not."""
    return field.name == "reference" and row._meta.app_label != "exchange"


def _text(value: Any, field: Field[Any, Any]) -> str:
    if isinstance(value, DateRange):
        return f"{_day(value.lower)} – {_day(value.upper - DAY) if value.upper else ''}".strip()
    if isinstance(value, datetime):
        return date_format(value.astimezone(clock.ZONE), "j.n.Y H:i")
    if isinstance(value, (list, tuple)):
        column = field.base_field if isinstance(field, ArrayField) else None
        return ", ".join(word(column, one) if column else wording.value(one) for one in value)
    if isinstance(value, Country):
        return Names.of_state(value)
    if isinstance(value, Household):
        return ", ".join(part for part in (str(value.get_kind_display()), str(value)) if part)
    return word(field, value)


def _day(day: date) -> str:
    return date_format(day, "j.n.Y")


def _law_of(_row: Model, derivation: Any, _names: Names) -> str:
    """The paragraphs that a frozen derivation rests on, in words; whole it stands in the data."""
    language = (get_language() or "de")[:2]
    norms = dict.fromkeys(_norms(derivation))
    return ", ".join(cite(norm, statute(norm.split("/")[0]).short, language) for norm in norms) or _("siehe die Daten")


def _norms(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (norm for norm in value.get("norms", ()) if isinstance(norm, str))
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _norms(part)


def _task(row: Any, subject: str, _names: Names) -> str:
    text = gettext(subject)
    try:
        return str(text % shown(row.params))
    except (KeyError, TypeError, ValueError):
        return text


def _why(row: Any, _reason: str, _names: Names) -> str:
    return show({"glue": " ", "parts": row.words or [row.reason]})


def _code(key: str) -> Callable[[Any, str, Names], str]:
    return lambda _row, code, _names: codes.name(key, code, language=wording.language())


def _extra(row: Any, value: str, _names: Names) -> str:
    return codes.name(row.feature.list.key, value, language=wording.language()) if row.feature.list else value


_BY_NAME: dict[str, Callable[[Any, Any, Names], str]] = {
    "derivation": _law_of,
    "birth_municipality": lambda _row, number, names: f"{names.town(number)} ({number})",
}
_SAID: dict[tuple[str, str], Callable[[Any, Any, Names], str]] = {
    ("register.RegisterEvent", "data"): lambda row, _value, names: changes(row, names),
    ("register.Task", "subject"): _task,
    ("register.Task", "kind"): lambda _row, _value, _names: "",
    ("register.Guardian", "capacity"): _code("capacity"),
    ("register.ExtraFeatureValue", "feature"): lambda row, _value, _names: (
        row.feature.name_en if wording.language() == "en" else row.feature.name_de
    ),
    ("register.ExtraFeatureValue", "value"): _extra,
    ("duties.DutyCase", "closed_why"): lambda row, _value, _names: row.closed_because,
    ("exchange.Message", "kind"): lambda _row, kind, _names: str(exchange.title(kind)),
    ("exchange.Message", "sender"): lambda _row, number, names: names.participant(number),
    ("exchange.Message", "recipient"): lambda _row, number, names: names.participant(number),
    ("exchange.Message", "reason"): _why,
}
