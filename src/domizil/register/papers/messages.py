# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every text with which the room refuses."""

from __future__ import annotations

from datetime import date

from domizil.base.kept_text import text as _
from domizil.base.refusal import Refusal


def day(value: date) -> str:
    """A day as people write it here: 1.3.2024."""
    return f"{value.day}.{value.month}.{value.year}"


def not_resident(municipality: str) -> Refusal:
    """Papers are taken from who lives or stays in the municipality."""
    return Refusal(
        "not_resident",
        _("Diese Person ist am Tag der Abgabe nicht in %(place)s gemeldet.") % {"place": municipality},
        _("Schriften nimmt die Gemeinde entgegen, in der jemand wohnt oder sich aufhält."),
        _("Erfassen Sie zuerst den Zuzug, oder prüfen Sie das Datum."),
        "lu-ng/10/1",
    )


def paper_expired(valid_until: date, on: date) -> Refusal:
    """An expired paper proves nothing and is not taken."""
    return Refusal(
        "paper_expired",
        _("Diese Schrift ist seit dem %(until)s abgelaufen.") % {"until": day(valid_until)},
        _("Am %(on)s kann sie nicht mehr entgegengenommen werden.") % {"on": day(on)},
        _("Verlangen Sie eine gültige Schrift. Stimmt das Datum nicht, berichtigen Sie «gültig bis»."),
        "lu-ng/10/1",
    )


def paper_from_the_future(on: date) -> Refusal:
    """A paper that is issued or received on a day to come."""
    return Refusal(
        "paper_date",
        _("Das Datum %(on)s passt nicht: die Schrift wäre erst später ausgestellt oder abgegeben.") % {"on": day(on)},
        what_next=_("Prüfen Sie «ausgestellt am» und das Datum der Abgabe."),
    )


def paper_not_accepted(kind: str) -> Refusal:
    """The law does not take this paper for the one to be deposited."""
    return Refusal(
        "paper_not_accepted",
        _("«%(kind)s» gilt bei dieser Person nicht als Ausweisschrift.") % {"kind": kind},
        _("Schweizerinnen und Schweizer hinterlegen den Heimatschein, Ausländerinnen und Ausländer den Pass."),
        _("Wählen Sie die Schrift, die auf der Liste steht."),
        "lu-ng/3/1",
    )


def paper_not_identified() -> Refusal:
    """Number and issuer are what a paper is known by."""
    return Refusal(
        "paper_not_identified",
        _("Nummer oder Ausstellerin der Schrift fehlt."),
        what_next=_("Tragen Sie ein, was auf der Schrift steht; ohne Nummer «ohne Nummer»."),
        norm="lu-ng/12/1",
    )


def paper_lies_here(number: str) -> Refusal:
    """The same paper cannot be deposited twice."""
    return Refusal(
        "paper_lies_here",
        _("Diese Schrift (%(number)s) ist schon hinterlegt.") % {"number": number},
        what_next=_("Prüfen Sie die Nummer, oder geben Sie zuerst die alte Schrift zurück."),
        norm="lu-ng/12/1",
    )


def not_settled_at_home() -> Refusal:
    """Papers issued are followed for citizens who are settled in their home municipality."""
    return Refusal(
        "not_settled_at_home",
        _("Ausgestellte Schriften werden nur bei Bürgerinnen und Bürgern verfolgt, die hier niedergelassen sind."),
        _("Wer anderswo Bürgerin oder Bürger ist, hat die Schriften hier hinterlegt."),
        _("Prüfen Sie Heimatort und Wohnsitz."),
        "lu-ng/4/4",
    )


def no_papers() -> Refusal:
    """A receipt is issued for papers that lie here."""
    return Refusal(
        "no_papers",
        _("Es ist keine Schrift ausgewählt, die hier hinterlegt ist."),
        what_next=_("Erfassen Sie zuerst die Hinterlegung, dann den Empfangsschein."),
        norm="lu-ng/10/1",
    )


def has_receipt(number: int) -> Refusal:
    """One receipt at a time for the same papers."""
    return Refusal(
        "has_receipt",
        _("Für diese Schrift gibt es schon den Empfangsschein Nr. %(number)s.") % {"number": number},
        _("Für dieselben Schriften gilt nur ein Empfangsschein."),
        _("Widerrufen Sie zuerst den alten, wenn er falsch ist."),
        "lu-ng/10/1",
    )


def foreigners_card() -> Refusal:
    """Foreigners get no receipt."""
    return Refusal(
        "foreigners_card",
        _("Ausländerinnen und Ausländer erhalten keinen Empfangsschein."),
        _("An seiner Stelle stellt das Amt für Migration den Ausländerausweis aus."),
        _("Bestellen Sie den Ausweis beim Amt für Migration."),
        "lu-ng/10/2",
    )


def receipt_lacks(missing: list[str]) -> Refusal:
    """The act says what a receipt holds."""
    return Refusal(
        "receipt_incomplete",
        _("Für den Empfangsschein fehlt: %(missing)s.") % {"missing": ", ".join(missing)},
        _("Das Gesetz nennt, was er enthalten muss."),
        _("Ergänzen Sie die Angaben im Register; die Gebühr steht in den Vorgaben der Gemeinde."),
        "lu-ng/10/1",
    )


def revocation_too_late(until: date) -> Refusal:
    """A receipt can be revoked for a month."""
    return Refusal(
        "revocation_too_late",
        _("Dieser Empfangsschein lässt sich nicht mehr widerrufen."),
        _("Der Widerruf war bis am %(until)s möglich; seither weist er die Niederlassung aus.") % {"until": day(until)},
        _("Bei einem Fehler berichtigen Sie das Register und geben die Schriften gegen den Schein zurück."),
        "lu-ng/10/1",
    )


def receipt_is_over(number: int) -> Refusal:
    """A receipt is revoked or given back once."""
    return Refusal(
        "receipt_is_over",
        _("Der Empfangsschein Nr. %(number)s ist schon widerrufen oder zurückgegeben.") % {"number": number},
        norm="lu-ng/10/1",
    )


def reason_missing() -> Refusal:
    """Whoever takes something back says why."""
    return Refusal("reason_missing", _("Der Grund fehlt."), what_next=_("Schreiben Sie in einem Satz, warum."))


def papers_blocked(office: str, reference: str) -> Refusal:
    """Blocked papers stay here."""
    return Refusal(
        "papers_blocked",
        _("Diese Schriften sind gesperrt und dürfen nicht zurückgegeben werden."),
        _("Die Sperre hat verfügt: %(office)s (%(reference)s).") % {"office": office, "reference": reference},
        _("Verweisen Sie an diese Behörde. Der Versuch ist festgehalten."),
        "lu-ng/14/3",
    )


def receipt_needed() -> Refusal:
    """Papers are handed out against the receipt."""
    return Refusal(
        "receipt_needed",
        _("Ohne den Empfangsschein werden die Schriften nicht zurückgegeben."),
        _("Sie werden gegen Rückgabe des Empfangsscheins ausgehändigt, kostenlos."),
        _("Verlangen Sie den Schein und haken Sie «Empfangsschein erhalten» an."),
        "lu-ng/14/1",
    )


def foreign_law() -> Refusal:
    """The return of foreigners' papers follows other law."""
    return Refusal(
        "foreign_law",
        _("Für die Rückgabe der Schriften von Ausländerinnen und Ausländern gilt das Ausländerrecht."),
        what_next=_("Geben Sie an, worauf sich die Rückgabe stützt (zum Beispiel das Ende der Bewilligung)."),
        norm="lu-ng/14/2",
    )


def nothing_to_return() -> Refusal:
    """Only what lies here can be returned."""
    return Refusal("nothing_to_return", _("Diese Schrift liegt nicht hier."), norm="lu-ng/14/1")


def may_not_block(office: str) -> Refusal:
    """Who may order a block, and against whom."""
    return Refusal(
        "may_not_block",
        _("Diese Sperre kann nicht eingetragen werden (%(office)s).") % {"office": office},
        _("Sperren können nur das Justiz- und Sicherheitsdepartement und die Strafbehörden, "
          "und nur gegenüber angeschuldigten oder verdächtigten Personen."),
        _("Verlangen Sie die Verfügung der zuständigen Behörde."),
        "lu-ng/14/3",
    )  # fmt: skip


def block_exists(reference: str) -> Refusal:
    """One block at a time."""
    return Refusal(
        "block_exists",
        _("Für diese Person gilt schon eine Schriftensperre (%(reference)s).") % {"reference": reference},
        norm="lu-ng/14/3",
    )


def block_not_there() -> Refusal:
    """A block that does not hold cannot be lifted."""
    return Refusal("block_not_there", _("Diese Sperre ist schon aufgehoben."), norm="lu-ng/14/3")


def bad_tariff() -> Refusal:
    """A line of the tariff needs an amount, a day and where it stands."""
    return Refusal(
        "bad_tariff",
        _("Diese Zeile des Tarifs ist nicht vollständig, oder an ihrem ersten Tag gilt schon eine."),
        what_next=_("Geben Sie Betrag, Beginn und Fundstelle an; der Beginn liegt nach dem der letzten Zeile."),
        norm="lu-ng/15/1",
    )


def too_long_for_pdf(lines: int, most: int) -> Refusal:
    """Who needs the whole control of a city takes the workbook."""
    return Refusal(
        "too_long_for_pdf",
        _("Dieser Auszug hat %(lines)d Zeilen; ein PDF fasst höchstens %(most)d.") % {"lines": lines, "most": most},
        what_next=_("Wählen Sie einen kürzeren Zeitraum, oder laden Sie den Auszug als XLSX."),
        norm="lu-ng/12/2",
    )


def too_many_scans(most: int) -> Refusal:
    """So many scans of a paper and no more."""
    return Refusal(
        "too_many",
        _("Von dieser Schrift liegen schon %(most)d Scans vor; mehr gehen nicht.") % {"most": most},
        what_next=_("Entfernen Sie einen Scan, oder legen Sie mehrere Seiten als ein PDF ab."),
    )


def unknown_filter(typed: str, allowed: str) -> Refusal:
    """An address asks for an extract by something it does not know: a file would hold more than was meant."""
    return Refusal(
        "unknown_filter",
        _("Den Filter «%(typed)s» gibt es nicht.") % {"typed": typed[:40]},
        _("Der Auszug enthielte mehr, als gefragt ist."),
        _("Erlaubt sind: %(allowed)s.") % {"allowed": allowed},
    )
