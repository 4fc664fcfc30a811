# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an event of the register changed, in a sentence without codes; whole it stands in the data of the answer."""

# ruff: noqa: SLF001 - Django names what it tells about its models `_meta`

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import DateField, Field, Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from domizil.base.models import Country
from domizil.law.engine.periods import DAY
from domizil.register import codes, nationalities
from domizil.register.models import (
    DataBlock,
    DeliveryAddress,
    Dwelling,
    EventKind,
    ExtraFeatureValue,
    Guardian,
    Household,
    Occupancy,
    OfficialId,
    Person,
    PersonState,
    PlaceOfOrigin,
    RegisterEvent,
    Relationship,
    Residence,
)
from domizil.register.papers import wording
from domizil.register.words import word

from .access_names import Names

_GUARDIANS = {EventKind.GUARDIAN_MEASURE, EventKind.CHANGE_GUARDIAN, EventKind.UNDO_GUARDIAN}
_OF = (
    PersonState, Person, Residence, Relationship, Guardian, DeliveryAddress, PlaceOfOrigin, OfficialId, Occupancy,
    DataBlock,
)  # fmt: skip
_ENTRIES: dict[str, type[Model]] = {
    "origin": PlaceOfOrigin, "extra": ExtraFeatureValue, "id": OfficialId, "address": DeliveryAddress,
    "guardian": Guardian, "tie": Relationship, "block": DataBlock, "household": Household,
}  # fmt: skip
"""The kinds of entries that are corrected by their own key: `origin-12`."""


def _is_told(field: Field[Any, Any]) -> bool:
    """Whether an event tells a column by its value; all others are keys of rows."""
    return field.name not in ("id", "valid") and field.related_model in (None, Country, Dwelling)


_COLUMNS: dict[str, Field[Any, Any]] = {
    field.name: field for model in reversed(_OF) for field in model._meta.fields if _is_told(field)
}
_TOWNS = {"birth_municipality", "comes_from_municipality", "goes_to_municipality"}
_PLACES = {"comes_from", "goes_to"}


def changes(event: RegisterEvent, names: Names) -> str:
    """Return what changed, in words; "" where the event says it all."""
    told = (_change(event, key, value, names) for key, value in event.data.items())
    return "; ".join(part for part in told if part)


def _change(event: RegisterEvent, key: str, value: Any, names: Names) -> str:
    if said := _SAID.get(key):
        label, text = said(value, names)
        return f"{label}: {text}" if text else ""
    if key in _PLACES and isinstance(value, list) and len(value) == 3:
        return _named(_COLUMNS[key], _place(value, names))
    column = _column(event, key)
    if column is None:
        return ""
    return _named(column, _pair(value, lambda one: _value(column, one, names)))


def _column(event: RegisterEvent, key: str) -> Field[Any, Any] | None:
    """The column that an event tells by a key; None for keys of rows and what says nothing by itself."""
    of = _ENTRIES.get(str(event.data.get("entry", "")).partition("-")[0])
    if of is None and key == "kind":
        of = Guardian if event.kind in _GUARDIANS else Residence
    if of is not None:
        return next((field for field in of._meta.fields if field.name == key and _is_told(field)), None)
    return _COLUMNS.get(key.removesuffix("_id"))


def _named(column: Field[Any, Any], text: str) -> str:
    return f"{capfirst(str(column.verbose_name))}: {text}" if text else ""


def _pair(value: Any, read: Callable[[Any], str]) -> str:
    """A value, or `[before, after]`."""
    if not isinstance(value, list) or len(value) != 2:
        return "" if isinstance(value, (list, dict)) else read(value)
    before, after = map(read, value)
    return f"{before} → {after or '–'}" if before else after


def _value(column: Field[Any, Any], value: Any, names: Names) -> str:
    if value is None or isinstance(value, (list, dict)):
        return ""
    if nationalities.is_word(value) and column.name == "nationality":
        return str(dict(nationalities.WORDS)[value])
    if column.related_model is Country:
        return names.state(value)
    if column.name == "dwelling":
        return names.dwelling(value)
    if column.name in _TOWNS:
        return names.town(value)
    if column.name == "capacity":
        return codes.name("capacity", value, language=wording.language())
    return word(column, _date(value) if isinstance(column, DateField) else value)


def _date(value: str) -> date | str:
    """A day; a date of birth of which less is known stays as it is written."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return value


def _place(value: list[Any], names: Names) -> str:
    """A place as an event tells it: words, municipality, state."""
    text, town, state = value
    place = text or (names.town(town) if town else "")
    country = names.state(state) if state else ""
    return ", ".join(dict.fromkeys(part for part in (place, country) if part))


def _days(value: Any, _names: Names) -> str:
    """A period, or `[before, after]` of one: days from, and until before."""
    if not isinstance(value, list) or len(value) != 2:
        return ""
    if isinstance(value[0], list):
        return _pair(value, lambda one: _days(one, _names) if one else "")
    since, until = (date.fromisoformat(day) if day else None for day in value)
    return f"{_day(since)} – {_day(until - DAY if until else None)}".strip()


def _day(day: date | None) -> str:
    return f"{day.day}.{day.month}.{day.year}" if day else ""


def _moved_in(value: str | None) -> str:
    return _day(date.fromisoformat(value)) if value else ""


def _block(value: Any, _names: Names) -> str:
    kind = DataBlock._meta.get_field("kind")
    return _pair(value, lambda one: word(kind, one) if one else "") or _("nicht mehr gesperrt")


def _papers(value: Any, _names: Names) -> str:
    return _("gesperrt") if value[-1] == "1" else _("nicht mehr gesperrt")


def _numbers(value: Any, _names: Names) -> str:
    """Numbers by their category; those that a person gets once by their name."""
    return ", ".join(_pair_of(name, told) for name, told in value.items())


def _pair_of(name: str, told: Any) -> str:
    column = _COLUMNS.get(name)
    text = _pair(told, lambda one: word(column, one) if column else str(one or ""))
    return f"{column.verbose_name if column else name} {text}"


def _features(value: Any, names: Names) -> str:
    return ", ".join(f"{names.feature(key)}: {_pair(told, lambda one: str(one or ''))}" for key, told in value.items())


def _origins(value: Any, _names: Names) -> str:
    """Places of origin, before and after."""
    return _pair(value, lambda places: ", ".join(" ".join(place) for place in places))


def _entry(value: Any, _names: Names) -> str:
    of = _ENTRIES.get(value.partition("-")[0])
    return str(of._meta.verbose_name) if of else ""


def _persons(value: Any, names: Names) -> str:
    return ", ".join(names.person(key) for key in (value if isinstance(value, list) else [value]) if key)


def _household(value: Any, _names: Names) -> str:
    return word(Household._meta.get_field("kind"), value)


_Said = Callable[[Any, Names], str]


def _with(label: Any, read: _Said) -> Callable[[Any, Names], tuple[str, str]]:
    return lambda value, names: (str(label), read(value, names))


_SAID: dict[str, Callable[[Any, Names], tuple[str, str]]] = {
    "valid": _with(gettext_lazy("Zeitraum"), _days),
    "period": _with(gettext_lazy("Zeitraum"), _days),
    "data_lock": _with(gettext_lazy("Sperrvermerk"), _block),
    "paper_lock": _with(gettext_lazy("Schriftensperre"), _papers),
    "ids": _with(gettext_lazy("Nummern"), _numbers),
    "extra_features": _with(gettext_lazy("weitere Merkmale"), _features),
    "origins": _with(gettext_lazy("Heimatorte"), _origins),
    "entry": _with(gettext_lazy("Eintrag"), _entry),
    "never": _with(gettext_lazy("Eintrag"), lambda _value, _names: _("entfernt")),
    "moved_in": _with(gettext_lazy("Eingezogen am"), lambda value, _names: _pair(value, _moved_in)),
    "household_kind": _with(gettext_lazy("Haushalt"), _household),
    "parents": _with(gettext_lazy("Eltern"), _persons),
    "other": _with(gettext_lazy("andere Person"), _persons),
    "arrives_in": _with(gettext_lazy("Zuzugsgemeinde"), lambda number, names: names.town(number)),
}
