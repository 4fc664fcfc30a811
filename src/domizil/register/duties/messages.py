# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every text with which the room refuses."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from domizil.base.refusal import Refusal
from domizil.law.engine.money import francs
from domizil.register.papers.service import day as day


def step_not_due(step: str, what_is: str) -> Refusal:
    """The law does not allow the step today."""
    return Refusal(
        "step_not_due",
        _("Der Schritt «%(step)s» ist jetzt nicht möglich.") % {"step": step},
        _("Nach dem Stand des Falls ist der nächste Schritt: %(next)s.") % {"next": what_is},
        norm="lu-ng/16/1",
    )


def taken_already(step: str) -> Refusal:
    """Each step is taken once."""
    return Refusal(
        "taken_already",
        _("Das Schreiben «%(step)s» gibt es schon; es geht nicht zweimal hinaus.") % {"step": step},
        norm="lu-ng/16/1",
    )


def term_missing() -> Refusal:
    """Terms of letters are the municipality's to set."""
    return Refusal(
        "term_missing",
        _("Für dieses Schreiben ist keine Frist festgelegt."),
        _("Das Gesetz nennt keine Zahl von Tagen; die Gemeinde setzt sie."),
        _("Geben Sie eine Frist ein, oder legen Sie sie in den Vorgaben der Gemeinde fest."),
        "lu-ng/16/1",
    )


def term_too_long(most: int) -> Refusal:
    """A term of years is a typing error."""
    return Refusal(
        "term_too_long",
        _("Diese Frist ist zu lang: erlaubt sind höchstens %(most)d Tage.") % {"most": most},
        what_next=_("Prüfen Sie das Jahr."),
    )


def in_future(on: date) -> Refusal:
    """What has not happened yet is not recorded."""
    return Refusal(
        "in_future",
        _("Der %(day)s liegt in der Zukunft.") % {"day": day(on)},
        what_next=_("Erfassen Sie es, wenn es geschehen ist."),
    )


def other_ground(duty: str, ground: str) -> Refusal:
    """Each duty has its own grounds."""
    return Refusal(
        "other_ground",
        _("Zur Pflicht «%(duty)s» passt der Anlass «%(ground)s» nicht.") % {"duty": duty, "ground": ground},
        what_next=_("Wählen Sie einen Anlass, der zu dieser Pflicht gehört."),
    )


def fine_without_reminder() -> Refusal:
    """A fine comes after a reminder whose time has run out."""
    return Refusal(
        "fine_without_reminder",
        _("Eine Busse ist jetzt nicht möglich."),
        _("Gebüsst wird nur, wer trotz Mahnung nicht meldet oder Auskunft gibt und dessen Frist abgelaufen ist."),
        _("Mahnen Sie zuerst, und warten Sie das Ende der Frist ab."),
        "lu-ng/18/1",
    )


def no_fine_for_papers() -> Refusal:
    """Papers are demanded and collected, not fined."""
    return Refusal(
        "no_fine_for_papers",
        _("Für nicht abgegebene Schriften allein gibt es keine Busse."),
        _("Die Busse ist für die Melde- und die Auskunftspflicht vorgesehen; Schriften werden eingefordert."),
        _("Nach der Mahnung können sie durch die Polizei eingesammelt werden (§ 15 Abs. 2)."),
        "lu-ng/18/1",
    )


def fine_out_of_bounds(cap: int) -> Refusal:
    """More than nothing and at most the cap."""
    return Refusal(
        "fine_out_of_bounds",
        _("Dieser Betrag ist nicht zulässig."),
        _("Die Busse beträgt mehr als 0 und höchstens %(cap)s Franken.") % {"cap": francs(cap)},
        _("Setzen Sie einen Betrag in diesem Rahmen fest."),
        "lu-ng/18/1",
    )


def no_amount(typed: str) -> Refusal:
    """What was typed is no amount of money."""
    return Refusal(
        "no_amount",
        _("«%(typed)s» ist kein Betrag.") % {"typed": typed[:20]},
        what_next=_("Schreiben Sie Franken und Rappen, zum Beispiel 250 oder 250.50."),
    )


def reasons_missing() -> Refusal:
    """A decision has reasons."""
    return Refusal(
        "reasons_missing",
        _("Die Begründung fehlt."),
        what_next=_("Schreiben Sie, welche Pflicht nicht erfüllt ist und warum dieser Betrag."),
        norm="lu-ng/18/1",
    )


def instruction_incomplete(missing: list[str]) -> Refusal:
    """A decision tells how it can be contested."""
    return Refusal(
        "instruction_incomplete",
        _("Der Rechtsmittelbelehrung fehlt: %(missing)s.") % {"missing": ", ".join(missing)},
        _("Jeder Entscheid sagt, wo, bis wann und wie er angefochten werden kann."),
        _("Ergänzen Sie die Vorgaben der Gemeinde."),
        "lu-ng/19/1",
    )


def case_is_over() -> Refusal:
    """Nothing more is done with a case that is met or closed."""
    return Refusal("case_is_over", _("Dieser Fall ist abgeschlossen."), norm="lu-ng/16/1")


def not_overdue() -> Refusal:
    """A case is opened when the last day is over."""
    return Refusal(
        "not_overdue",
        _("Diese Frist ist noch nicht abgelaufen."),
        what_next=_("Ein Fall wird erst nach dem letzten Tag eröffnet."),
        norm="lu-ng/16/1",
    )


def addressee_missing() -> Refusal:
    """A letter goes to somebody."""
    return Refusal("addressee_missing", _("Es fehlt, an wen sich der Fall richtet."))


def bad_order() -> Refusal:
    """Service, appeal and outcome follow each other."""
    return Refusal(
        "bad_order",
        _("Dieses Datum passt nicht zum Stand der Busse."),
        _("Auf den Entscheid folgen die Eröffnung, die Anfechtung und ihr Ausgang; jedes wird einmal erfasst."),
        _("Prüfen Sie das Datum und was schon erfasst ist."),
        "lu-ng/19/1",
    )
