# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every text with which accounts, grants and files are refused."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from .refusal import Refusal


def no_account(username: str) -> Refusal:
    """There is no account of this name."""
    what = _("Es gibt kein Konto «%(name)s».") % {"name": username[:40]}
    return Refusal("no_account", what, "", _("Prüfen Sie den Benutzernamen in der Liste der Konten."))


def name_taken(username: str) -> Refusal:
    """The name is somebody else's."""
    what = _("Das Konto «%(name)s» gibt es schon.") % {"name": username[:40]}
    return Refusal("name_taken", what, "", _("Wählen Sie einen anderen Benutzernamen."))


def bad_name(username: str) -> Refusal:
    """The name is no user name."""
    what = _("«%(name)s» ist kein Benutzername.") % {"name": username[:40]}
    why = _("Erlaubt sind 3 bis 150 Buchstaben ohne Akzent, Ziffern und die Zeichen . - _")
    return Refusal("bad_name", what, why, _("Wählen Sie einen anderen Benutzernamen."))


def bad_password(reasons: Iterable[str]) -> Refusal:
    """The password is too weak."""
    return Refusal(
        "bad_password", _("Dieses Passwort geht nicht."), " ".join(reasons), _("Wählen Sie ein anderes Passwort.")
    )


def own_account() -> Refusal:
    """Nobody gives rights to themselves."""
    why = _("Wer Rechte vergibt, gibt sie nicht sich selbst.")
    return Refusal(
        "own_account", _("Das eigene Konto lässt sich so nicht ändern."), why, _("Eine zweite Person tut es.")
    )


def no_such_municipality(number: int) -> Refusal:
    """There is no municipality of this number."""
    what = _("Es gibt keine Gemeinde mit der Nummer %(number)d.") % {"number": number}
    return Refusal("no_municipality", what, "", _("Die Nummer steht im Gemeindeverzeichnis des Bundes."))


def bad_days() -> Refusal:
    """A grant that ends before it begins."""
    why = _("Der erste Tag liegt nach dem letzten.")
    return Refusal("bad_days", _("Diese Berechtigung gälte an keinem Tag."), why, _("Prüfen Sie die Daten."))


def no_purpose() -> Refusal:
    """A grant without a purpose."""
    why = _("Wozu jemand Personendaten sieht, gehört zur Berechtigung.")
    return Refusal("no_purpose", _("Der Zweck fehlt."), why, _("Schreiben Sie in ein paar Worten, wozu."), "lu-ng/12/2")


def granted_already() -> Refusal:
    """The same grant holds on some of these days."""
    what = _("Diese Berechtigung hat das Konto in dieser Zeit schon.")
    return Refusal("granted_already", what, "", _("Beenden Sie die alte, oder beginnen Sie nach ihrem Ende."))


def no_grant() -> Refusal:
    """There is nothing to revoke."""
    what = _("Diese Berechtigung hat das Konto nicht.")
    return Refusal("no_grant", what, "", _("Prüfen Sie Rolle und Gemeinde in der Liste der Konten."))


def too_large(megabytes: int) -> Refusal:
    """The file is larger than what is taken."""
    return Refusal(
        "too_large",
        _("Die Datei ist zu gross: erlaubt sind %(most)d MB.") % {"most": megabytes},
        what_next=_("Fotografieren oder scannen Sie das Dokument mit kleinerer Auflösung."),
    )


def no_file() -> Refusal:
    """Nothing was chosen, or the file is empty."""
    return Refusal(
        "no_file", _("Es ist keine Datei ausgewählt, oder sie ist leer."), what_next=_("Wählen Sie eine Datei.")
    )


def wrong_format() -> Refusal:
    """The content is something else than what is taken, whatever the name says."""
    return Refusal(
        "wrong_format",
        _("Diese Datei ist kein PDF und kein Bild (JPEG oder PNG)."),
        _("Entscheidend ist der Inhalt der Datei, nicht ihr Name."),
        _("Speichern Sie das Dokument als PDF, oder fotografieren Sie es."),
    )


def active_content() -> Refusal:
    """A PDF with scripts or embedded files."""
    return Refusal(
        "active_content",
        _("Dieses PDF enthält Programme oder eingebettete Dateien und wird nicht angenommen."),
        what_next=_("Drucken Sie es als neues PDF («Drucken», «Als PDF speichern») und legen Sie dieses bei."),
    )


def already_attached(name: str) -> Refusal:
    """The same bytes once."""
    return Refusal("already_attached", _("Diese Datei liegt schon bei (%(name)s).") % {"name": name})
