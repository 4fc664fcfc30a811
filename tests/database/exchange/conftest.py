# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A mailbox, and schemas for tests that are about the flow of messages and not about their form."""

from __future__ import annotations

from pathlib import Path

import pytest

from domizil.exchange.ech.envelope import SCHEMAS
from domizil.exchange.ech0020_v3.names import E20, E58
from domizil.exchange.sedex import Mailbox

_ANYTHING = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="{namespace}"
 elementFormDefault="qualified">{imports}{elements}</xs:schema>"""
_ELEMENT = """<xs:element name="{name}"><xs:complexType><xs:sequence>
 <xs:any minOccurs="0" maxOccurs="unbounded" processContents="skip" namespace="##any"/></xs:sequence>
 <xs:anyAttribute processContents="skip"/></xs:complexType></xs:element>"""


@pytest.fixture
def mailbox(tmp_path: Path) -> Mailbox:
    """Empty directories of sedex."""
    return Mailbox(tmp_path / "sedex")


@pytest.fixture(autouse=True)
def _forms(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the marker `ech_schemas`, a test runs with schemas that allow any content below the known roots.

    So the flow is tested where the schemas of the eCH are not; what they refuse is tested where they are.
    """
    if request.node.get_closest_marker("ech_schemas"):
        return
    folder = tmp_path / "xsd"
    folder.mkdir()
    imports = f'<xs:import namespace="{E58}" schemaLocation="eCH-0058-5-0.xsd"/>'
    _write(folder / "eCH-0058-5-0.xsd", E58, "", "eventReport")
    _write(folder / "eCH-0020-3-0.xsd", E20, imports, "delivery")
    for namespace, name in SCHEMAS.items():
        _write(folder / f"{name}.xsd", namespace, "", "envelope", "receipt")
    monkeypatch.setenv("DOMIZIL_ECH_XSD", str(folder))


def _write(file: Path, namespace: str, imports: str, *names: str) -> None:
    elements = "".join(_ELEMENT.format(name=name) for name in names)
    file.write_text(_ANYTHING.format(namespace=namespace, imports=imports, elements=elements))
