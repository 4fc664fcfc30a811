# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why the content of a message is refused, or is for a clerk: what is missing, and what to do next."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy, gettext_noop

from domizil.base.kept_text import label
from domizil.base.kept_text import text as _
from domizil.base.refusal import Refusal
from domizil.register.messages import day

from .messages import Rejected, Unclear, title

WHY_BY_HAND = {
    "adoption": gettext_lazy(
        "Eine Adoption verarbeitet eine Fachperson von Hand: vom früheren Namen darf im Register keine Spur bleiben"
        " (eCH-0020, Abschnitt 4.4.1)."
    ),
    "childRelationship": gettext_lazy(
        "Die Meldung über ein Kindesverhältnis nennt keinen Elternteil, oder ein Pflegeverhältnis. Auf der Seite des"
        " Kindes berichtigen."
    ),
    "correctParentalRelationship": gettext_lazy(
        "Ein Elternteil, den das Register führt, fehlt in der Meldung. Prüfen, ob das Kindesverhältnis endete."
    ),
    "missing": gettext_lazy(
        "Jemand ist für verschollen erklärt. Prüfen, wann das Meldeverhältnis endet, und den Wegzug eintragen."
    ),
    "undoMissing": gettext_lazy(
        "Eine Verschollenerklärung ist aufgehoben. Prüfen, wo die Person lebt, und das Meldeverhältnis berichtigen."
    ),
    "deletedInRegister": gettext_lazy(
        "Der Absender hat die Person in seinem Register gelöscht. Ob der Eintrag hier falsch ist, entscheiden Sie;"
        " gelöscht wird hier nichts."
    ),
    "changeResidenceType": gettext_lazy(
        "Aus einem Nebenwohnsitz soll der Hauptwohnsitz werden; das Register führt hier ein anderes oder beendetes"
        " Meldeverhältnis. Prüfen, dann Wegzug und Zuzug eintragen."
    ),
    "correctDeathData": gettext_lazy(
        "Die Meldung ändert, ob die Person lebt. Prüfen und auf der Seite der Person berichtigen."
    ),
    "correctResidencePermit": gettext_lazy(
        "Die Meldung sagt, es gebe keine Bewilligung mehr. Prüfen und auf der Seite der Person berichtigen."
    ),
}
"""Why a kind of message is not applied by itself, as a clerk reads it."""


def by_hand(kind: str) -> Unclear:
    """A kind of message, or what it says, that a person must judge."""
    why = WHY_BY_HAND.get(kind)
    return Unclear(
        "by_hand", _("«{0}» entscheidet die Einwohnerkontrolle.").format(title(kind)), label(why) if why else ""
    )


# --- about an earlier message ---


def no_first_message(number: str | None) -> Rejected:
    """A recall or correction of something that never came."""
    return Rejected(
        "no_first_message",
        _("Die Meldung, auf die Sie sich beziehen, ist hier nicht eingegangen: {0}").format(number or "–"),
        _("Widerruf und Korrektur nennen die Nummer der ersten Meldung (eCH-0058, Abschnitte 4.3.3 und 4.4)."),
        _("Prüfen Sie referenceMessageId."),
    )


def other_kind(first: str, told: str) -> Rejected:
    """A recall or correction with another kind of content than the first message."""
    return Rejected(
        "no_first_message",
        _("Die erste Meldung war «{0}», diese ist «{1}».").format(title(first), title(told)),
        what_next=_("Senden Sie Widerruf oder Korrektur mit demselben Meldegrund."),
    )


def nothing_to_request(kind: str) -> Rejected:
    """The action "request" with a kind that is no request."""
    return Rejected(
        "nothing_to_request",
        _("Mit «{0}» lassen sich keine Daten anfragen.").format(title(kind)),
        what_next=_("Senden Sie eine Datenanfrage (dataRequest)."),
    )


def recalled() -> str:
    """What became of a message that its sender recalled before it was applied."""
    return _("Der Absender hat die Meldung widerrufen.")


def taken_back(first: str, second: str) -> str:
    """The reason of the correction that a recall leads to."""
    return _("Meldung {0} widerrufen mit Meldung {1}").format(first, second)


def not_undone(why: str) -> Unclear:
    """A recall of something that cannot be taken back by itself."""
    return Unclear("recall", _("Der Absender widerruft eine Meldung, die schon verarbeitet ist."), why)


def entered_by_hand() -> str:
    """Nothing in the register names the message that is recalled."""
    return _("Zur ersten Meldung gibt es keinen Eintrag, der sich von selbst zurücknehmen lässt.")


def reminded(number: str) -> Unclear:
    """Somebody waits for an answer of ours."""
    return Unclear(
        "reminder",
        _("Der Absender mahnt die Meldung {0}, über die noch nicht entschieden ist.").format(number),
        what_next=_("Die wartende Meldung entscheiden; der Absender erhält dann die Antwort."),
    )


# --- requests for data ---


def no_agreement(sender: str) -> Unclear:
    """A request by somebody who gets no base deliveries."""
    return Unclear(
        "no_agreement",
        _("Mit {0} ist nicht vereinbart, dass Personendaten auf Anfrage gesendet werden.").format(sender),
        _("Daten gehen nur an berechtigte amtliche Stellen (eCH-0020, Abschnitt 4.3.3)."),
        _("Die Rechtsgrundlage prüfen; dann die Anfrage ablehnen oder die Vereinbarung eintragen lassen."),
    )


def whole_register(sender: str) -> Unclear:
    """A request for everybody of a municipality."""
    return Unclear(
        "whole_register",
        _("{0} fragt die Daten aller Einwohnerinnen und Einwohner an.").format(sender),
        _("Ein ganzes Register verlässt das Haus nur, wenn jemand es entscheidet."),
        _("Wenn es so vereinbart ist, sendet der Betrieb die Gesamtlieferung: domizil exchange send"),
    )


def not_resident_then(name: str, on: date) -> Rejected:
    """Data asked for a day on which the person did not live here."""
    return Rejected(
        "contradiction", _("{0} war am {1} nicht in dieser Gemeinde gemeldet.").format(name, day(on))
    )  # fmt: skip


# --- papers, numbers, family, origin ---


def who_ordered_the_block() -> Unclear:
    """A block on papers by a sender who is not known as an authority that may order one."""
    return Unclear(
        "who_ordered",
        _("Die Meldung sagt nicht, welche Behörde die Schriftensperre verfügt hat."),
        _("Verfügen können sie das Justiz- und Sicherheitsdepartement und die Strafbehörden (§ 14 Abs. 3 NG)."),
        _("Die Verfügung beim Absender verlangen und die Sperre auf der Seite der Schriften eintragen."),
    )


def block_of_another(office: str) -> Unclear:
    """Somebody lifts the block of another authority."""
    return Unclear(
        "who_ordered",
        _("Die Schriftensperre hat eine andere Stelle verfügt: {0}.").format(office),
        what_next=_("Bei dieser Stelle nachfragen, ob die Sperre aufgehoben ist."),
    )


def unknown_permit(code: str) -> Unclear:
    """A category of permits that the register does not keep, or that the message leaves open."""
    return Unclear(
        "unknown_permit",
        _("Die Ausländerkategorie {0} führt das Register nicht, oder sie ist nicht genau genug.").format(code),
        what_next=_("Die Bewilligung beim Amt für Migration klären und eintragen."),
    )


def no_dwelling_numbers() -> Unclear:
    """A move to an address without EGID and EWID."""
    return Unclear(
        "no_dwelling_numbers",
        _("Die Meldung nennt eine Adresse, aber keine Wohnung (EGID und EWID)."),
        _("Wo jemand wohnt, führt das Register als Wohnung des eidgenössischen Registers (Art. 6 RHG)."),
        _("Die Wohnung suchen und den Umzug eintragen."),
    )


def unknown_number(number: str) -> Rejected:
    """A number that the register does not hold."""
    return Rejected("unknown_person", _("Unter der Nummer {0} kennt das Register niemanden.").format(number))


def parent_unknown() -> Unclear:
    """A parent in a message about custody whom the register does not know."""
    return Unclear(
        "parent_unknown",
        _("Das Register kennt einen Elternteil aus der Meldung nicht."),
        what_next=_("Die Person erfassen oder die richtige wählen, dann das Sorgerecht eintragen."),
    )


def no_such_parent(name: str) -> Unclear:
    """Somebody is no longer a parent who is none in the register."""
    return Unclear(
        "parent_unknown",
        _("{0} ist im Register nicht Elternteil dieses Kindes.").format(name),
        what_next=_("Auf der Seite des Kindes prüfen, wer gemeint ist, und die Eltern berichtigen."),
    )


def three_parents(name: str) -> Unclear:
    """A parent more, and nobody less."""
    return Unclear(
        "parent_unknown",
        _("{0} hätte danach mehr als zwei Eltern.").format(name),
        _("Die Meldung nennt einen Elternteil mehr, und keinen, der es nicht mehr ist."),
        _("Beim Zivilstandsamt klären, welches Kindesverhältnis endet."),
    )


def no_secondary_residence(name: str, on: date) -> str:
    """Somebody who has no residence here that could become the main one."""
    return _("{0} war am {1} nicht in dieser Gemeinde gemeldet.").format(name, day(on))


def no_parents() -> Unclear:
    """A birth without parents whom the register knows."""
    return Unclear(
        "parent_unknown",
        _("Die Meldung nennt keinen Elternteil."),
        _("Ein Kind wohnt bei einem Elternteil, der in der Gemeinde gemeldet ist."),
        _("Die Geburt auf der Seite eines Elternteils eintragen."),
    )


def unknown_measure(number: str) -> Unclear:
    """The end of a protective measure that is not entered."""
    return Unclear(
        "unknown_measure",
        _("Unter der Kennung {0} führt das Register keine Massnahme.").format(number),
        what_next=_("Auf der Seite der Person prüfen, welche gesetzliche Vertretung gemeint ist."),
    )


def no_representative() -> Unclear:
    """A protective measure without anybody who represents."""
    return Unclear(
        "unknown_measure",
        _("Die Meldung nennt nicht, wer die Person vertritt."),
        what_next=_("Beim Absender nachfragen und die gesetzliche Vertretung eintragen."),
    )


def last_origin() -> Unclear:
    """A citizen would be left without a place of origin."""
    return Unclear(
        "last_origin",
        _("Die Person hätte danach keinen Heimatort mehr."),
        _("Wer das Schweizer Bürgerrecht hat, hat mindestens einen Heimatort."),
        _("Prüfen, ob die Person das Schweizer Bürgerrecht verliert."),
    )


def death_between(first: date, last: date | None) -> Unclear:
    """A death of which only a period is known."""
    until = day(last) if last else "?"
    return Unclear(
        "by_hand",
        _("Vom Tod ist nur bekannt, dass er zwischen dem {0} und dem {1} eintrat.").format(day(first), until),
        _("Das Register führt einen Tag."),
        _("Den Tag mit dem Zivilstandsamt klären und den Tod eintragen."),
    )


def handed_on(name: str) -> str:
    """What the sender of a message that was passed on is told."""
    return _("Die Meldung ist weitergeleitet an {0}.").format(name)


def not_handed_on(name: str) -> Refusal:
    """A message to be passed on to whoever has it already."""
    return Refusal(
        "not_handed_on",
        _("An {0} lässt sich diese Meldung nicht weiterleiten.").format(name),
        _("Weitergeleitet wird an andere Stellen, nicht an die eigene Gemeinde und nicht zurück an den Absender."),
        _("Eine andere Stelle wählen, oder die Meldung ablehnen."),
    )


def nobody_to_hand_on_to() -> Refusal:
    """A message to be passed on to nobody."""
    return Refusal("nobody_chosen", _("Wählen Sie die Stelle, an die die Meldung geht."))


def not_departed(town: str, on: date) -> Unclear:
    """Somebody registered elsewhere who has not left here."""
    return Unclear(
        "not_departed",
        _("Die Person ist laut Meldung am {0} nach {1} gezogen, hier aber noch gemeldet.").format(day(on), town),
        _("Wer wegzieht, meldet sich ab (§ 2a Abs. 1 NG); diese Abmeldung fehlt."),
        _("Die Person fragen und den Wegzug eintragen."),
    )


def nothing_entered() -> str:
    """What a positive answer says about a message that changes nothing here."""
    return _("Nichts einzutragen: das Register sagt es schon, oder es führt dieses Merkmal nicht (§ 13 NG).")


PAPER_LOCK = gettext_noop(
    "Zugezogen mit Schriftensperre nach Meldung von %(sender)s: Verfügung verlangen, Sperre eintragen"
)
"""The subject of the task about somebody who arrived with a block on papers elsewhere (§ 14 para. 3 NG)."""
EXPECTED = gettext_noop("Zuzug angekündigt: %(name)s aus %(from)s, dort weggezogen am %(day)s")
"""The subject of the task about somebody who left another municipality to come here."""
