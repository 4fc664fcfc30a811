# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Templates and styles: nothing inline, nothing foreign."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from domizil import web

FOLDER = Path(web.__file__).parent
TEMPLATES = sorted((FOLDER / "templates").rglob("*.html"))
STYLES = sorted((FOLDER / "static").rglob("*.css"))


def test_there_are_templates_and_styles():
    assert len(TEMPLATES) > 20
    assert len(STYLES) >= 2


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_nothing_is_inline(file):
    """The content security policy would refuse it, silently for the reader."""
    text = file.read_text(encoding="utf-8")
    assert not re.search(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=|javascript:", text)


@pytest.mark.parametrize("file", [*TEMPLATES, *STYLES], ids=lambda file: file.name)
def test_nothing_comes_from_elsewhere(file):
    text = file.read_text(encoding="utf-8").replace("http://www.w3.org/", "")
    assert not re.search(r"https?://|url\(\s*['\"]?//", text)
