# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether documents are held against the schemas of the eCH: always, but in a demonstration that has none.

The schemas are the eCH's and do not come with Domizil. Without them nothing is exchanged, because another register
would get what nobody has checked. The demonstration exchanges with nobody but itself: it reads messages as the records
of `ech0020_v3` do, and marks each as not held against the schema.
"""

from __future__ import annotations

import os

from django.conf import settings
from lxml import etree

from domizil.base.xml_safe import FOLDER, schema, violations

from .ech0020_v3.names import SCHEMA


def checked() -> bool:
    """Say whether documents are held against their schemas."""
    return not settings.DEMO or bool(os.environ.get(FOLDER))


def required() -> None:
    """Insist on the schemas where documents are held against them. Raises `SchemaMissing`."""
    if checked():
        schema(SCHEMA)


def broken(root: etree._Element, name: str, *, most: int = 5) -> list[str]:
    """Return where a document breaks a schema; nothing where none is held against. Raises `SchemaMissing`."""
    return violations(root, name, most=most) if checked() else []
