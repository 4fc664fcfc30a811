# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The answer as a letter (tagged PDF) to keep or to take to an office. It is no decision, and says so."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from domizil.base import clock, letters

from .answer import Answer, Task
from .flow import Flow
from .languages import LANGUAGES
from .words import Words

TEMPLATE = Path(__file__).parent / "letters" / "answer.typ"


def letter(flow: Flow, words: Words, found: Answer, given: Sequence[tuple[str, str]]) -> bytes:
    """The PDF. `given`: the questions and answers it rests on."""
    return letters.pdf(TEMPLATE, data(flow, words, found, given))


def data(flow: Flow, words: Words, found: Answer, given: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """What the template shows, all in one language."""
    terms = ((_("Möglich"), found.begins), (_("Entscheid"), found.decision), (_("Erleichterung"), found.eased))
    return {
        "language": LANGUAGES[words.language].base,
        "title": _("Was muss ich tun?"),
        "place": words.of(flow.place.statute.title).text,
        "made": words.day(clock.today()),
        "law": _("Recht vom {day}").format(day=words.day(flow.on)),
        "sentence": found.sentence,
        "reach": found.reach,
        "given": [list(pair) for pair in given],
        "sections": [
            {"title": title, "lines": list(lines)}
            for title, lines in (
                (_("Bedingungen"), found.conditions),
                (_("Gut zu wissen"), found.notes),
                (_("Nicht abgedeckt"), found.not_covered),
            )
            if lines
        ],
        "terms": [[name, f"{term.says} {term.when}".strip()] for name, term in terms if term],
        "tasks": [_task(task) for task in found.tasks],
        "words": {
            "tasks": _("Was zu tun ist"),
            "given": _("Ihre Angaben"),
            "page": _("Seite"),
            "notice": _("Auskunft eines Ratgebers, kein Entscheid. Es entscheidet die zuständige Behörde."),
            "bases": _("Rechtsgrundlagen"),
        },
        "bases": [basis.cite for basis in found.bases],
    }


def _task(task: Task) -> dict[str, Any]:
    rows = (
        (_("Frist"), task.term.says if task.term else ""),
        (_("Wo"), task.authority),
        (_("Unterlagen"), ", ".join(task.documents)),
        (_("Kosten"), task.fee),
        (_("Hinweise"), " ".join(task.notes)),
        (_("Recht"), "; ".join(basis.cite for basis in task.bases)),
    )
    return {
        "says": task.says,
        "stage": task.stage,
        "when": task.term.when if task.term else "",
        "rows": [list(row) for row in rows if row[1]],
    }
