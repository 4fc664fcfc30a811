# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fields that the forms of papers and duties share: days, amounts, and a POST that is one of several actions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from domizil.base.refusal import Refusal
from domizil.register.announcements.forms.fields import DayField
from domizil.register.duties.messages import no_amount

_AMOUNT = re.compile(r"(\d{1,7})(?:[.,](\d{2}))?")
Act = Callable[[HttpRequest], str]


def day_field(label: Any, **options: Any) -> DayField:
    """A day, typed as everywhere on the pages of the register."""
    return DayField(label=label, **options)


def rappen_typed(typed: str) -> int:
    """Read "250", "250.50" or "1'000.05" as Rappen. Raises Refusal for anything else."""
    found = _AMOUNT.fullmatch(typed.strip().replace("'", "").replace("’", ""))
    if found is None:
        raise no_amount(typed)
    return int(found[1]) * 100 + int(found[2] or 0)


def valid(form: forms.BaseForm) -> Mapping[str, Any]:
    """What was typed, cleaned. Raises Refusal where a field is missing or wrong, with what is wrong with each."""
    if not form.is_valid():
        named = ", ".join(str(form.fields[name].label) for name in form.errors if name in form.fields)
        what = _("Bitte prüfen Sie: %(fields)s.") % {"fields": named} if named else _("Bitte prüfen Sie die Angaben.")
        raise Refusal("form", what, " ".join(_reasons(form)))
    return form.cleaned_data


def _reasons(form: forms.BaseForm) -> Iterator[str]:
    """Each reason that the form has, after the field it concerns where there are several."""
    for name, told in form.errors.items():
        reasons = " ".join(str(reason) for reason in told)
        one = name not in form.fields or len(form.errors) == 1
        yield reasons if one else f"{form.fields[name].label}: {reasons}"


def acted(request: HttpRequest, acts: Mapping[str, Act]) -> tuple[Refusal | None, bool]:
    """Do what a POST asks for with its field `do`: the refusal if there is one, and whether something was done."""
    act = acts.get(request.POST.get("do", ""))
    if request.method != "POST" or act is None:
        return None, False
    try:
        messages.success(request, act(request), extra_tags="good")
    except Refusal as refusal:
        return refusal, False
    return None, True
