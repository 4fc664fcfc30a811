# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every text with which the room refuses."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from domizil.base.refusal import Refusal


def incomplete(count: int) -> Refusal:
    """Something is missing or wrong; the page names each field."""
    return Refusal(
        "incomplete",
        ngettext("%(n)d Angabe fehlt oder stimmt nicht.", "%(n)d Angaben fehlen oder stimmen nicht.", count)
        % {"n": count},
        what_next=_("Ergänzen Sie die bezeichneten Felder. Was Sie geschrieben haben, ist noch da."),
    )


def not_open(state: str) -> Refusal:
    """It is entered or withdrawn, and nothing of it changes any more."""
    return Refusal(
        "not_open",
        _("Diese Meldung ist abgeschlossen (%(state)s) und lässt sich nicht mehr ändern.") % {"state": state},
        what_next=_("Beginnen Sie eine neue Meldung, oder melden Sie eine Korrektur."),
    )


def not_submitted(state: str) -> Refusal:
    """Only what was submitted can be sent back."""
    return Refusal(
        "not_submitted",
        _("Diese Meldung wartet nicht auf Prüfung (%(state)s).") % {"state": state},
        what_next=_("Laden Sie die Seite neu: vielleicht hat sie schon jemand bearbeitet."),
    )


def reason_missing() -> Refusal:
    """Who gets an announcement back must learn why."""
    return Refusal(
        "reason_missing",
        _("Der Grund der Rückgabe fehlt."),
        what_next=_("Schreiben Sie der Person in einem Satz, was fehlt oder was sie tun soll."),
    )


def undecided(name: str) -> Refusal:
    """The register knows somebody like this; a person decides whether it is the same one."""
    return Refusal(
        "undecided",
        _("Bei %(name)s ist noch offen, ob es eine schon eingetragene Person ist.") % {"name": name},
        _("Im Register steht jemand mit ähnlichen Angaben."),
        _("Vergleichen Sie die Personen und wählen Sie eine davon oder «neue Person»."),
    )


def unknown_person(name: str) -> Refusal:
    """The event is about residents, and this one is none."""
    return Refusal(
        "unknown_person",
        _("%(name)s ist im Register noch niemandem zugeordnet.") % {"name": name},
        _("Diese Meldung betrifft Personen, die hier gemeldet sind."),
        _("Suchen Sie die Person im Register und wählen Sie sie."),
    )


def too_many(most: int) -> Refusal:
    """So many files and no more."""
    return Refusal(
        "too_many",
        _("Es sind schon %(most)d Dateien beigelegt; mehr gehen nicht.") % {"most": most},
        what_next=_("Entfernen Sie eine Datei, oder legen Sie mehrere Seiten als ein PDF bei."),
    )


def not_ours(name: str) -> Refusal:
    """What somebody sent along belongs to the announcement."""
    return Refusal(
        "not_ours",
        _("%(name)s hat die meldende Person beigelegt; am Schalter lässt es sich nicht entfernen.") % {"name": name},
        what_next=_("Geben Sie die Meldung mit dem Grund zurück, wenn die Beilage nicht dazugehört."),
    )


def no_such_code() -> Refusal:
    """Nothing belongs to the code; whether there ever was something, nobody learns."""
    return Refusal(
        "no_such_code",
        _("Zu diesem Code gibt es keine Meldung."),
        what_next=_("Prüfen Sie den Code: 16 Zeichen in vier Gruppen, zum Beispiel 7K2M-Q9TA-…"),
    )


def no_such_access() -> Refusal:
    """The code opens nothing, or the birth date is another; which, nobody learns."""
    return Refusal(
        "no_such_access",
        _("Code und Geburtsdatum passen nicht zusammen, oder der Code gilt nicht mehr."),
        what_next=_("Prüfen Sie beides. Einen neuen Code erhalten Sie am Schalter Ihrer Gemeinde."),
    )


def no_stay(name: str, place: str) -> Refusal:
    """Only a stay is renewed; a main residence has no end."""
    return Refusal(
        "no_stay",
        _("%(name)s hat in %(place)s keinen Aufenthalt, der sich verlängern liesse.") % {"name": name, "place": place},
        _("Verlängert wird ein Wochenaufenthalt oder Nebenwohnsitz."),
        _("Erfassen Sie zuerst den Aufenthalt."),
        "lu-ng/5/1",
    )


def no_residence(name: str, place: str) -> Refusal:
    """Only what was entered is corrected."""
    return Refusal(
        "no_residence",
        _("%(name)s war an diesem Tag nicht in %(place)s gemeldet.") % {"name": name, "place": place},
        _("Berichtigt wird ein Eintrag dieser Gemeinde."),
        _("Prüfen Sie den Tag auf der Seite der Person."),
        "lu-ng/13/1",
    )


def other_event() -> Refusal:
    """A correction names an event that is not one of this person."""
    return Refusal(
        "other_event",
        _("Das Ereignis, das berichtigt werden soll, gibt es bei dieser Person nicht."),
        what_next=_("Beginnen Sie die Berichtigung beim Ereignis auf der Seite der Person."),
    )


def outcome_missing() -> Refusal:
    """Whoever closes a task says what came of it."""
    return Refusal(
        "outcome_missing", _("Das Ergebnis fehlt."), what_next=_("Schreiben Sie in einem Satz, was Sie getan haben.")
    )


def numbers_known() -> Refusal:
    """All numbers stand in the register already."""
    return Refusal(
        "nothing_changes",
        _("Diese Nummern stehen schon im Register."),
        what_next=_("Prüfen Sie, ob die richtige Person gewählt ist."),
    )


def other_guardian() -> Refusal:
    """A change names a representative that this person does not have."""
    return Refusal(
        "other_guardian",
        _("Diese gesetzliche Vertretung gibt es bei dieser Person nicht."),
        what_next=_("Beginnen Sie beim Eintrag der Vertretung auf der Seite der Person."),
    )
