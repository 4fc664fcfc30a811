# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every text with which a message is refused, or put before a clerk. They go to the sender as well."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from django.utils.translation import gettext_lazy, gettext_noop

from domizil.base.kept_text import Text, glued, keep, label, show
from domizil.base.kept_text import text as _
from domizil.base.refusal import Refusal
from domizil.register.models import EventKind


class Rejected(Refusal):
    """A message that is not taken: the sender gets a negative report with the code and the text."""


class Unclear(Refusal):
    """A message that a person must decide on: nobody is told anything until a clerk has."""


TITLES = {
    "unreadable": gettext_lazy("nicht lesbar"),
    "unknown_version": gettext_lazy("unbekannte Version"),
    "invalid": gettext_lazy("ungültig nach dem Schema"),
    "wrong_recipient": gettext_lazy("falscher Empfänger"),
    "wrong_municipality": gettext_lazy("falsche Gemeinde"),
    "unknown_sender": gettext_lazy("unbekannter Absender"),
    "number_used": gettext_lazy("Meldungsnummer schon verwendet"),
    "date_missing": gettext_lazy("Ereignisdatum fehlt"),
    "dates_differ": gettext_lazy("Ereignisdaten widersprechen sich"),
    "date_ahead": gettext_lazy("Ereignisdatum nicht zulässig"),
    "unknown_person": gettext_lazy("Person nicht bekannt"),
    "several_persons": gettext_lazy("mehrere Personen möglich"),
    "by_hand": gettext_lazy("von Hand zu verarbeiten"),
    "recall": gettext_lazy("Widerruf"),
    "recalled": gettext_lazy("vom Absender widerrufen"),
    "handed_on": gettext_lazy("weitergeleitet"),
    "reminder": gettext_lazy("Mahnung"),
    "no_first_message": gettext_lazy("erste Meldung nicht bekannt"),
    "nothing_to_request": gettext_lazy("keine Anfrage"),
    "no_agreement": gettext_lazy("nicht vereinbart"),
    "whole_register": gettext_lazy("Anfrage nach dem ganzen Register"),
    "not_departed": gettext_lazy("nicht abgemeldet"),
    "who_ordered": gettext_lazy("verfügende Behörde unklar"),
    "parent_unknown": gettext_lazy("Elternteil nicht bekannt"),
    "unknown_measure": gettext_lazy("Massnahme nicht bekannt"),
    "last_origin": gettext_lazy("letzter Heimatort"),
    "unknown_permit": gettext_lazy("Bewilligung nicht eindeutig"),
    "no_dwelling_numbers": gettext_lazy("Wohnung nicht bestimmt"),
    "contradiction": gettext_lazy("widerspricht dem Register"),
    "refused_by_clerk": gettext_lazy("von der Einwohnerkontrolle abgelehnt"),
    "ahead": gettext_lazy("liegt in der Zukunft"),
    "nothing_asked": gettext_lazy("Antwort ohne Meldung"),
    "rejected": gettext_lazy("vom Empfänger abgelehnt"),
    "test_message": gettext_lazy("Testmeldung"),
}
"""What a code means, in the reader's language."""


KINDS = {
    "baseDelivery": gettext_lazy("Gesamtlieferung"),
    "keyExchange": gettext_lazy("Schlüsselaustausch"),
    "dataRequest": gettext_lazy("Datenanfrage"),
    "eventReport": gettext_lazy("Antwort"),
    "identificationConversion": gettext_lazy("neue Personennummern"),
    "announceDuplicate": gettext_lazy("doppelter Eintrag"),
    "eCH-0093 moveIn": gettext_lazy("Zuzug in einer anderen Gemeinde"),
    "eCH-0093 moveOut": gettext_lazy("Wegzug aus einer anderen Gemeinde"),
    "eCH-0093 death": gettext_lazy("Tod, gemeldet von der Wohngemeinde"),
    "deletedInRegister": gettext_lazy("Löschung beim Absender"),
    "adoption": gettext_lazy("Adoption"),
    "childRelationship": gettext_lazy("Kindesverhältnis"),
    "missing": gettext_lazy("Verschollenerklärung"),
    "undoMissing": gettext_lazy("Aufhebung der Verschollenerklärung"),
    "undoCitizen": gettext_lazy("Entlassung aus einem Gemeindebürgerrecht"),
    "undoSwiss": gettext_lazy("Verlust des Schweizer Bürgerrechts"),
    "changeOrigin": gettext_lazy("Änderung der Heimatorte"),
    "changeArmedForces": gettext_lazy("Militärdienst"),
    "changeCivilDefense": gettext_lazy("Zivilschutz"),
    "changeFireService": gettext_lazy("Feuerwehrdienst"),
    "changeHealthInsurance": gettext_lazy("Krankenversicherung"),
    "changeMatrimonialInheritanceArrangement": gettext_lazy("güter- oder erbrechtliche Vereinbarung"),
    "correctGuardianRelationship": gettext_lazy("Berichtigung der gesetzlichen Vertretung"),
    "correctParentalRelationship": gettext_lazy("Berichtigung der Eltern"),
    "correctOccupation": gettext_lazy("Berichtigung von Beruf oder Arbeitgeber"),
    "correctIdentification": gettext_lazy("Berichtigung der Personennummern"),
    "correctName": gettext_lazy("Berichtigung der Namen"),
    "correctNationality": gettext_lazy("Berichtigung der Staatsangehörigkeit"),
    "correctContact": gettext_lazy("Berichtigung der Zustelladresse"),
    "correctReligion": gettext_lazy("Berichtigung der Religionsgemeinschaft"),
    "correctPlaceOfOrigin": gettext_lazy("Berichtigung der Heimatorte"),
    "correctResidencePermit": gettext_lazy("Berichtigung der Bewilligung"),
    "correctMaritalInfo": gettext_lazy("Berichtigung des Zivilstands"),
    "correctBirthInfo": gettext_lazy("Berichtigung von Geburt oder Namen der Eltern"),
    "correctDeathData": gettext_lazy("Berichtigung des Todes"),
    "correctPersonAdditionalData": gettext_lazy("Berichtigung der Korrespondenzsprache"),
    "correctPoliticalRightData": gettext_lazy("Berichtigung der politischen Rechte"),
    "correctDataLock": gettext_lazy("Berichtigung des Sperrvermerks"),
    "correctPaperLock": gettext_lazy("Berichtigung der Schriftensperre"),
}
"""Kinds of messages that are no event of the register, in the reader's language."""


def title(kind: str) -> Text:
    """What a kind of message is called: as the register calls the event, else its name in eCH-0020."""
    if kind in KINDS:
        return label(KINDS[kind]).capital()
    snake = re.sub("([A-Z])", lambda letter: f"_{letter[1].lower()}", kind)
    return label(EventKind(snake).label).capital() if snake in EventKind.values else Text(kind)


def in_german(*texts: str) -> str:
    """Texts as another register reads them: in German, whatever language the clerk works in."""
    return " ".join(show(keep(text), "de") for text in texts if text)


# --- not readable ---


def unreadable(what: str) -> Rejected:
    """Not XML, cut off, too large, with a DTD."""
    return Rejected("unreadable", _("Die Meldung ist nicht lesbar: {0}").format(what))


def too_large(size: int, most: int) -> Rejected:
    """More bytes than are read."""
    return unreadable(_("Die Datei hat {0} Bytes; erlaubt sind {1}.").format(size, most))


def no_data(file: Path) -> Rejected:
    """An envelope without its data file."""
    return Rejected("unreadable", _("Zum Umschlag fehlt die Datei {0}.").format(file.name))


def unknown_version(root: str) -> Rejected:
    """A root element of another standard or version."""
    return Rejected(
        "unknown_version",
        _("{0} wird nicht gelesen.").format(root),
        _("Verarbeitet werden eCH-0020 Version 3.0, eCH-0093 Version 2.0 und Antworten (eventReport) nach eCH-0058."),
        _("Senden Sie die Meldung in dieser Version."),
    )


def invalid(what: str) -> Rejected:
    """The schema or a record refuses it."""
    return Rejected("invalid", _("Die Meldung ist ungültig: {0}").format(what))


# --- not for us, not from somebody known, not new ---


def wrong_recipient(recipient: str) -> Rejected:
    """No municipality of ours has that number."""
    return Rejected("wrong_recipient", _("Der Empfänger {0} wird hier nicht geführt.").format(recipient))


def sender_differs(envelope: str, header: str) -> Rejected:
    """Envelope and header name different senders."""
    return Rejected("unknown_sender", _("Absender im Umschlag {0}, in der Meldung {1}.").format(envelope, header))


def unknown_sender(sender: str) -> Rejected:
    """Nobody we exchange with."""
    return Rejected(
        "unknown_sender",
        _("Der Absender {0} ist nicht als Teilnehmer eingetragen.").format(sender),
        what_next=_("Vereinbaren Sie den Austausch mit der Gemeinde."),
    )


def wrong_municipality(told: str, ours: str) -> Rejected:
    """The content is about a residence elsewhere."""
    return Rejected(
        "wrong_municipality", _("Die Meldung betrifft {0}; empfangen hat sie {1}.").format(told, ours),
        what_next=_("Senden Sie die Meldung an die zuständige Gemeinde."),
    )  # fmt: skip


def number_used(message_id: str) -> Rejected:
    """The number of an earlier message with other content."""
    return Rejected(
        "number_used",
        _("Die Meldungsnummer {0} trägt schon eine andere Meldung.").format(message_id),
        what_next=_("Senden Sie die Meldung mit einer neuen Nummer."),
    )


def wrong_date(code: str, header: date | None, content: date | None) -> Rejected:
    """The event date breaks annex H of eCH-0020."""
    texts = {
        "date_missing": _("Das Ereignisdatum fehlt im Meldungskopf."),
        "dates_differ": _("Ereignisdatum im Kopf {0}, im Inhalt {1}.").format(header, content),
        "date_ahead": _("Das Ereignisdatum {0} ist für diesen Meldegrund nicht zulässig.").format(header),
    }
    return Rejected(code, texts[code], _("eCH-0020 Version 3.0, Abschnitt 3.1 und Anhang H."))


def test_message() -> Rejected:
    """A message with the flag of a test, in production."""
    return Rejected("test_message", _("Die Meldung ist als Testlieferung gekennzeichnet und wurde nicht verarbeitet."))


# --- about nobody, about several, against what is known ---


def unknown_person(name: str) -> Rejected:
    """Nobody in the register is meant."""
    return Rejected("unknown_person", _("Im Register der Gemeinde ist diese Person nicht bekannt: {0}.").format(name))


def several_persons(name: str) -> Unclear:
    """More than one person may be meant, or one only nearly."""
    return Unclear("several_persons", _("Es ist nicht eindeutig, wer gemeint ist: {0}.").format(name))


def unknown_place(what: str) -> Rejected:
    """A country or municipality number that no list has."""
    return Rejected("contradiction", _("{0} steht in keiner amtlichen Liste.").format(what))


def vn_differs(known: str, told: str) -> Unclear:
    """The person is known under another AHV number."""
    return Unclear("several_persons", _("AHV-Nummer im Register {0}, in der Meldung {1}.").format(known, told))


def contradiction(what: str) -> Rejected:
    """The register says otherwise."""
    return Rejected("contradiction", what)


def no_nationality() -> Unclear:
    """A nationality is said to be known, and no state is named."""
    return Unclear("by_hand", _("Die Meldung nennt zur Staatsangehörigkeit keinen Staat: bitte von Hand eintragen."))


def not_known_then(day: date) -> str:
    """The register begins later."""
    return _("Am {0} kennt das Register die Person noch nicht.").format(day)


def known_already(name: str) -> Rejected:
    """Somebody who is to be entered is there."""
    return Rejected("contradiction", _("{0} ist schon eingetragen.").format(name))


def ahead(day: date) -> Unclear:
    """An event that annex H lets lie ahead: it is applied on its day, without a clerk."""
    return Unclear("ahead", _("Das Ereignis liegt in der Zukunft; es wird am {0} verarbeitet.").format(day))


def nothing_asked(reference: str) -> Rejected:
    """An answer to a message that we have not sent."""
    return Rejected("nothing_asked", _("Zu dieser Antwort gibt es keine Meldung von uns: {0}").format(reference or "–"))


def refused_by_clerk(why: str) -> Rejected:
    """A clerk has decided against it."""
    return Rejected("refused_by_clerk", why)


def applied() -> str:
    """What a positive answer says."""
    return _("Die Meldung ist verarbeitet.")


OUTCOMES = {
    "entered": gettext_lazy("eingetragen"),
    "same": gettext_lazy("stimmt überein"),
    "differs": gettext_lazy("weicht ab"),
    "unclear": gettext_lazy("nicht eindeutig"),
    "unknown": gettext_lazy("nicht bekannt"),
}
"""What became of the persons of a delivery."""


def tally(counted: Counter[str]) -> Text:
    """How many persons of a delivery were entered, agree, differ, are not known."""
    return glued(", ", [glued(": ", [OUTCOMES[outcome], count]) for outcome, count in sorted(counted.items())])


def differs(differing: Iterable[tuple[object, object, object]]) -> Text:
    """What a delivery says otherwise than the register: feature, register, delivery."""
    return glued("; ", [glued(": ", [name, f"{held} / {told}"]) for name, held, told in differing])


DIFFERENCE = gettext_noop("Gesamtlieferung weicht ab bei %(name)s: %(what)s")
"""The subject of the task about a person whose data differ between two registers (register / delivery)."""
TASK = gettext_noop("Meldung «%(kind)s» von %(sender)s: %(reason)s")
"""The subject of the task about a message that waits."""


# --- the installation ---


def second_run(folder: Path) -> Refusal:
    """Another run holds the directories."""
    return Refusal(
        "second_run",
        _("Ein anderer Lauf arbeitet gerade in {0}.").format(folder),
        what_next=_("Warten Sie, bis er fertig ist."),
    )


def no_mailbox(variable: str) -> Refusal:
    """No directory was named."""
    return Refusal(
        "no_mailbox",
        _("{0} ist nicht gesetzt.").format(variable),
        _("Meldungen liegen in dem Ordner, den Domizil mit dem sedex-Adapter teilt."),
        _("Nennen Sie den Ordner in {0}.").format(variable),
    )


def no_participant() -> Refusal:
    """No municipality takes part."""
    return Refusal(
        "no_participant",
        _("Keine Gemeinde nimmt am Meldungsaustausch teil."),
        what_next=_("Tragen Sie eine ein: domizil exchange join --help"),
    )


def package_size(most: int) -> Refusal:
    """A package of no size, or too many persons."""
    return Refusal("package_size", _("Ein Paket enthält 1 bis {0} Personen.").format(most))


def undelivered(code: int, info: str) -> str:
    """What sedex says about a message that it could not deliver."""
    return _("sedex hat die Meldung nicht zugestellt: {0} {1}").format(code, info)


def no_reason() -> Refusal:
    """A decision without a word why."""
    return Refusal("no_reason", _("Sagen Sie in ein paar Worten, warum; der Absender liest es."))


def nobody_chosen() -> Refusal:
    """A decision for a person without one."""
    return Refusal("nobody_chosen", _("Wählen Sie die Person, die gemeint ist."))


def not_waiting() -> Refusal:
    """Somebody has decided on the message already."""
    return Refusal("not_waiting", _("Über diese Meldung ist schon entschieden."))


def no_sedex_number(typed: str) -> Refusal:
    """What was given as the number of a participant is none."""
    return Refusal(
        "no_sedex_number",
        _("«%(typed)s» ist keine sedex-Nummer.") % {"typed": typed[:40]},
        what_next=_("Die Nummer so angeben, wie der Betreiber sie zugeteilt hat, zum Beispiel 1-351-1."),
    )
