# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every refusal of this room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from domizil.base.refusal import Refusal

from .reading.facts import Problem

NORM = "lu-ng/17/1"


class BadFile(Refusal):
    """A file is not taken as a whole; nothing of it was read."""


def too_large(most: int) -> BadFile:
    """More bytes than are taken."""
    return BadFile(
        "file_too_large",
        _("Die Datei ist grösser als erlaubt: höchstens {0} MB.").format(most // 1_000_000),
        _("Grössere Dateien werden beim Hochladen abgebrochen und nicht gespeichert."),
        _("Teilen Sie die Datei auf, oder entfernen Sie Bilder und leere Blätter."),
    )


def empty() -> BadFile:
    """No content."""
    return BadFile("file_empty", _("Die Datei ist leer."), "", _("Wählen Sie die Datei noch einmal aus."))


def unknown_format(name: str) -> BadFile:
    """Neither CSV nor XLSX nor XML."""
    return BadFile(
        "file_format",
        _("«{0}» wird nicht angenommen.").format(name[:80]),
        _("Erlaubt sind CSV (UTF-8, Semikolon), XLSX ohne Makros und XML nach eCH-0112."),
        _("Speichern Sie die Tabelle als «Excel-Arbeitsmappe (.xlsx)» oder «CSV UTF-8»."),
    )


def macros() -> BadFile:
    """A workbook with a program in it."""
    return BadFile(
        "file_macros",
        _("Die Arbeitsmappe enthält Makros oder eingebettete Programme."),
        _("Solche Dateien können beim Öffnen Befehle ausführen; sie werden nicht angenommen."),
        _("Speichern Sie die Tabelle als «Excel-Arbeitsmappe (.xlsx)» ohne Makros."),
    )


def columns_not_read(unread: Sequence[str], known: Sequence[str]) -> str:
    """Headings that mean no column; what stands below them is left out."""
    told = ngettext(
        "Die Spalte {0} wird nicht gelesen: Domizil kennt sie nicht. Gelesen werden: {1}.",
        "Die Spalten {0} werden nicht gelesen: Domizil kennt sie nicht. Gelesen werden: {1}.",
        len(unread),
    )
    return told.format(", ".join(f"«{name.strip()[:40]}»" for name in unread[:20]), ", ".join(known))


def inflates(most: int) -> BadFile:
    """A small file that becomes a large one."""
    return BadFile(
        "file_inflates",
        _("Die Arbeitsmappe ist entpackt viel grösser als erlaubt."),
        _("Entpackt sind höchstens {0} MB erlaubt.").format(most // 1_000_000),
        _("Kopieren Sie nur die Zeilen mit Meldungen in eine neue Arbeitsmappe."),
    )


def broken_workbook() -> BadFile:
    """A ZIP that is no workbook."""
    return BadFile(
        "file_broken",
        _("Die Arbeitsmappe lässt sich nicht lesen."),
        _("Die Datei ist beschädigt, verschlüsselt oder keine Arbeitsmappe."),
        _("Öffnen Sie die Datei in Excel oder LibreOffice und speichern Sie sie neu, ohne Kennwort."),
    )


def encoding(position: int) -> BadFile:
    """Text that is no UTF-8."""
    return BadFile(
        "file_encoding",
        _("Die Datei ist nicht in UTF-8 gespeichert (Byte {0}).").format(position),
        _("In anderen Zeichensätzen würden Umlaute und fremde Namen falsch gelesen."),
        _("Speichern Sie sie in Excel als «CSV UTF-8 (durch Trennzeichen getrennt)»."),
    )


def delimiter(found: str) -> BadFile:
    """Cells split by something else."""
    return BadFile(
        "file_delimiter",
        _("Die Spalten sind durch {0} getrennt.").format({",": _("Kommas"), "\t": _("Tabulatoren")}[found]),
        _("Erlaubt ist das Semikolon."),
        _("Speichern Sie die Datei neu mit Semikolon, oder nehmen Sie eine Excel-Arbeitsmappe."),
    )


def broken_lines(line: int) -> BadFile:
    """Quotation marks that do not close."""
    return BadFile(
        "file_lines",
        _("Die Datei lässt sich ab Zeile {0} nicht in Spalten teilen.").format(line),
        _("Meist fehlt ein schliessendes Anführungszeichen."),
        _("Berichtigen Sie die Zeile, oder nehmen Sie eine Excel-Arbeitsmappe."),
    )


def headings(missing: str) -> BadFile:
    """The first row does not name the columns."""
    return BadFile(
        "file_headings",
        _("In der ersten Zeile fehlen Spalten: {0}.").format(missing),
        _("Die erste Zeile nennt die Spalten; ihre Reihenfolge ist frei."),
        _("Nehmen Sie die Vorlage, oder benennen Sie die Spalten wie dort."),
    )


def heading_twice(label: str) -> BadFile:
    """Two columns of one name."""
    return BadFile(
        "file_heading_twice",
        _("Die Spalte «{0}» kommt zweimal vor.").format(label),
        "",
        _("Löschen oder benennen Sie eine der beiden Spalten um."),
    )


def too_many_rows(most: int) -> BadFile:
    """More rows than are taken at once."""
    return BadFile(
        "file_rows",
        _("Die Datei hat mehr als {0} Zeilen.").format(most),
        _("So viele werden auf einmal angenommen."),
        _("Teilen Sie die Datei auf."),
    )


def taken_before(on: date) -> Refusal:
    """The same content a second time."""
    return Refusal(
        "taken_before",
        _("Genau diese Meldungen wurden am {0} schon übernommen.").format(f"{on:%d.%m.%Y}"),
        _("Dieselbe Lieferung wird nur einmal übernommen."),
        _("Es ist nichts weiter zu tun. Für neue Meldungen senden Sie eine neue Datei."),
    )


class NothingGood(Refusal):
    """Not one row without a problem; `problems` are those of all rows."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Say no, with what is wrong with each row."""
        super().__init__(
            "nothing_good",
            _("Keine Zeile konnte übernommen werden."),
            _("Jede Zeile hat mindestens einen Fehler; die Liste nennt sie."),
            _("Berichtigen Sie die Zeilen und senden Sie sie noch einmal."),
            NORM,
        )
        self.problems = tuple(problems)


def not_waiting() -> Refusal:
    """A delivery that was already taken over or dropped."""
    return Refusal(
        "not_waiting",
        _("Diese Lieferung wartet nicht mehr auf die Übernahme."),
        _("Sie wurde schon übernommen oder verworfen."),
        _("Sehen Sie in der Liste der Lieferungen nach."),
    )


def no_such_key() -> Refusal:
    """A key that does not open anything; which of the reasons holds, nobody learns."""
    return Refusal(
        "no_such_key",
        _("Dieser Zugangsschlüssel gilt nicht."),
        _("Er ist falsch geschrieben, abgelaufen oder widerrufen."),
        _("Prüfen Sie die Schreibweise, oder verlangen Sie bei der Einwohnerkontrolle einen neuen."),
    )


def does_not_report(kind: str) -> Refusal:
    """Employers and utilities answer only."""
    return Refusal(
        "does_not_report",
        _("{0}: meldet nicht von sich aus.").format(kind),
        _("Arbeitgeber, Versorgungsunternehmen und die Post geben nur auf Anfrage Auskunft."),
        _("Erfassen Sie ein Auskunftsersuchen."),
        "lu-ng/17/3/a",
    )


def not_missed(due: date) -> Refusal:
    """The person still has time, so nobody may be asked."""
    return Refusal(
        "not_missed",
        _("Die Meldefrist läuft noch bis {0}.").format(f"{due:%d.%m.%Y}"),
        _("Wer nur auf Anfrage Auskunft gibt, darf erst gefragt werden, wenn die Meldepflicht verletzt ist."),
        _("Fragen Sie frühestens am Tag danach, wenn bis dahin keine Meldung eingegangen ist."),
        "lu-ng/17/3/a",
    )


def reported_itself() -> Refusal:
    """The person did report, so nobody may be asked."""
    return Refusal(
        "reported_itself",
        _("Die Person ist seit dem Ereignis angemeldet."),
        _("Die Meldepflicht ist erfüllt; niemand darf mehr gefragt werden."),
        _("Es ist nichts weiter zu tun."),
        "lu-ng/17/3/a",
    )


def not_asked(kind: str) -> Refusal:
    """Only employers and utilities may be asked."""
    return Refusal(
        "not_asked",
        _("{0}: diese Stelle kann so nicht gefragt werden.").format(kind),
        _("Das Gesetz nennt nur Arbeitgeber, Anbieter leitungsgebundener Dienste und die Post."),
        _("Wählen Sie einen Arbeitgeber, ein Versorgungsunternehmen oder die Post."),
        "lu-ng/17/3/b",
    )


def answered_before() -> Refusal:
    """An answer is recorded once."""
    return Refusal(
        "answered_before",
        _("Die Antwort ist schon erfasst."),
        "",
        _("Stellen Sie bei Bedarf ein neues Ersuchen."),
    )


def slip_kept_unknown() -> Refusal:
    """Nobody entered how long slips are kept."""
    return Refusal(
        "slip_days_unknown",
        _("Wie lange Hotelmeldungen aufbewahrt werden, ist nicht erfasst."),
        _("Das Gesetz nennt keine Dauer; ohne sie wird nichts gelöscht."),
        _("Das Justiz- und Sicherheitsdepartement oder die Polizei nennt sie; eintragen mit DOMIZIL_FIGURES."),
        "lu-ng/7/2",
    )


def no_hotel(kind: str) -> Refusal:
    """Only a host fills in hotel slips."""
    return Refusal(
        "no_hotel",
        _("{0}: Hotelmeldungen kommen von Logisgebern.").format(kind),
        "",
        _("Melden Sie Mieterinnen und Mieter im Formular für Meldungen."),
        "lu-ng/7/2",
    )


def bad_slip(what: str, allowed: str) -> Refusal:
    """A slip that cannot be."""
    return Refusal("bad_slip", what, "", allowed, "lu-ng/7/2")


def outcome_needed() -> Refusal:
    """A task is closed with what came of it."""
    return Refusal(
        "outcome_needed",
        _("Sagen Sie, was daraus geworden ist."),
        _("Eine Abweichung wird mit ihrem Ergebnis geschlossen."),
        _("Schreiben Sie ein paar Worte, zum Beispiel «hat sich angemeldet»."),
    )


def building_needed() -> Refusal:
    """A collective household without its building."""
    return Refusal(
        "building_needed",
        _("Beim Kollektivhaushalt fehlt der EGID."),
        _("Seine Liste wird mit den Personen verglichen, die im Gebäude angemeldet sind."),
        _("Tragen Sie den EGID des Gebäudes ein: eine Zahl von 1 bis 999999999."),
        "lu-ng/17/2",
    )


def message_unreadable(what: str) -> BadFile:
    """An XML that is no eCH-0112 message."""
    return BadFile(
        "message",
        _("Die Meldung nach eCH-0112 wird nicht angenommen: {0}").format(what),
        _("Gelesen wird eCH-0112 Version 1 mit Einzug (moveIn) oder Auszug (moveOut)."),
        _("Lassen Sie die Datei von Ihrer Software neu erstellen."),
    )
