# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""One message eCH-0112 version 1: somebody moves in or out, as a third party's software tells it.

The schema of eCH-0112 rests on six others. Where all lie in the folder that `DOMIZIL_ECH_XSD` names, it is held
against the message; where not, what Domizil reads is checked all the same and the delivery says what was not.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from lxml import etree

from domizil.base.xml_safe import SchemaMissing, read_xml, violations

from .. import messages
from ..models import ReportKind

NAMESPACE = "http://www.ech.ch/xmlns/eCH-0112/1"
SCHEMA = "eCH-0112-1-0"
_EVENTS = {"moveIn": ReportKind.MOVE_IN, "moveOut": ReportKind.MOVE_OUT}
_PATHS = {
    "official_name": "person/officialName", "first_name": "person/callName", "begins": "contract/beginOfContract",
    "ends": "contract/endOfContract", "egid": "building/EGID", "ewid": "dwelling/EWID",
    "dwelling_number": "dwelling/administrativeDwellingId", "street": "building/addressInfo/street",
    "house_number": "building/addressInfo/houseNumber", "swiss_zip_code": "building/addressInfo/swissZipCode",
    "town": "building/addressInfo/town", "date_of_birth": "person/dateOfBirth/yearMonthDay",
}  # fmt: skip
_OTHER = ("comesFrom", "goesTo/mailAddress/addressInformation")
_ADDRESS = ("street", "houseNumber", "swissZipCode", "foreignZipCode", "town")


def read(content: bytes) -> tuple[dict[str, Any], list[str]]:
    """Return the cells of the one report in a message, and notes on its check. Raises `BadFile`, `BadXml`."""
    root = read_xml(content)
    _check_kind(root)
    notes = _check_schema(root)
    event = next((child for child in root if _local(child) in _EVENTS), None)
    if event is None:
        raise messages.message_unreadable(_("weder moveIn noch moveOut"))
    cells: dict[str, Any] = {key: _text(event, path) for key, path in _PATHS.items()}
    cells["kind"] = _EVENTS[_local(event)].value
    cells["other_address"] = next((found for path in _OTHER if (found := _address(_at(event, path)))), "")
    return cells, notes


def _check_kind(root: etree._Element) -> None:
    name = etree.QName(root)
    if name.localname != "delivery" or "eCH-0112" not in (name.namespace or ""):
        raise messages.message_unreadable(_("das oberste Element ist «{0}»").format(name.localname[:40]))
    if name.namespace != NAMESPACE:
        raise messages.message_unreadable(_("unbekannte Version «{0}»").format((name.namespace or "")[:80]))


def _check_schema(root: etree._Element) -> list[str]:
    try:
        broken = violations(root, SCHEMA, most=1)
    except SchemaMissing as missing:
        return [_("Nicht gegen das Schema geprüft: {0} {1}").format(missing.what, missing.what_next)]
    if broken:
        raise messages.message_unreadable(broken[0][:300])
    return []


def _local(element: etree._Element) -> str:
    tag: object = element.tag  # of a comment it is a function
    return etree.QName(element).localname if isinstance(tag, str) else ""


def _at(element: etree._Element, path: str) -> etree._Element | None:
    """The first element below, by local names; types of several eCH standards are nested in a message."""
    found: etree._Element | None = element
    for name in path.split("/"):
        found = next((child for child in found if _local(child) == name), None) if found is not None else None
    return found


def _text(element: etree._Element, path: str) -> str:
    found = _at(element, path)
    return "" if found is None else (found.text or "").strip()


def _address(element: etree._Element | None) -> str:
    return "" if element is None else " ".join(filter(None, (_text(element, name) for name in _ADDRESS)))
