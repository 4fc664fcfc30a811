# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Records that are XML elements: a typed dataclass is the whole description of an element, in the order of its schema.

    @record("http://www.ech.ch/xmlns/eCH-0044/4")
    class NamedPersonId:
        person_id_category: str
        person_id: str

A field's name in camel case is the element's name, its type says what may stand in it and how often (`X | None`: may be
absent, `tuple[X, ...]`: any number). `element` says what differs. Why by hand:
`docs/adr/0013-messages-as-typed-records.md`.
"""

from __future__ import annotations

import dataclasses
import re
import types
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar, dataclass_transform

from lxml import etree

T = TypeVar("T")
XSI_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"


class Unreadable(ValueError):
    """An element does not say what its record asks for. `where` is the path to it, `what` is wrong there."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")
        self.where, self.what = where, what


@dataclass(frozen=True)
class Raw:
    """Content of any type (an extension, an attachment): the element as it was sent, kept and not understood."""

    xml: str


def element(
    name: str | None = None,
    *,
    namespace: str | None = None,
    schema_type: str = "",
    default: Any = dataclasses.MISSING,
) -> Any:
    """Say where a field's element differs from the rule: its name, its namespace, or that it may be absent.

    `schema_type` (with prefix) is written as `xsi:type` where the schema itself allows any content.
    """
    metadata = {"name": name, "namespace": namespace, "schema_type": schema_type}
    return dataclasses.field(default=default, metadata=metadata)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(element,))
def record(namespace: str) -> Callable[[type[T]], type[T]]:
    """Make a class a frozen dataclass whose fields are the child elements of a namespace, in order."""

    def made(cls: type[T]) -> type[T]:
        kept = dataclass(frozen=True, kw_only=True)(cls)
        kept.__namespace__ = namespace  # type: ignore[attr-defined]
        return kept

    return made


def is_record(kind: type) -> bool:
    """Say whether a class describes an element with children."""
    return hasattr(kind, "__namespace__")


# --- what stands in an element without children ---


def _day(text: str) -> date:
    """A day; the time zone that a schema's date may have changes nothing about a day of the register."""
    return date.fromisoformat(text[:10])


def _truth(text: str) -> bool:
    return {"true": True, "1": True, "false": False, "0": False}[text]


def _instant(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds" if moment.microsecond == 0 else "microseconds")


READERS: dict[type, Callable[[str], Any]] = {
    str: str,
    int: int,
    bool: _truth,
    date: _day,
    datetime: datetime.fromisoformat,
}
WRITERS: dict[type, Callable[[Any], str]] = {
    str: str,
    int: str,
    bool: lambda value: "true" if value else "false",
    date: date.isoformat,
    datetime: _instant,
}


# --- the table of a record ---


@dataclass(frozen=True, slots=True)
class Column:
    """One child element of a record: its tag, what is in it, and how often it may stand there."""

    name: str
    tag: str
    kind: type
    many: bool
    required: bool
    schema_type: str


_TABLES: dict[type, dict[str, Column]] = {}


def table(cls: type) -> tuple[Column, ...]:
    """Return the child elements of a record in order."""
    return tuple(_by_tag(cls).values())


def _column(field: dataclasses.Field[Any], hint: Any, own: str) -> Column:
    name = field.metadata.get("name") or _camel(field.name)
    many = typing.get_origin(hint) is tuple
    kinds = [kind for kind in typing.get_args(hint) if kind not in (types.NoneType, Ellipsis)] or [hint]
    required = field.default is dataclasses.MISSING
    tag = f"{{{field.metadata.get('namespace') or own}}}{name}"
    return Column(field.name, tag, kinds[0], many, required, field.metadata.get("schema_type", ""))


def _camel(name: str) -> str:
    return re.sub(r"_([a-z0-9])", lambda match: match[1].upper(), name)


def _by_tag(cls: type) -> dict[str, Column]:
    """The child elements of a record by their tag; worked out once a class."""
    found = _TABLES.get(cls)
    if found is None:
        hints, own = typing.get_type_hints(cls), cls.__namespace__  # type: ignore[attr-defined]
        columns = (_column(field, hints[field.name], own) for field in dataclasses.fields(cls))
        found = _TABLES[cls] = {column.tag: column for column in columns}
    return found


def _short(tag: str) -> str:
    return tag.rpartition("}")[2]


# --- reading ---


def read(cls: type[T], node: etree._Element, where: str = "") -> T:
    """Return the record that an element holds. Raises Unreadable, with the path to what is wrong."""
    where = where or _short(node.tag)
    columns = _by_tag(cls)
    values: dict[str, Any] = {}
    for child in node.iterchildren(etree.Element):
        column = columns.get(child.tag)
        if column is None:
            allowed = ", ".join(_short(tag) for tag in columns)
            raise Unreadable(f"{where}/{_short(child.tag)}", f"does not belong here; allowed are {allowed}")
        value = _value(column.kind, child, where)
        if column.many:
            values.setdefault(column.name, []).append(value)
        elif column.name in values:
            raise Unreadable(f"{where}/{_short(child.tag)}", "stands here twice")
        else:
            values[column.name] = value
    for column in columns.values():
        if column.required and column.name not in values:
            raise Unreadable(f"{where}/{_short(column.tag)}", "is missing")
        if column.many and column.name in values:
            values[column.name] = tuple(values[column.name])
    return cls(**values)


def _value(kind: type, node: etree._Element, where: str) -> Any:
    simple = READERS.get(kind)
    if simple is not None:
        text = " ".join((node.text or "").split())
        try:
            return simple(text)
        except (ValueError, KeyError):
            raise Unreadable(f"{where}/{_short(node.tag)}", f"{text[:40]!r} is no {kind.__name__}") from None
    if kind is Raw:
        return Raw(etree.tostring(node, method="c14n", exclusive=True, with_tail=False).decode())
    return read(kind, node, f"{where}/{_short(node.tag)}")


# --- writing ---


def write(value: Any, node: etree._Element) -> None:
    """Put a record's fields into an element as children. What is not known (None, empty) is left out."""
    for column, item in _items(value):
        if column.kind is Raw:
            node.append(etree.fromstring(item.xml, _TRUSTED))
            continue
        child = etree.SubElement(node, column.tag)
        if column.schema_type:
            child.set(XSI_TYPE, column.schema_type)
        simple = WRITERS.get(column.kind)
        if simple is None:
            write(item, child)
        else:
            child.text = simple(item)


_TRUSTED = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def _items(value: Any) -> Iterator[tuple[Column, Any]]:
    for column in _by_tag(type(value)).values():
        held = getattr(value, column.name)
        if held is None or held == "":
            continue
        for item in held if column.many else (held,):
            yield column, item
