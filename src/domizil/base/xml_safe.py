# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""XML that somebody sends: read without network, entities and surprises, and held against a schema of the eCH.

The schemas are the eCH's and stay outside Domizil: `DOMIZIL_ECH_XSD` names a folder that holds the XSD files, itself or
in folders below. Whatever address a schema imports from, its file is looked up there by its name, never on the network.
"""

from __future__ import annotations

import os
import threading
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import etree

from .kept_text import text as _
from .refusal import Refusal

MOST_BYTES = 20_000_000
"""What `read_xml` takes if its caller does not say otherwise; larger deliveries are read in a stream."""
SAFE: dict[str, Any] = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
"""How every parser of XML from outside is set up, `etree.iterparse` too."""
FOLDER = "DOMIZIL_ECH_XSD"


class BadXml(Refusal):
    """What was sent is no XML that Domizil reads."""


class SchemaMissing(Refusal):
    """The schema to hold a message against is not there."""


def read_xml(source: bytes | Path, *, max_bytes: int = MOST_BYTES) -> etree._Element:
    """Return the root element of a document. Raises `BadXml`: too large, a DTD, broken, or nested too deep.

    A document type declaration is refused whatever is in it: entities, external ones and bombs begin there.
    """
    size = len(source) if isinstance(source, bytes) else source.stat().st_size
    if size > max_bytes:
        raise BadXml(
            "xml_too_large",
            _("Die Datei hat {0} Bytes; erlaubt sind {1}.").format(size, max_bytes),
            _("Eine so grosse Datei wird nicht in einem Stück gelesen."),
            _("Teilen Sie die Datei auf."),
        )
    content = source if isinstance(source, bytes) else source.read_bytes()
    try:
        root = etree.fromstring(content, etree.XMLParser(**SAFE))
    except etree.XMLSyntaxError as error:
        raise _broken(error) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise BadXml(
            "xml_dtd",
            _("Die Datei enthält eine Dokumenttyp-Deklaration (DOCTYPE)."),
            _("Damit liesse sich fremder Inhalt nachladen; Meldungen nach eCH brauchen keine."),
            _("Entfernen Sie die Zeile mit DOCTYPE und alles, was sie vereinbart."),
        )
    return root


def _broken(error: etree.XMLSyntaxError) -> BadXml:
    line, column = error.position
    return BadXml(
        "xml_broken",
        _("Die Datei ist kein gültiges XML: Zeile {0}, Spalte {1}.").format(line, column),
        error.msg or _("Sie ist leer oder unvollständig."),
        _("Erstellen Sie die Datei neu, oder laden Sie sie noch einmal vollständig herunter."),
    )


def schema_folder() -> Path:
    """Return the folder of the eCH schemas. Raises `SchemaMissing` and says where they come from."""
    named = os.environ.get(FOLDER, "")
    if named and Path(named).is_dir():
        return Path(named)
    raise SchemaMissing(
        "schema_folder",
        (_("{0} nennt keinen Ordner, den es gibt.") if named else _("{0} ist nicht gesetzt.")).format(FOLDER),
        _("Ohne die Schemas (XSD) des Vereins eCH lässt sich keine Meldung prüfen; sie liegen Domizil nicht bei."),
        _("Laden Sie die XSD-Dateien von www.ech.ch in einen Ordner und nennen Sie ihn in {0}.").format(FOLDER),
    )


def schema(name: str) -> etree.XMLSchema:
    """Return a schema by the name of its file (`eCH-0020-3-0`, with or without `.xsd`), with all that it imports.

    Kept once a thread, because a schema remembers the errors of its last document. Raises `SchemaMissing`.
    """
    return _schema(schema_folder(), name.removesuffix(".xsd") + ".xsd", threading.get_ident())


@lru_cache(maxsize=64)
def _schema(folder: Path, file: str, thread: int) -> etree.XMLSchema:
    parser = etree.XMLParser(**SAFE)
    imports = _ByName(folder)
    parser.resolvers.add(imports)
    try:
        return etree.XMLSchema(etree.parse(str(_file(folder, file)), parser))
    except (etree.XMLSyntaxError, etree.XMLSchemaParseError) as error:
        if imports.missing is not None:  # the parser only says that it could not load
            raise imports.missing from None
        raise SchemaMissing(
            "schema_broken",
            _("Das Schema {0} lässt sich nicht laden.").format(file),
            str(error),
            _("Legen Sie die Dateien des eCH unverändert in den Ordner, den {0} nennt.").format(FOLDER),
        ) from None


def violations(root: etree._Element, name: str, *, most: int = 5) -> list[str]:
    """Return where a document breaks a schema, a line each; empty when it holds. Raises `SchemaMissing`."""
    held = schema(name)
    if held.validate(root):
        return []
    log: Any = held.error_log
    return [_("Zeile {0}: {1}").format(entry.line, entry.message) for entry in list(log)[:most]]


class _ByName(etree.Resolver):
    """Finds an imported schema by the last part of its address, in the folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.missing: SchemaMissing | None = None

    def resolve(self, system_url: str, public_id: str, context: Any = None) -> Any:
        lxml: Any = self  # what it inherits is missing in the stubs
        try:
            return lxml.resolve_filename(str(_file(self.folder, system_url.rsplit("/", 1)[-1])), context)
        except SchemaMissing as missing:
            self.missing = self.missing or missing
            raise  # nothing else may look for it


def _file(folder: Path, file: str) -> Path:
    """The file of that name in the folder or below it; of several the first by path (they are the same by name)."""
    found = min(folder.rglob(file), default=None)
    if found is None:
        raise SchemaMissing(
            "schema_file",
            _("Das Schema {0} fehlt im Ordner, den {1} nennt.").format(file, FOLDER),
            _("Ein Schema wird nur mit allen geladen, auf die es verweist."),
            _("Laden Sie {0} von www.ech.ch in diesen Ordner.").format(file),
        )
    return found
