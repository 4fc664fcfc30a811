# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A whole message: header and content, from XML and to XML. Large ones are written and read person by person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from lxml import etree

from domizil.base.xml_safe import SAFE

from ..ech import binding
from ..ech.binding import Unreadable
from . import civil_status, corrections, events, management  # noqa: F401  each adds its kinds
from .blocks import KINDS
from .header import Header
from .names import E20, PREFIXES, VERSION

ROOT = f"{{{E20}}}delivery"
_HEADER = f"{{{E20}}}deliveryHeader"
_MESSAGES = f"{{{E20}}}messages"
SEVERAL = {"baseDelivery", "keyExchange"}
"""Kinds that alone repeat their content (`messages`) within one delivery."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message: its header, its kind (the element below `delivery`), and its content; mostly one record."""

    header: Header
    kind: str
    contents: tuple[Any, ...]

    @property
    def content(self) -> Any:
        """The one record of an event."""
        (only,) = self.contents
        return only


def read(root: etree._Element) -> Delivery:
    """Return the message that a root element holds. Raises Unreadable."""
    children = list(root.iterchildren(etree.Element))
    if root.tag != ROOT or len(children) != 2 or children[0].tag != _HEADER:
        raise Unreadable("delivery", "must hold a deliveryHeader and one message")
    kind = _kind(children[1])
    header = binding.read(Header, children[0], "delivery/deliveryHeader")
    nodes = children[1].iterchildren(etree.Element) if kind in SEVERAL else children[1:]
    return Delivery(header, kind, tuple(binding.read(KINDS[kind], node, f"delivery/{kind}") for node in nodes))


def _kind(node: etree._Element) -> str:
    namespace, _, kind = node.tag[1:].rpartition("}")
    if namespace != E20 or kind not in KINDS:
        raise Unreadable(f"delivery/{kind}", "is no kind of message of eCH-0020 version 3.0")
    return str(kind)


def to_xml(delivery: Delivery) -> bytes:
    """Return a message as a document."""
    root = etree.Element(ROOT, nsmap=PREFIXES, version=VERSION)
    binding.write(delivery.header, etree.SubElement(root, _HEADER))
    for content in delivery.contents if delivery.kind not in SEVERAL else ():
        binding.write(content, etree.SubElement(root, f"{{{E20}}}{delivery.kind}"))
    if delivery.kind in SEVERAL:
        holder = etree.SubElement(root, f"{{{E20}}}{delivery.kind}")
        for content in delivery.contents:
            binding.write(content, etree.SubElement(holder, _MESSAGES))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def write_large(target: IO[bytes], header: Header, kind: str, contents: Iterable[Any]) -> int:
    """Write a message person by person, so that memory stays flat; return how many there were."""
    count = 0
    with etree.xmlfile(target, encoding="UTF-8") as file:
        file.write_declaration()
        with file.element(ROOT, nsmap=PREFIXES, version=VERSION):
            file.write(_element(_HEADER, header))
            with file.element(f"{{{E20}}}{kind}"):
                for content in contents:
                    file.write(_element(_MESSAGES, content))
                    count += 1
    return count


def _element(tag: str, value: Any) -> etree._Element:
    node = etree.Element(tag, nsmap=PREFIXES)
    binding.write(value, node)
    return node


@contextmanager
def reading_large(source: Path, schema: etree.XMLSchema | None) -> Iterator[tuple[Header, str, Iterator[Any]]]:
    """Open a large message: its header, its kind, and its records one by one, validated as they are read.

    Memory stays flat, because a record's element is emptied when its record was made. Iterating raises Unreadable for
    what the schema or a record refuses: the reader must not keep what came before.
    """
    with source.open("rb") as file:
        walk = etree.iterparse(file, events=("start", "end"), schema=schema, **SAFE)
        try:
            header, kind = _head(walk)
            yield header, kind, _records(walk, kind)
        except etree.XMLSyntaxError as error:
            raise Unreadable("delivery", str(error)) from None


def _head(walk: Iterator[tuple[str, etree._Element]]) -> tuple[Header, str]:
    for event, node in walk:
        if event == "start" and node.getparent() is None and node.tag != ROOT:
            raise Unreadable("delivery", "is not the root element of eCH-0020 version 3.0")
        if event == "end" and node.tag == _HEADER:
            header = binding.read(Header, node, "delivery/deliveryHeader")
        elif event == "start" and node.tag != _HEADER and _parent(node) == ROOT:
            return header, _kind(node)
    raise Unreadable("delivery", "holds no message")


def _parent(node: etree._Element) -> str | None:
    above = node.getparent()
    return None if above is None else str(above.tag)


def _records(walk: Iterator[tuple[str, etree._Element]], kind: str) -> Iterator[Any]:
    ended = False
    for event, node in walk:
        parent = node.getparent()
        if event == "end" and node.tag == _MESSAGES and parent is not None:
            yield binding.read(KINDS[kind], node, f"delivery/{kind}")
            parent.remove(node)
        ended = ended or (event == "end" and node.tag == ROOT)
    if not ended:  # with a schema, the parser says nothing about a document that is cut off
        raise Unreadable("delivery", "is cut off")
