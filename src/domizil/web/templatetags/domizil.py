# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tags and filters of the pages: the head of the house, money, citations that link to the law."""

from __future__ import annotations

import functools
import re
import textwrap
from collections.abc import Mapping
from datetime import date
from html import unescape
from typing import Any

from django import template
from django.conf import settings
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse
from django.utils.html import escape, format_html_join, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from domizil.base import clock
from domizil.law.engine import Step, money, statute
from domizil.law.engine import render as derivations
from domizil.law.engine.periods import DAY
from domizil.law.engine.texts import cite
from domizil.support import wording

from ..navigation import Navigation, navigation

register = template.Library()


@register.simple_tag(takes_context=True)
def house(context: dict[str, Any]) -> dict[str, Any]:
    """What the base template shows of the authority, and the main navigation."""
    request = context.get("request")
    return {
        "authority": settings.AUTHORITY or _("Kanton Luzern"),
        "logo": settings.LOGO,
        "demo": settings.DEMO,
        "today": clock.today(),
        "navigation": navigation(request) if request is not None else Navigation([]),
    }


@register.filter
def francs(rappen: int | None) -> str:
    """Rappen as francs: 1234505 is 12'345.05; nothing for None."""
    return "" if rappen is None else money.francs(rappen)


@register.filter
def signed_francs(rappen: int | None) -> str:
    """A difference in Rappen as francs with its sign: +12.00, −3.50, 0.00."""
    if rappen is None:
        return ""
    sign = "+" if rappen > 0 else "−" if rappen < 0 else ""
    return sign + money.francs(abs(rappen))


@register.filter
def derivation(step: Step, on: date | None = None) -> SafeString:
    """A derivation as nested details that open step by step; the law floor escapes every text in it.

    With a day, each citation leads to the paragraph as it read on that day.
    """
    link = functools.partial(law_url, on=on) if on else None
    return mark_safe(derivations.html(step, wording.language(), open_levels=2, link=link))  # noqa: S308


_HEAD = re.compile(r"<thead\b.*?</thead>", re.DOTALL)
_HEAD_CELL = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
_ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<t[dh]\b[^>]*>")


@register.filter
def labelled(table: str) -> SafeString:
    """The rows of a table whose cells carry the head of their column (`data-label`), so that a phone can stack them."""
    head = _HEAD.search(table)
    if head is None:
        return mark_safe(table)  # noqa: S308 - a template's own output
    labels = [" ".join(strip_tags(cell).split()) for cell in _HEAD_CELL.findall(head[0])]
    body = _ROW.sub(lambda row: _labelled(row[0], labels), table[head.end() :])
    return mark_safe(table[: head.end()] + body)  # noqa: S308 - a template's own output


def _labelled(row: str, labels: list[str]) -> str:
    """A row's cells with their labels; its own head (`th`) is the title of the card and needs none."""
    if "colspan" in row:
        return row
    left = iter(labels)

    def told(cell: re.Match[str]) -> str:
        label = escape(unescape(next(left, "")))
        if cell[0].startswith("<th") or "data-label" in cell[0] or not label:
            return cell[0]
        return f'{cell[0][:-1]} data-label="{label}">'

    return _CELL.sub(told, row)


@register.filter
def shortened(text: str, most: int) -> str:
    """A text of at most so many characters, cut between words."""
    return textwrap.shorten(text, most, placeholder=" …")


@register.filter
def last_day(valid: DateRange) -> date | None:
    """The last day of a database range, which names the day after it; None for an open end."""
    return valid.upper - DAY if valid.upper else None


@register.filter
def in_language(said: Mapping[str, str] | None) -> str:
    """What the law floor says in German and English, in the reader's language."""
    return said[wording.language()] if said else ""


register.filter("line_name", wording.label)
register.filter("line_reasons", wording.reasons)
register.filter("word", wording.value)


def law_url(norm: str, on: date) -> str:
    """The address of a norm's page (`lu-kasylv/7/2`), as the norm reads on a day."""
    return f"{reverse('law_norm', args=norm.split('/'))}?on={on.isoformat()}"


@register.simple_tag
def cites(norms: tuple[str, ...] | str, on: date) -> SafeString:
    """Citations of norms (one or several), each a link to its page as of a day."""
    norms = (norms,) if isinstance(norms, str) else norms
    return format_html_join(
        "; ",
        '<a class="cite" href="{}">{}</a>',
        ((law_url(norm, on), cite(norm, statute(norm.split("/")[0]).short, wording.language())) for norm in norms),
    )
