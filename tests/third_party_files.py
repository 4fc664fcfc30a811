# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files of reports for tests: good ones and bad ones."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

import openpyxl

HEADINGS = ("Meldung", "Name", "Vorname", "Mietbeginn", "Mietende", "EGID", "EWID")
GOOD = ("Einzug", "Müller", "Anna", "1.12.2024", "", "2000001", "3")


def csv(
    *rows: Sequence[Any], headings: Sequence[str] = HEADINGS, delimiter: str = ";", encoding: str = "utf-8"
) -> bytes:
    return "\r\n".join(delimiter.join(map(str, row)) for row in (headings, *rows)).encode(encoding)


def xlsx(*rows: Sequence[Any], headings: Sequence[str] = HEADINGS) -> bytes:
    book = openpyxl.Workbook()
    for row in (headings, *rows):
        book.active.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_member(workbook: bytes, name: str, content: bytes) -> bytes:
    """The workbook with one more part, or another one in its place."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            if member.filename != name:
                new.writestr(member, old.read(member))
        new.writestr(name, content)
    return out.getvalue()


def message(
    *, kind: str = "moveIn", version: int = 1, ends: str = "", birth: str = "1990-05-07", egid: str = "2000001"
) -> bytes:
    """A message eCH-0112; synthetic."""
    end = f"<m:endOfContract>{ends}</m:endOfContract>" if ends else ""
    building = f"<m:EGID>{egid}</m:EGID>" if egid else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<m:delivery xmlns:m="http://www.ech.ch/xmlns/eCH-0112/{version}" xmlns:p="http://www.ech.ch/xmlns/eCH-0044/2"
 xmlns:a="http://www.ech.ch/xmlns/eCH-0010/4"><m:deliveryHeader/><m:{kind}><m:contractor/>
 <m:person><m:officialName>Müller</m:officialName><m:callName>Anna</m:callName>
  <m:dateOfBirth><p:yearMonthDay>{birth}</p:yearMonthDay></m:dateOfBirth></m:person>
 <m:contract><m:beginOfContract>2024-12-01</m:beginOfContract>{end}</m:contract>
 <m:building>{building}<m:addressInfo><a:street>Musterstrasse</a:street><a:houseNumber>1</a:houseNumber>
  <a:town>Luzern</a:town><a:swissZipCode>6000</a:swissZipCode></m:addressInfo></m:building>
 <m:dwelling><m:EWID>3</m:EWID></m:dwelling>
 <m:comesFrom><a:street>Altgasse</a:street><a:houseNumber>2</a:houseNumber><a:town>Zug</a:town></m:comesFrom>
</m:{kind}></m:delivery>""".encode()
