# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the letters say. They are written in the official language, whoever asks for them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from domizil.law.engine import Law, Unknown, statute
from domizil.law.engine.money import francs
from domizil.law.engine.texts import cite
from domizil.law.lu_ng.facts import STATUTE, Authority, PaperDuty
from domizil.register import addresses
from domizil.register.papers.service import LETTERS, Practice, language, value

from .messages import day
from .models import DutyCase, Ground, Step

VRG = "SRL Nr. 40"


def letter(case: DutyCase, step: Step, *, on: date, practice: Practice, **more: Any) -> dict[str, Any]:
    """Return all that a letter says: data for the template, kept with the letter. `more` depends on the step."""
    with override(LETTERS):
        body = _WRITERS[step](case, practice, **more)
        return {
            "language": LETTERS,
            "authority": _("Gemeinde %(place)s") % {"place": case.municipality.name},
            "office": _("Einwohnerkontrolle"),
            "addressee": [case.addressee, *_lines(case, on)],
            "date": day(on),
            "number": f"{case.municipality_id}-{case.pk}",
            "words": {"page": _("Seite"), "number": _("Fall"), "law": _("Rechtsgrundlagen")},
            **body,
        }


def _lines(case: DutyCase, on: date) -> list[str]:
    """Where the letter goes on its day; a case about nobody of the register has its own address."""
    place = case.municipality_id
    known = addresses.letter_lines(case.person_id, on=on, municipality=place) if case.person_id else []
    return known or [line.strip() for line in case.address.split(",") if line.strip()]


def _what(case: DutyCase) -> list[str]:
    """What is not met, in sentences."""
    due = day(case.due_on)
    told = {
        Ground.PAPERS: _("Bis am %(due)s waren bei uns abzugeben oder vorzuweisen:") % {"due": due},
        Ground.PROOF_EXPIRED: _("Der Ausweis über Ihre Niederlassung ist am %(due)s abgelaufen.") % {"due": due},
        Ground.STAY_OVER: _("Das geplante Ende Ihres Aufenthalts ist vorbei. Wegzug oder Verlängerung waren bis am "
                            "%(due)s zu melden.") % {"due": due},
        Ground.NOT_REGISTERED: _("Nach unseren Angaben sind Sie in die Gemeinde gezogen und hatten sich bis am "
                                 "%(due)s anzumelden.") % {"due": due},
        Ground.REFUSED_INFORMATION: _("Die verlangte Auskunft war bis am %(due)s zu geben.") % {"due": due},
    }  # fmt: skip
    return [told[Ground(case.ground)], *([case.note] if case.note else [])]


def papers(case: DutyCase) -> list[str]:
    """The papers still owed, by their words in the reader's language."""
    return [value(PaperDuty[name.upper()]) for name in case.missing]


def _demand(case: DutyCase, practice: Practice, *, answer_by: date) -> dict[str, Any]:
    return {
        "title": _("Einforderung") + ": " + str(Ground(case.ground).label),
        "paragraphs": _what(case),
        "items": papers(case),
        "closing": [
            _("Bitte holen Sie das bis am %(by)s nach.") % {"by": day(answer_by)},
            _("Haben Sie es schon erledigt, ist dieses Schreiben gegenstandslos."),
        ],
        "law": _law(case, "lu-ng/16/1"),
        "remedy": [],
    }


def _reminder(case: DutyCase, practice: Practice, *, answer_by: date) -> dict[str, Any]:
    fined = case.duty != "deposit"
    threat = (
        _("Wer der Melde- oder Auskunftspflicht trotz Mahnung nicht nachkommt, kann gebüsst werden.")
        if fined
        else _("Nach Ablauf der Frist können die Schriften durch die Polizei eingesammelt werden.")
    )
    return {
        "title": _("Mahnung") + ": " + str(Ground(case.ground).label),
        "paragraphs": [_("Auf unsere Einforderung hin ist nichts eingegangen."), *_what(case)],
        "items": papers(case),
        "closing": [_("Wir setzen Ihnen eine letzte Frist bis am %(by)s.") % {"by": day(answer_by)}, threat],
        "law": _law(case, "lu-ng/16/1", "lu-ng/18/1" if fined else "lu-ng/15/2"),
        "remedy": [],
    }


def _fine(case: DutyCase, practice: Practice, *, rappen: int, reasons: str, decided_on: date) -> dict[str, Any]:
    return {
        "title": _("Bussenentscheid"),
        "paragraphs": [
            _("Es entscheidet: %(body)s.") % {"body": body_name(practice, decided_on)},
            _("%(name)s wird wegen Verletzung der %(duty)s mit Fr. %(amount)s gebüsst. Die Busse fällt in die "
              "Gemeindekasse.")
            % {"name": case.addressee, "duty": case.get_duty_display(), "amount": francs(rappen)},
            _("Begründung:") + " " + reasons,
            *_what(case),
        ],
        "items": _dates(case),
        "closing": [],
        "law": _law(case, "lu-ng/18/1", "lu-ng/19/1"),
        "remedy": [_("Rechtsmittel"), *remedy(practice, decided_on)],
    }  # fmt: skip


def _collection(case: DutyCase, practice: Practice, *, rappen: int) -> dict[str, Any]:
    return {
        "title": _("Auftrag zum Einsammeln von Schriften"),
        "paragraphs": [_("Die Schriften wurden trotz Einforderung und Mahnung nicht abgegeben."), *_what(case)],
        "items": [*papers(case), *_dates(case)],
        "closing": [_("Die Gemeinde entschädigt den Auftrag mit Fr. %(amount)s.") % {"amount": francs(rappen)}],
        "law": _law(case, "lu-ng/15/2", "lu-ng/16/1"),
        "remedy": [],
    }


def _dates(case: DutyCase) -> list[str]:
    """Demand and reminder with their terms."""
    return [
        _("%(step)s vom %(on)s, Frist bis am %(by)s")
        % {"step": letter.get_step_display(), "on": day(letter.made_on), "by": day(letter.answer_by)}
        for letter in case.letters.all()
        if letter.answer_by
    ]


def _law(case: DutyCase, *norms: str) -> list[str]:
    duty = {"report": ["lu-ng/2a/1"], "inform": ["lu-ng/2a/2"], "deposit": ["lu-ng/3/1"]}[case.duty]
    home = statute(STATUTE)
    told = [f"{cite(norm, home.short, LETTERS)}: {_says(norm)}" for norm in [*duty, *norms]]
    return [_("%(title)s (%(short)s, %(number)s)") % {"title": home.title[LETTERS], "short": home.short,
                                                      "number": home.number}, *told]  # fmt: skip


def _says(norm: str) -> str:
    return next(found.says[LETTERS] for found in statute(STATUTE).norms if found.id == norm)


def body_name(practice: Practice, on: date) -> str:
    """Who decides, by name: the body of municipal law, else the municipal council (§ 6 para. 1)."""
    body = Law.on(on).value(
        STATUTE, "competent_body", permit_of_foreigner=False, body_by_municipal_law=practice.competent_body
    )
    return practice.competent_body if body is Authority.BODY_OF_MUNICIPAL_LAW else value(body)


def remedy(practice: Practice, on: date) -> list[str]:
    """The instruction on remedies: where, until when, how. A term that nobody entered is named as such."""
    return [
        _("Dieser Entscheid kann angefochten werden bei: %(body)s.") % {"body": practice.remedy_body},
        deadline(on),
        practice.remedy_form,
    ]


def deadline(on: date) -> str:
    """The term to contest a decision in words; where the figure is unknown, room for it, and who can enter it."""
    try:
        days = Law.on(on).figure(STATUTE, "remedy_days").value
    except Unknown as unknown:
        told = {"number": VRG, "what": unknown.what[LETTERS], "who": unknown.who[LETTERS]}
        return (
            _(
                "Die Frist richtet sich nach dem Gesetz über die Verwaltungsrechtspflege (VRG, %(number)s) und läuft "
                "ab der Eröffnung: ______ Tage. Vor dem Versand von Hand zu ergänzen, weil die Zahl hier nicht "
                "erfasst ist (%(what)s); erfassen kann sie: %(who)s."
            )
            % told
        )
    return _("Die Frist beträgt %(days)s Tage seit der Eröffnung.") % {"days": days}


def part(name: str) -> str:
    """A part of the instruction on remedies (`body`, `deadline`, `form`) in the reader's language."""
    return statute(STATUTE).word(name, language()) or name


_WRITERS: dict[Step, Callable[..., dict[str, Any]]] = {
    Step.DEMAND: _demand,
    Step.REMINDER: _reminder,
    Step.FINE: _fine,
    Step.COLLECTION: _collection,
}
