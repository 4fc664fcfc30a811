# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Schemas that allow any content below the known roots, where those of the eCH are not at hand."""

from pathlib import Path

from domizil.exchange import ech0093_v2
from domizil.exchange.ech.envelope import SCHEMAS
from domizil.exchange.ech0020_v3.names import E20, E58

_ANYTHING = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="{namespace}"
 elementFormDefault="qualified">{imports}{elements}</xs:schema>"""
_ELEMENT = """<xs:element name="{name}"><xs:complexType><xs:sequence>
 <xs:any minOccurs="0" maxOccurs="unbounded" processContents="skip" namespace="##any"/></xs:sequence>
 <xs:anyAttribute processContents="skip"/></xs:complexType></xs:element>"""


def loose_schemas(folder: Path) -> Path:
    """Write the schemas into a new folder; return it."""
    folder.mkdir()
    imports = f'<xs:import namespace="{E58}" schemaLocation="eCH-0058-5-0.xsd"/>'
    _write(folder / "eCH-0058-5-0.xsd", E58, "", "eventReport")
    _write(folder / "eCH-0020-3-0.xsd", E20, imports, "delivery")
    _write(folder / f"{ech0093_v2.SCHEMA}.xsd", ech0093_v2.E93, "", "delivery")
    for namespace, name in SCHEMAS.items():
        _write(folder / f"{name}.xsd", namespace, "", "envelope", "receipt")
    return folder


def _write(file: Path, namespace: str, imports: str, *names: str) -> None:
    elements = "".join(_ELEMENT.format(name=name) for name in names)
    file.write_text(_ANYTHING.format(namespace=namespace, imports=imports, elements=elements))
