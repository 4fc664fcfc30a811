# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tags and filters of the register's pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, gettext_lazy

from domizil.base.kept_text import shown
from domizil.law.engine.deadlines import Deadline
from domizil.register.births import assumption
from domizil.register.models import Care, EventKind, Person, RegisterEvent, RelationshipKind, Task
from domizil.register.numbers import written_vn
from domizil.register.papers import wording
from domizil.register.sheets import Tie
from domizil.register.third_parties.matching import TASK as DIFFERENCE

from .domizil import derivation

register = template.Library()

register.filter("duty", wording.value)
register.filter("vn", written_vn)


register.filter("ng_derivation", derivation)


@register.filter
def says(deadline: Deadline | None) -> str:
    """How the last day of a deadline was found, where that is not plain."""
    return deadline.says(wording.language()) if deadline else ""


@register.filter
def task_text(task: Task) -> str:
    """What a task asks for, in the reader's language."""
    text = gettext(task.subject)
    try:
        return text % shown(task.params)
    except (KeyError, TypeError, ValueError):
        return text


@register.filter
def task_form(task: Task) -> str:
    """The address of the form that a task asks for, filled with what is known; empty where it asks for none."""
    told = task.params.get("form")
    if not told:
        return ""
    values = {name: value for name, value in told["values"].items() if value}
    return f"{reverse('register_report', args=[told['kind']])}?{urlencode(values)}"


@register.filter
def is_difference(task: Task) -> bool:
    """Whether a task comes from a third party's report: it is settled on the page that shows both sides."""
    return task.kind.startswith(DIFFERENCE)


@register.filter
def tie_name(tie: Tie) -> str:
    """What the other one is to the person."""
    return str(_TIES.get(tie.kind, tie.kind))


_TIES = {kind.value: kind.label for kind in RelationshipKind} | {
    "child": gettext_lazy("Kind"),
    "foster_child": gettext_lazy("Pflegekind"),
}


@register.filter
def of_key(found: dict[Any, Any] | None, key: Any) -> Any:
    """The value of a dict by a key that stands in a variable; None where there is none."""
    return found.get(key) if found else None


@register.filter
def has_key(persons: Sequence[Person], key: str) -> bool:
    """Whether one of these persons has a key."""
    return any(str(person.pk) == key for person in persons)


@register.filter
def assumed(person: Person) -> str:
    """With which day of birth the law reckoned, where it is not known."""
    return assumption(person.born)


@register.filter
def lifts_block(event: RegisterEvent) -> bool:
    """Whether an event ends a block on data, and does not correct anything."""
    return event.kind == EventKind.DATA_LOCK and event.data.get("data_lock", [None])[-1] == 0


@register.filter
def care(tie: Tie) -> str:
    """The custody of a parent, where one is entered."""
    return "" if tie.row.care is None else str(Care(tie.row.care).label)


@register.filter
def add_text(begin: str, rest: object) -> str:
    """Two texts as one."""
    return f"{begin}{rest}"


@register.simple_tag
def correct_link(kind: str, person: int, responsible: Any, **told: object) -> str:
    """The address of a form about an entry of a person, in the municipality that is responsible, if there is one."""
    if responsible:
        told["municipality"] = responsible.municipality_id
    return f"{reverse('register_report', args=[kind])}?{urlencode({'person': person, **told})}"


@register.filter
def words(text: str) -> list[str]:
    """The words of a text, to go through them."""
    return text.split()


@register.filter
def field_named(form: Any, name: str) -> Any:
    """The field of a form by its name; None where the form does not ask for it."""
    return form[name] if name in form.fields else None


@register.simple_tag
def hidden(name: str, value: object) -> SafeString:
    """A hidden answer of a form, where there is one."""
    return format_html('<input type="hidden" name="{}" value="{}">', name, value) if value else mark_safe("")
