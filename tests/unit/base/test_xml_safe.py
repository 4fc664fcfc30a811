# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""XML from outside: what is read, what is refused, and that schemas are looked up in the folder only."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from domizil.base import xml_safe
from domizil.base.xml_safe import BadXml, SchemaMissing, read_xml, schema, violations

BOMB = b"""<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;&x;&x;">
<!ENTITY z "&y;&y;&y;&y;&y;&y;&y;&y;&y;&y;">]><a b="&z;">&z;</a>"""
EXTERNAL = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
MAIN = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:types" targetNamespace="urn:main"
 elementFormDefault="qualified"><xs:import namespace="urn:types" schemaLocation="http://nowhere.invalid/x/1/types-1-0.xsd"/>
 <xs:element name="main"><xs:complexType><xs:sequence><xs:element name="number" type="t:number"/></xs:sequence>
 </xs:complexType></xs:element></xs:schema>"""
TYPES = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:types">
 <xs:simpleType name="number">
 <xs:restriction base="xs:integer"><xs:maxInclusive value="9"/></xs:restriction></xs:simpleType></xs:schema>"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two schemas in two subfolders, one importing the other by an address on the network."""
    for place, name, text in (("one", "main-1-0.xsd", MAIN), ("two", "types-1-0.xsd", TYPES)):
        (tmp_path / place).mkdir()
        (tmp_path / place / name).write_text(text)
    monkeypatch.setenv(xml_safe.FOLDER, str(tmp_path))
    return tmp_path


def message(number: object) -> bytes:
    return f'<main xmlns="urn:main"><number>{number}</number></main>'.encode()


def test_a_document_is_read_from_bytes_and_from_a_file(tmp_path: Path):
    file = tmp_path / "a.xml"
    file.write_bytes(message(3))
    assert read_xml(message(3))[0].text == read_xml(file)[0].text == "3"


@pytest.mark.parametrize("text", [BOMB, EXTERNAL, BOMB.decode().encode("utf-16"), b"<!DOCTYPE a><a/>"])
def test_a_document_type_is_refused_whatever_is_in_it(text: bytes):
    with pytest.raises(BadXml) as refused:
        read_xml(text)
    assert refused.value.code == "xml_dtd"


@pytest.mark.parametrize("text", [b"", b"hello", b"<a><b></a>", b"<a>", b"<a>" * 300 + b"</a>" * 300])
def test_what_is_no_document_is_refused(text: bytes):
    with pytest.raises(BadXml) as refused:
        read_xml(text)
    assert refused.value.code == "xml_broken"


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path):
    file = tmp_path / "large.xml"
    with file.open("wb") as hole:
        hole.truncate(1_000_000_000)
    with pytest.raises(BadXml) as refused:
        read_xml(file)
    assert refused.value.code == "xml_too_large"
    assert str(xml_safe.MOST_BYTES) in refused.value.what


def test_a_schema_finds_what_it_imports_in_the_folder(folder: Path):
    assert violations(read_xml(message(9)), "main-1-0") == []
    (violation,) = violations(read_xml(message(10)), "main-1-0.xsd")
    assert "10" in violation


def test_an_import_that_is_not_there_is_named(folder: Path):
    (folder / "two" / "types-1-0.xsd").unlink()
    with pytest.raises(SchemaMissing) as refused:
        schema("main-1-0")
    assert "types-1-0.xsd" in refused.value.what


def test_a_schema_that_is_not_there_is_named(folder: Path):
    with pytest.raises(SchemaMissing) as refused:
        schema("other-1-0")
    assert "other-1-0.xsd" in refused.value.what


def test_a_broken_schema_is_named(folder: Path):
    (folder / "one" / "main-1-0.xsd").write_text("<main/>")
    with pytest.raises(SchemaMissing) as refused:
        schema("main-1-0")
    assert refused.value.code == "schema_broken"


@pytest.mark.parametrize("named", ["", "/nowhere"])
def test_without_a_folder_the_refusal_says_where_schemas_come_from(monkeypatch: pytest.MonkeyPatch, named: str):
    monkeypatch.setenv(xml_safe.FOLDER, named)
    with pytest.raises(SchemaMissing) as refused:
        schema("main-1-0")
    assert "www.ech.ch" in refused.value.what_next


def test_every_thread_has_its_own_schema(folder: Path):
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.append(schema("main-1-0")))
    thread.start()
    thread.join()
    assert schema("main-1-0") is schema("main-1-0")
    assert found[0] is not schema("main-1-0")
