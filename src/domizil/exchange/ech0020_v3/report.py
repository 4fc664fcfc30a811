# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The answer to a message: eventReport of eCH-0058, with the notices of eCH-0020 section 4.2.26."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from ..ech import binding
from ..ech.binding import Unreadable, element, record
from .header import Header
from .identification import PersonIdentification
from .names import E20, E58, PREFIXES

ROOT = f"{{{E58}}}eventReport"


@record(E20)
class Info:
    """A code and a text for people (infoType)."""

    code: str | None = None
    text_english: str | None = None
    text_german: str | None = None


@record(E20)
class PersonError:
    """What is wrong, with whom."""

    person_identification: PersonIdentification
    error_info: tuple[Info, ...]


@record(E20)
class PersonResponse:
    """What was done, for whom."""

    person_identification: PersonIdentification
    response: tuple[Info, ...]


@record(E20)
class NegativeNotice:
    """Why a message was refused (negativeReportType)."""

    general_error: tuple[Info, ...] = ()
    person_error: tuple[PersonError, ...] = ()


@record(E20)
class PositiveNotice:
    """What a message led to (positiveReportType)."""

    general_response: tuple[Info, ...] = ()
    person_response: tuple[PersonResponse, ...] = ()


@record(E58)
class _Negative:
    notice: NegativeNotice = element(schema_type="eCH-0020:negativeReportType")


@record(E58)
class _Positive:
    notice: PositiveNotice = element(schema_type="eCH-0020:positiveReportType")


@record(E58)
class _Answer:
    positive_report: _Positive | None = None
    negative_report: _Negative | None = None


@record(E58)
class _EventReport:
    header: Header
    info: _Answer


@dataclass(frozen=True, slots=True)
class Report:
    """An answer that was received: to which message, whether it was accepted, and the notices (code, text)."""

    header: Header
    accepted: bool
    notices: tuple[tuple[str, str], ...]


def to_xml(header: Header, notice: PositiveNotice | NegativeNotice) -> bytes:
    """Return an answer as a document."""
    if isinstance(notice, PositiveNotice):
        answer = _Answer(positive_report=_Positive(notice=notice))
    else:
        answer = _Answer(negative_report=_Negative(notice=notice))
    root = etree.Element(ROOT, nsmap=PREFIXES)
    binding.write(_EventReport(header=header, info=answer), root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def read(root: etree._Element) -> Report:
    """Return the answer that a root element holds, whatever the form of its notices. Raises Unreadable."""
    header, info = root.find(f"{{{E58}}}header"), root.find(f"{{{E58}}}info")
    if root.tag != ROOT or header is None or info is None:
        raise Unreadable("eventReport", "must hold a header and an info")
    accepted = info.find(f"{{{E58}}}positiveReport") is not None
    return Report(binding.read(Header, header, "eventReport/header"), accepted, tuple(_notices(info)))


def _notices(info: etree._Element) -> list[tuple[str, str]]:
    """Codes and texts, German first; where the notice has another form, its whole text."""
    found = []
    for node in info.iter(
        f"{{{E20}}}errorInfo", f"{{{E20}}}response", f"{{{E20}}}generalError", f"{{{E20}}}generalResponse"
    ):
        texts = [node.findtext(f"{{{E20}}}text{language}") for language in ("German", "English", "French", "Italian")]
        found.append((node.findtext(f"{{{E20}}}code") or "", next((text for text in texts if text), "")))
    text = " ".join("".join(str(part) for part in info.itertext()).split())
    return found or ([("", text[:2000])] if text else [])
