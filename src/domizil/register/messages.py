# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every text with which the register refuses: what cannot be, why, and what to do next."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Model

from domizil.base.kept_text import text as _
from domizil.base.refusal import Refusal

from .rules import RULES


def label(model: type[Model], column: str) -> str:
    """The name of a column as people read it."""
    return str(fields(model)[column].verbose_name)


def fields(model: type[Model]) -> dict[str, Any]:
    """The columns of a model by name."""
    return {field.name: field for field in model._meta.fields}  # noqa: SLF001 - documented in spite of its name


def day(value: date) -> str:
    """A day as people write it here: 1.3.2024."""
    return f"{value.day}.{value.month}.{value.year}"


def nobody() -> Refusal:
    """A report names nobody."""
    return Refusal("nobody", _("Die Meldung nennt keine Person."), "", _("Mindestens eine Person angeben."))


def named_twice() -> Refusal:
    """A report names the same person twice."""
    return Refusal(
        "named_twice",
        _("Die Meldung nennt dieselbe Person zweimal."),
        _("Ein Ereignis wird für jede Person einmal eingetragen."),
        _("Eine der beiden Angaben entfernen."),
    )


def in_future(on: date) -> Refusal:
    """The day of an event has not come yet."""
    return Refusal(
        "in_future",
        _("Das Ereignis vom %(day)s liegt in der Zukunft.") % {"day": day(on)},
        _("Das Register hält fest, was geschehen ist."),
        _("Das Datum prüfen, oder das Ereignis an seinem Tag erfassen."),
    )


def before_birth(person: str, on: date, born: date) -> Refusal:
    """An event lies before the birth of the person."""
    return Refusal(
        "before_birth",
        _("%(person)s ist am %(born)s geboren; ein Ereignis am %(day)s kann nicht stimmen.")
        % {"person": person, "born": day(born), "day": day(on)},
        _("Ein Ereignis liegt nie vor der Geburt."),
        _("Ereignisdatum und Geburtsdatum prüfen."),
    )


def after_death(person: str, on: date, died: date) -> Refusal:
    """An event lies after the death of the person."""
    return Refusal(
        "after_death",
        _("%(person)s ist am %(died)s gestorben; ein Ereignis am %(day)s kann nicht stimmen.")
        % {"person": person, "died": day(died), "day": day(on)},
        _("Nach dem Tod ändert sich nichts mehr an der Person."),
        _("Prüfen, ob die richtige Person gewählt ist. Ist der Tod falsch erfasst, das Todesdatum berichtigen."),
    )


def second_main_residence(person: str, where: str, since: date) -> Refusal:
    """A main residence that begins on or after the day of the event stands in the way."""
    return Refusal(
        "second_main_residence",
        _("%(person)s hat ab dem %(day)s schon einen Hauptwohnsitz in %(where)s.")
        % {"person": person, "day": day(since), "where": where},
        _("Eine Person hat an jedem Tag höchstens einen Hauptwohnsitz."),
        _("Das Zuzugsdatum prüfen, als Nebenwohnsitz erfassen, oder die frühere Meldung berichtigen."),
        "lu-ng/3/1",
    )


def already_resident(person: str, since: date) -> Refusal:
    """Somebody is already registered in the municipality of arrival."""
    return Refusal(
        "already_resident",
        _("%(person)s ist hier seit dem %(day)s gemeldet.") % {"person": person, "day": day(since)},
        _("In einer Gemeinde hat eine Person ein Meldeverhältnis auf einmal."),
        _("Einen Umzug erfassen, oder das bestehende Meldeverhältnis berichtigen."),
    )


def not_resident(person: str, on: date) -> Refusal:
    """Somebody does not reside in the municipality on the day of the event."""
    return Refusal(
        "not_resident",
        _("%(person)s ist am %(day)s nicht in dieser Gemeinde gemeldet.") % {"person": person, "day": day(on)},
        _("Umziehen, wegziehen und sterben kann im Register nur, wer hier gemeldet ist."),
        _("Das Datum prüfen, oder zuerst den Zuzug erfassen."),
        "lu-ng/2a/1",
    )


def no_residence_needed(purpose: str) -> Refusal:
    """The law makes no residence of this purpose."""
    return Refusal(
        "no_residence_needed",
        _("Wer zu diesem Zweck hier ist («%(purpose)s»), wird nicht als Einwohnerin oder Einwohner erfasst.")
        % {"purpose": purpose},
        _("Das Gesetz kennt dafür weder Niederlassung noch Aufenthalt."),
        _("Den Zweck und das geplante Ende prüfen; wer länger bleibt, meldet sich dann an."),
        "lu-ng/8/3",
    )


def guest_is_free(until: date) -> Refusal:
    """A guest who leaves within the two months registers nowhere."""
    return Refusal(
        "guest_is_free",
        _("Dieser Besuch wird nicht als Aufenthalt erfasst."),
        _("Gäste sind bis am %(day)s von Anmeldung und Schriften frei.") % {"day": day(until)},
        _("Das geplante Ende prüfen; wer länger bleibt, meldet sich dann an."),
        "lu-ng/7/1",
    )


def not_a_main_residence() -> Refusal:
    """A stay is never the main residence."""
    return Refusal(
        "not_a_main_residence",
        _("Ein Aufenthalt ist kein Hauptwohnsitz."),
        _("Wer nur vorübergehend oder unter der Woche hier ist, behält den Hauptwohnsitz am anderen Ort."),
        _("Als Nebenwohnsitz erfassen."),
        "lu-ng/5/1",
    )


def bad_number(what: str) -> Refusal:
    """A number of a dwelling is impossible."""
    return Refusal(
        "bad_dwelling",
        what,
        _("Jede Wohnung hat im eidgenössischen Gebäude- und Wohnungsregister eine eigene Nummer."),
        _("Die Nummern auf dem Wohnungsausweis oder beim Vermieter nachsehen."),
    )


def dwelling_elsewhere(dwelling: str) -> Refusal:
    """A dwelling lies in another municipality."""
    return Refusal(
        "dwelling_elsewhere",
        _("Die Wohnung «%(dwelling)s» liegt in einer anderen Gemeinde.") % {"dwelling": dwelling},
        _("Ein Meldeverhältnis und seine Wohnung sind in derselben Gemeinde."),
        _("EGID und EWID prüfen, oder die Person dort anmelden, wo die Wohnung liegt."),
    )


def no_move(person: str) -> Refusal:
    """Somebody moves to where the person lives already."""
    return Refusal(
        "no_move",
        _("%(person)s wohnt schon in dieser Wohnung.") % {"person": person},
        _("Ein Umzug führt in eine andere Wohnung (andere EGID oder EWID)."),
        _("Die neue Wohnung prüfen."),
        "lu-ng/2a/1",
    )


def moved_later(person: str, since: date) -> Refusal:
    """A later entry stands in the way of an event in the past."""
    return Refusal(
        "moved_later",
        _("Für %(person)s ist ab dem %(day)s schon etwas Späteres erfasst.") % {"person": person, "day": day(since)},
        _("Ereignisse folgen aufeinander; ein früheres lässt sich nicht dazwischenschieben."),
        _("Das Datum prüfen, oder den späteren Eintrag berichtigen."),
    )


def bad_vn(number: str) -> Refusal:
    """An AHV number is none."""
    return Refusal(
        "bad_vn",
        _("«%(number)s» ist keine AHV-Nummer.") % {"number": number[:30]},
        _("Erlaubt sind 13 Ziffern: am Anfang 756, am Ende die richtige Prüfziffer."),
        _("Die Nummer auf dem Versicherungsausweis oder der Krankenkassenkarte nachsehen."),
    )


def vn_of_somebody_else(number: str) -> Refusal:
    """An AHV number belongs to a person with other data."""
    return Refusal(
        "vn_taken",
        _("Die AHV-Nummer %(number)s gehört im Register einer Person mit anderen Daten.") % {"number": number},
        _("Eine AHV-Nummer gehört einer einzigen Person."),
        _("Nummer und Geburtsdatum prüfen; vielleicht ist die Person schon erfasst."),
    )


def bad_value(field: str, what: str) -> Refusal:
    """A value of a feature is not allowed."""
    return Refusal("bad_value", f"{field}: {what}", "", _("Die Angabe berichtigen und nochmals speichern."))


def not_in_list(value: str, allowed: str) -> str:
    """A code does not stand in its list today; `allowed` are those that do (`codes.told`)."""
    told = {"typed": value[:30], "allowed": allowed or "–"}
    return _("«%(typed)s» steht nicht zur Wahl. Erlaubt: %(allowed)s.") % told


def not_known_yet(person: str, since: date) -> Refusal:
    """A change lies before the register knows the person."""
    return Refusal(
        "not_known_yet",
        _("Das Register kennt %(person)s erst seit dem %(day)s.") % {"person": person, "day": day(since)},
        _("Was vorher galt, hat ein anderes Register geführt."),
        _("Das Datum prüfen; gilt die Angabe schon länger, den %(day)s angeben.") % {"day": day(since)},
    )


def bad_character(name: str, character: str) -> Refusal:
    """A name holds a character that Swiss registers do not hold."""
    return Refusal(
        "bad_character",
        _("Der Name «%(name)s» enthält das Zeichen «%(character)s» (U+%(code)s).")
        % {"name": name, "character": character, "code": f"{ord(character):04X}"},
        _("Personenregister in der Schweiz halten lateinische Buchstaben nach ISO 8859-1 und Latin Extended-A."),
        _("Den Namen so schreiben, wie er im maschinenlesbaren Teil des Ausweises steht."),
    )


def no_name(name: str) -> Refusal:
    """A name without a letter is none."""
    return Refusal(
        "no_name",
        _("«%(name)s» ist kein Name.") % {"name": name[:30]},
        _("Ein Name enthält mindestens einen Buchstaben."),
        _("Den Namen so schreiben, wie er im Ausweis steht."),
    )


def implausible_day(what: str, on: date) -> Refusal:
    """A day of a person's life lies too far back or in the future."""
    return Refusal(
        "implausible_day",
        _("%(what)s: Der %(day)s kann nicht stimmen.") % {"what": what, "day": day(on)},
        _("Erlaubt sind Tage ab dem 1.1.1880 und bis heute, nicht vor der Geburt."),
        _("Das Jahr prüfen."),
    )


def no_such_feature(name: str, allowed: str) -> Refusal:
    """A feature does not exist or is not changed in this way."""
    return Refusal(
        "no_such_feature",
        _("«%(name)s» ist kein Merkmal, das sich so ändern lässt.") % {"name": name[:60]},
        "",
        _("Erlaubt sind: %(allowed)s.") % {"allowed": allowed},
    )


def nothing_changes() -> Refusal:
    """A change leaves everything as it is."""
    return Refusal(
        "nothing_changes", _("Diese Meldung ändert nichts."), _("Alle Angaben stehen schon so im Register."),
        _("Prüfen, ob die richtige Person und die richtigen Angaben gewählt sind."),
    )  # fmt: skip


def no_such_step(before: str, after: str) -> Refusal:
    """A civil status does not follow from the one before."""
    return Refusal(
        "civil_status_step",
        _("Auf «%(before)s» folgt nicht «%(after)s».") % {"before": before, "after": after},
        _("Der Zivilstand ändert sich nur in einer bestimmten Reihenfolge."),
        _("Das Ereignis prüfen. Ist der heutige Zivilstand falsch, ihn berichtigen."),
    )


def ends_before_it_begins(begins: date, ends: date) -> Refusal:
    """A residence would end before it begins."""
    return Refusal(
        "ends_before_it_begins",
        _("Ein Meldeverhältnis kann nicht am %(begins)s beginnen und am %(ends)s enden.")
        % {"begins": day(begins), "ends": day(ends)},
        _("Es dauert mindestens einen Tag."),
        _("Zuzug und Wegzug prüfen."),
    )


def reason_missing() -> Refusal:
    """A correction or block comes without a reason."""
    return Refusal(
        "reason_missing",
        _("Die Begründung fehlt."),
        _("Wer später nachsieht, muss verstehen, weshalb es so eingetragen ist."),
        _("In einem Satz sagen, weshalb."),
    )


def proof_not_later() -> Refusal:
    """A renewed proof does not reach further than the old one."""
    return Refusal(
        "proof_not_later",
        _("Der neue Ausweis gilt nicht länger als der bisherige."),
        _("Eine Verlängerung reicht über das bisherige Ende hinaus."),
        _("Das Datum auf dem Ausweis prüfen."),
    )


def only_secondary() -> Refusal:
    """A main residence has no proof to renew."""
    return Refusal(
        "only_secondary",
        _("Ein Hauptwohnsitz wird nicht verlängert."),
        _("Nur ein Aufenthalt oder Nebenwohnsitz beruht auf einem Ausweis, der abläuft."),
        _("Das Meldeverhältnis prüfen."),
        "lu-ng/5/1",
    )


def block_stands(since: date) -> Refusal:
    """A block on the data stands already."""
    return Refusal(
        "block_stands",
        _("Es besteht schon ein Sperrvermerk seit dem %(day)s.") % {"day": day(since)},
        _("Eine Person hat einen Sperrvermerk auf einmal."),
        _("Den bestehenden zuerst aufheben."),
    )


def no_block() -> Refusal:
    """There is no block to lift."""
    return Refusal("no_block", _("Es besteht kein Sperrvermerk."), "", _("Prüfen, ob die richtige Person gewählt ist."))


def second_pair_of_eyes() -> Refusal:
    """The one who proposed a step wants to confirm it."""
    return Refusal(
        "second_pair_of_eyes",
        _("Diesen Schritt bestätigt eine zweite Person."),
        _("Wer ihn beantragt hat, darf ihn nicht selbst bestätigen."),
        _("Eine Kollegin oder einen Kollegen bitten."),
    )


def not_to_be_merged(why: str) -> Refusal:
    """Two persons cannot be merged as they are."""
    return Refusal(
        "not_to_be_merged",
        _("Diese beiden Personen lassen sich so nicht zusammenführen."),
        why,
        _("Zuerst bereinigen, was sich widerspricht."),
    )


def hidden_main_residence() -> Refusal:
    """A main residence that the worker does not see stands in the way."""
    return Refusal(
        "second_main_residence",
        _("Diese Person hat für diese Zeit schon einen Hauptwohnsitz in einer anderen Gemeinde."),
        _("Eine Person hat an jedem Tag höchstens einen Hauptwohnsitz."),
        _("Das Zuzugsdatum prüfen, oder die andere Gemeinde um eine Berichtigung bitten."),
        "lu-ng/3/1",
    )


def broken(constraint: str) -> Refusal:
    """The database refuses what an action did not foresee; nothing was changed."""
    if constraint == "residence_one_main":
        return hidden_main_residence()
    return Refusal(
        constraint,
        _("Das Register lässt diesen Eintrag nicht zu."),
        str(
            RULES.get(constraint)
            or _("Er würde eine Lücke, eine Überschneidung oder einen unmöglichen Zustand schaffen.")
        ),
        _("Daten und Reihenfolge prüfen. Es wurde nichts geändert."),
    )
