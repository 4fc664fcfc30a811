# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads a household from YAML or JSON. Everything impossible is refused with where, what, and what is allowed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match

from ..engine import BadInput
from ..engine.periods import Period, day_written
from .allowances import Cost, Programme
from .emergency_aid import EmergencyAidFacts
from .facts import Accommodation, CostKind, Group, IdentifiedBy, ProgrammeKind
from .household import Dated, Household, Meals, Member, Rent, Talk, check, whole_month

LARGEST = 1_000_000
"""The most characters a household file may have; a unit of 99 persons needs a fraction of it."""

LONGEST = 60
"""The most characters of a wrong value that a refusal shows."""

T = TypeVar("T")


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema of the household file."""
    text = files(__package__).joinpath("household.schema.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


class _Loader(yaml.SafeLoader):
    """Safe YAML without anchors (no bombs), without twice the same key, and with days kept as text."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]
            raise BadInput(_line(event), "an alias (*)", "the value written out")
        return super().compose_node(parent, index)

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        keys = [str(key.value) for key, _ in node.value]
        if twice := {key for key in keys if keys.count(key) > 1}:
            raise BadInput(_line(node), f"{', '.join(sorted(twice))} stands twice", "each key once")
        return super().construct_mapping(node, deep)


_Loader.add_constructor("tag:yaml.org,2002:timestamp", lambda loader, node: str(node.value))


def _line(node: Any) -> str:
    return f"line {node.start_mark.line + 1}"


def read(text: str) -> Household:
    """The household written in `text` (YAML; JSON is YAML too). Raises `BadInput`."""
    if len(text) > LARGEST:
        raise BadInput("file", f"{len(text):,} characters", f"at most {LARGEST:,}")
    try:
        value = yaml.load(text, Loader=_Loader)  # noqa: S506 a safe loader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}, column {mark.column + 1}" if mark else "file"
        raise BadInput(where, str(getattr(error, "problem", None) or "not readable"), "YAML or JSON") from None
    except RecursionError:
        raise BadInput("file", "nested too deep", "the shape that `domizil support schema` prints") from None
    return parse(value)


def parse(value: object) -> Household:
    """The household in plain data (as read from YAML or JSON). Raises `BadInput`."""
    error = best_match(_validator().iter_errors(value))
    if error is not None:
        raise _refusal(error)
    assert isinstance(value, Mapping)
    month = whole_month(value["month"])
    rent = value.get("rent")
    return check(
        Household(
            month=month,
            members=tuple(_member(f"members[{number}]", row, month) for number, row in enumerate(value["members"])),
            community_size=_dated("community_size", value.get("community_size", []), month, int),
            rent=Rent(**rent) if rent else None,
            municipality=value.get("municipality"),
            name=value.get("name", ""),
        )
    )


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(schema())


def _refusal(error: ValidationError) -> BadInput:
    """What a schema error means, said for a person."""
    if error.validator == "oneOf":
        error = next(
            (inner for inner in error.context or () if inner.validator in ("enum", "minimum", "maximum")), error
        )
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in error.absolute_path).lstrip(".")
    found = json.dumps(error.instance, ensure_ascii=False, default=str)
    shown = found if len(found) <= LONGEST else f"{found[: LONGEST - 1]}…"
    return BadInput(path or "file", _wrong(error, shown), _allowed(error))


def _wrong(error: ValidationError, shown: str) -> str:
    spoken = error.validator in ("required", "additionalProperties")
    return error.message if spoken else f"{shown} is not possible"


def _allowed(error: ValidationError) -> str:
    limit: Any = error.validator_value
    near: Any = error.schema
    if error.validator == "required":
        return f"needed: {', '.join(limit)}"
    if error.validator == "additionalProperties":
        return f"one of {', '.join(near.get('properties', {}))}"
    if error.validator == "enum":
        return f"one of {', '.join(limit)}"
    if error.validator in ("pattern", "oneOf"):
        return str(near.get("description", f"text of the form {limit}"))
    return {"type": "a value of type {}", "minimum": "at least {}", "maximum": "at most {}"}.get(
        str(error.validator), f"{error.validator} {{}}"
    ).format(limit)


def _member(where: str, row: Mapping[str, Any], month: Period) -> Member:
    birth = _day(f"{where}.birth_date", row["birth_date"]) if "birth_date" in row else None
    return Member(
        id=row["id"],
        birth_date=birth,
        group=_dated(f"{where}.group", row["group"], month, lambda name: Group[name.upper()]),
        accommodation=_dated(
            f"{where}.accommodation", row["accommodation"], month, lambda name: Accommodation[name.upper()]
        ),
        entitled=_from_birth(_periods(f"{where}.entitled", row.get("entitled"), (month,)), birth),
        present=_periods(f"{where}.present", row["present"], ()) if "present" in row else None,
        days_present=row.get("days_present"),
        employed=row.get("employed", False),
        income=row.get("income", 0),
        programmes=tuple(_record(Programme, kind=ProgrammeKind)(programme) for programme in row.get("programmes", ())),
        talks=tuple(Talk(**talk) for talk in row.get("talks", ())),
        meals=Meals(**row["meals"]) if "meals" in row else None,
        costs=tuple(_record(Cost, kind=CostKind)(cost) for cost in row.get("costs", ())),
        emergency=_emergency(f"{where}.emergency", row["emergency"]) if "emergency" in row else None,
    )


def _from_birth(periods: tuple[Period, ...], birth: date | None) -> tuple[Period, ...]:
    """A child is entitled from the day of its birth."""
    if birth is None:
        return periods
    return tuple(common for period in periods if (common := period.meets(Period(birth))))


def _record(make: Callable[..., T], /, **codes: Any) -> Callable[[Mapping[str, Any]], T]:
    def read_record(row: Mapping[str, Any]) -> T:
        return make(**{key: codes[key][value.upper()] if key in codes else value for key, value in row.items()})

    return read_record


def _emergency(where: str, row: Mapping[str, Any]) -> EmergencyAidFacts:
    facts = dict(row)
    if "requested_on" in facts:
        facts["requested_on"] = _day(f"{where}.requested_on", facts["requested_on"])
    return _record(EmergencyAidFacts, identified_by=IdentifiedBy)(facts)


def _dated(where: str, value: Any, month: Period, convert: Callable[[Any], T]) -> tuple[Dated[T], ...]:
    """A plain value holds the whole month; a list gives each value its days."""
    if not isinstance(value, list):
        return (Dated(convert(value), month),)
    return tuple(
        Dated(
            convert(row["is"]),
            _period(where, [row.get("from", month.first.isoformat()), row.get("to", str(month.last))]),
        )
        for row in value
    )


def _periods(where: str, rows: Sequence[Sequence[str]] | None, otherwise: tuple[Period, ...]) -> tuple[Period, ...]:
    """The periods given; an empty list is no day at all, nothing given is `otherwise`."""
    if rows is None:
        return otherwise
    return tuple(_period(f"{where}[{number}]", row) for number, row in enumerate(rows))


def _period(where: str, row: Sequence[str]) -> Period:
    first, last = (_day(where, day) for day in row)
    if last < first:
        raise BadInput(where, f"{last} is before {first}", "the first day, then the last")
    return Period(first, last)


def _day(where: str, text: str) -> date:
    try:
        return day_written(text)
    except ValueError:
        raise BadInput(where, f"{text!r} is no day of the calendar", "a day written YYYY-MM-DD") from None
