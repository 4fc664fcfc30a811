# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A long list of options reads as Django's own does."""

from __future__ import annotations

import re

import pytest
from django import forms

from domizil.register.announcements.forms.fields import _LongList

CHOICES = [("", "–"), ("8100", "Schweiz"), ("8207", 'Deutschland & "Co" <b>')]


def told(widget: forms.Select, chosen: str | None) -> list[str]:
    """The tags and texts of a list, whatever the order of their attributes and the blanks between them."""
    shown = str(widget.render("state", chosen, {"id": "id_state", "aria-describedby": "hint", "required": True}))
    tags = [part.strip() for part in re.split(r"(<[^>]*>)", shown)]
    return [" ".join(sorted(tag.strip("<>").split())) if tag.startswith("<") else tag for tag in tags if tag]


@pytest.mark.parametrize("chosen", [None, "", "8100", "8207", "1"])
def test_it_is_the_same_list(chosen):
    assert told(_LongList(choices=CHOICES), chosen) == told(forms.Select(choices=CHOICES), chosen)
