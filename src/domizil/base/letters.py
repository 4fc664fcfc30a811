# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Letters: a typst template and data become a tagged PDF (PDF/UA-1). Why typst: `docs/adr/0008-letters-with-typst.md`.

Data goes in as JSON and is never part of the template's text, so nothing that somebody typed can act as markup. Only
the fonts inside typst are used: the same data and day give the same bytes on every machine.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

from . import clock


def pdf(template: Path, data: Mapping[str, Any]) -> bytes:
    """Return the PDF of a template. `data` must be JSON; the template reads it as `sys.inputs.data`.

    The template sets title and language of the document, without which PDF/UA refuses. Raises typst.TypstError.
    """
    midnight = clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
    compiler = typst.Compiler(template, root=template.parent, ignore_system_fonts=True)
    made = compiler.compile(
        format="pdf",
        pdf_standards="ua-1",
        timestamp=int(midnight.timestamp()),
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    assert isinstance(made, bytes)
    return made
