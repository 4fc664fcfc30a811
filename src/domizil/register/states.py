# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The features of a person over time: cut where something changes, joined to one chain without gap or overlap."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence, Set
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.backends.postgresql.psycopg_any import DateRange

from domizil.base import clock

from . import codes as code_lists
from . import feature_messages, messages, names, nationalities, rows
from .models import Code, Person, PersonState

_COLUMNS = {
    name: column
    for name, column in messages.fields(PersonState).items()
    if name not in ("id", "person", "valid", "search_key")
}
FEATURES = tuple(_COLUMNS)
_WRITTEN = tuple(column.name for column in _COLUMNS.values())
NAMES = (
    "official_name", "first_name", "original_name", "alliance_name", "foreign_name", "alias_name", "call_name",
)  # fmt: skip
NATIONALITY = frozenset({"nationality_id", "nationality_status"})
OF_PERSON = ("official_name", "first_name", "sex", "nationality_id", "nationality_status")
_NAME_LIKE = (*NAMES, "father_name", "father_first_name", "mother_name", "mother_first_name", "place_of_birth")

EARLIEST = date(1880, 1, 1)
"""Nobody in a register was born before."""

NOT_KNOWN = "000"
"""The code of a religion that is not known."""

Change = dict[str, Any]
"""What changed, by column: `[before, after]`."""


def checked(
    values: Mapping[str, Any],
    allowed: tuple[str, ...] = FEATURES,
    *,
    known_religions: Container[str] | None = None,
) -> dict[str, Any]:
    """Return features by column, names in NFC and trimmed. Raises Refusal for what is no feature or not allowed.

    A nationality becomes two columns: its state, and what is known of it. `known_religions` are codes that were looked
    up already (`codes`); without them this asks.
    """
    religion = str(values.get("religion", NOT_KNOWN))
    if religion not in (codes("religion", {religion}) if known_religions is None else known_religions):
        told = messages.not_in_list(religion, code_lists.told("religion"))
        raise messages.bad_value(messages.label(PersonState, "religion"), told)
    found: dict[str, Any] = {}
    for name, value in values.items():
        if name not in allowed:
            raise messages.no_such_feature(name, ", ".join(allowed))
        if name == "nationality":
            found |= nationalities.columns(getattr(value, "pk", value))
            continue
        found[_COLUMNS[name].attname] = _clean(name, value)
    return found


def _clean(name: str, value: Any) -> Any:
    column = _COLUMNS[name]
    if column.is_relation:
        return getattr(value, "pk", value)
    if name in _NAME_LIKE:
        value = names.written(str(value or ""))
        if character := names.bad_character(value):
            raise messages.bad_character(value, character)
        if name in NAMES and value and not names.is_name(value):
            raise messages.no_name(value)
        if name != "place_of_birth" and (character := names.not_in_names(value)):
            raise feature_messages.not_in_names(value, character)
    if name == "marital_status_on" and isinstance(value, date):
        plausible(str(column.verbose_name), value)
    try:
        return column.clean(value, None)
    except ValidationError as error:
        raise messages.bad_value(str(column.verbose_name), " ".join(error.messages)) from error


def plausible(what: str, day: date, born: date | None = None) -> None:
    """Insist that a day of a life is one of a living person: not before `EARLIEST` or birth, not in the future.

    Raises Refusal.
    """
    if not max(EARLIEST, born or EARLIEST) <= day <= clock.today():
        raise messages.implausible_day(what, day)


def codes(key: str, asked: Set[str]) -> frozenset[str]:
    """Return which codes stand in a list today; before the list is loaded only "not known" does."""
    found = asked - {NOT_KNOWN}
    if found:
        standing = Code.objects.filter(list__key=key, code__in=found, valid__contains=clock.today())
        return frozenset({NOT_KNOWN, *standing.values_list("code", flat=True)})
    return frozenset({NOT_KNOWN})


def begun(person: Person, since: date, features: Mapping[str, Any]) -> PersonState:
    """Return the first features of a new person, to be written."""
    base = {name: getattr(person, name) for name in OF_PERSON}
    state = PersonState(person=person, valid=DateRange(since, None), **{**base, **features})
    state.search_key = _key(state, person)
    return state


def first(person: Person) -> PersonState:
    """Return the first features that the register knows of a person."""
    found = PersonState.objects.filter(person=person).order_by("valid").first()
    assert found is not None  # the database holds no person without
    return found


def change(person: Person, since: date, values: Mapping[str, Any]) -> Change:
    """Set features from a day on, until they changed again; return what each was and is (`[before, after]`).

    A later change that is entered already stays. Values are those of `checked`. Raises Refusal where the register does
    not know the person yet, or nothing changes.
    """
    return _set(person, since, None, values, through=False)


def correct(person: Person, since: date, until: date | None, values: Mapping[str, Any]) -> Change:
    """Set features on every day from `since` until before `until` (None: no end), whatever was entered for them.

    Returns and raises as `change`.
    """
    return _set(person, since, until, values, through=True)


def _set(person: Person, since: date, until: date | None, values: Mapping[str, Any], *, through: bool) -> Change:
    chain = Chain.of(person)
    chain.set(since, until, values, through=through)
    store([chain])
    return chain.changed


class Chain:
    """The features of a person over time, read once, cut and joined in memory; `store` writes it."""

    def __init__(self, person: Person, rows: list[PersonState]) -> None:
        """Take the rows in their order."""
        self.person, self.rows = person, rows
        self.cut: list[PersonState] = []
        self.new: list[PersonState] = []
        self.changed: Change = {}

    @classmethod
    def of(cls, person: Person) -> Chain:
        """Read it."""
        return cls(person, list(PersonState.objects.filter(person=person).order_by("valid")))

    def set(self, since: date, until: date | None, values: Mapping[str, Any], *, through: bool) -> None:
        """Cut the rows at both days and put the values between them. Raises Refusal."""
        if since < self.rows[0].valid.lower:
            raise messages.not_known_yet(str(self.person), self.rows[0].valid.lower)
        values = dict(values)
        before: dict[str, Any] = {}
        for row in self.rows:
            begins = max(since, row.valid.lower)
            end = _earlier(until, row.valid.upper)
            if end is not None and begins >= end:
                continue
            if not through:
                before = before or {name: getattr(row, name) for name in values}
                values = _not_changed_again(values, row, before)
            differing = {name: value for name, value in values.items() if getattr(row, name) != value}
            for name, value in differing.items():
                self.changed.setdefault(name, [plain(getattr(row, name)), plain(value)])
            if differing:
                self.new += _cut(row, begins, end, differing)
                self.cut.append(row)
        if not self.changed:
            raise messages.nothing_changes()

    def in_step(self) -> bool:
        """Copy today's names, sex and nationality into the person; say whether that changed anything."""
        whole = sorted([*self.rows, *self.new], key=lambda row: row.valid.lower)
        today = max(clock.today(), self.person.date_of_birth)
        state = next((row for row in whole if today in row.valid), whole[0])
        differing = [name for name in OF_PERSON if getattr(self.person, name) != getattr(state, name)]
        for name in differing:
            setattr(self.person, name, getattr(state, name))
        return bool(differing)

    def keyed(self) -> list[PersonState]:
        """Let search find the person by each name; return the rows whose key changed and nothing else."""
        found = []
        for row in (*self.rows, *self.new):
            if row.search_key != (key := _key(row, self.person)):
                row.search_key = key
                if row not in self.cut and row not in self.new:
                    found.append(row)
        return found


def store(chains: Sequence[Chain]) -> None:
    """Write what persons copy, the rows that were cut, and then those that are new beside them."""
    moved = [chain.person for chain in chains if chain.in_step()]
    for person in moved:
        person.set_keys()
    rows.update(moved, *OF_PERSON, "search_key", "sort_key")
    rows.update([row for chain in chains for row in chain.keyed()], "search_key")
    rows.update([row for chain in chains for row in chain.cut], "valid", "search_key", *_WRITTEN)
    rows.insert(row for chain in chains for row in chain.new)


def _not_changed_again(values: Change, row: PersonState, before: Change) -> Change:
    """Return the values of columns that nothing entered later has changed; those of a nationality go together."""
    changed = {name for name in values if getattr(row, name) != before[name]}
    if changed & NATIONALITY:
        changed |= NATIONALITY
    return {name: value for name, value in values.items() if name not in changed}


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day is not None), default=None)


def _cut(row: PersonState, begins: date, end: date | None, values: Mapping[str, Any]) -> list[PersonState]:
    """Give a row new values from `begins` until before `end`; return the rest of it on both sides, to be written."""
    before, after = (row.valid.lower, begins), (end, row.valid.upper)
    as_it_was = {column.attname: getattr(row, column.attname) for column in _COLUMNS.values()}
    row.valid = DateRange(begins, end)
    for name, value in values.items():
        setattr(row, name, value)
    rest = [before] if before[0] < begins else []
    if end is not None and (after[1] is None or end < after[1]):
        rest.append((end, after[1]))
    return [PersonState(person_id=row.person_id, valid=DateRange(*part), **as_it_was) for part in rest]


def plain(value: Any) -> Any:
    """Return a value as JSON keeps it."""
    return value.isoformat() if isinstance(value, date) else value


def keep_in_step(person: Person) -> None:
    """Copy today's names, sex and nationality into the person, where search and lists read them."""
    store([Chain.of(person)])


def _key(state: PersonState, person: Person) -> str:
    held = (getattr(state, name) for name in NAMES)
    return names.further_key(held, names.search_key(person.official_name, person.first_name))
