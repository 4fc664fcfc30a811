# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Texts with which the register refuses what is entered of addresses, custody, representatives and further features."""

from __future__ import annotations

from datetime import date

from domizil.base.kept_text import text as _
from domizil.base.refusal import Refusal

from .messages import day


def ends_before_it_begins(begins: date, ends: date) -> Refusal:
    """Something would end before it begins."""
    return Refusal(
        "ends_before_it_begins",
        _("Was am %(begins)s beginnt, endet nicht schon vorher.") % {"begins": day(begins)},
        _("Angegeben ist, dass es ab dem %(ends)s nicht mehr gilt; es dauert mindestens einen Tag.")
        % {"ends": day(ends)},
        _("Beginn und Ende prüfen."),
    )


def no_delivery_address() -> Refusal:
    """There is no delivery address to end."""
    return Refusal(
        "no_delivery_address",
        _("An diesem Tag besteht keine Zustelladresse."),
        _("Briefe gehen schon an die Wohnadresse."),
        _("Datum und Person prüfen."),
    )


def no_swiss_zip_code(zip_code: str) -> Refusal:
    """A postcode is none of Switzerland."""
    return Refusal(
        "bad_zip_code",
        _("«%(value)s» ist keine Schweizer Postleitzahl.") % {"value": zip_code},
        _("Sie hat vier Ziffern, von 1000 bis 9999."),
        _("Die Postleitzahl prüfen; liegt die Adresse im Ausland, den Staat angeben."),
    )


def parent_not_older(parent: str, child: str) -> Refusal:
    """A parent is not older than the child."""
    return Refusal(
        "parent_not_older",
        _("%(parent)s ist nicht älter als %(child)s.") % {"parent": parent, "child": child},
        _("Ein Elternteil oder Pflegeelternteil ist vor dem Kind geboren."),
        _("Prüfen, ob Kind und Elternteil vertauscht sind."),
    )


def parent_stays() -> Refusal:
    """The tie to a parent does not end."""
    return Refusal(
        "parent_stays",
        _("Ein Elternteil bleibt Elternteil, auch ohne elterliche Sorge."),
        _("Enden kann nur ein Pflegeverhältnis."),
        _("«keine oder nicht abgeklärt» wählen; war die Elternschaft falsch eingetragen, den Eintrag berichtigen."),
    )


def no_guardian_then(on: date) -> Refusal:
    """A measure does not hold on that day."""
    return Refusal(
        "no_guardian",
        _("Diese gesetzliche Vertretung besteht am %(day)s nicht.") % {"day": day(on)},
        _("Ändern und enden kann nur, was an diesem Tag gilt."),
        _("Das Datum prüfen, oder den Eintrag berichtigen."),
    )


def guardian_unnamed() -> Refusal:
    """A representative has neither a person nor a name."""
    return Refusal(
        "guardian_unnamed",
        _("Es fehlt, wer die Person vertritt."),
        _("Eine gesetzliche Vertretung ist eine Person oder eine Stelle."),
        _("Die Vertretung im Register suchen, oder ihren Namen angeben."),
        "lu-ng/13/2/g",
    )


def own_guardian() -> Refusal:
    """Somebody would represent the own person."""
    return Refusal(
        "own_guardian",
        _("Niemand ist die eigene gesetzliche Vertretung."),
        _("Als Vertretung ist dieselbe Person gewählt."),
        _("Die Vertretung prüfen."),
    )


def no_adviser_any_more() -> Refusal:
    """An adviser is appointed after the law knew none any more."""
    return Refusal(
        "no_adviser",
        _("Seit dem 1.1.2013 gibt es keinen Beirat mehr."),
        _("Das Erwachsenenschutzrecht kennt seither den Beistand (eCH-0021, Ziffer 4.1.8.4)."),
        _("«Beistand» wählen, oder das Datum prüfen."),
    )


def guardian_of_adult(person: str) -> Refusal:
    """A guardian is appointed for an adult."""
    return Refusal(
        "guardian_of_adult",
        _("%(person)s ist volljährig und erhält keinen Vormund.") % {"person": person},
        _("Seit dem 1.1.2013 ist ein Vormund nur für Minderjährige vorgesehen (eCH-0021, Ziffer 4.1.8.4)."),
        _("«Beistand» wählen, oder Datum und Person prüfen."),
    )


def guardian_stands(since: date) -> Refusal:
    """The same representative is entered already."""
    return Refusal(
        "guardian_stands",
        _("Diese Vertretung ist schon eingetragen, seit dem %(day)s.") % {"day": day(since)},
        _("Dieselbe Vertretung besteht zur gleichen Zeit einmal."),
        _("Die bestehende ändern, oder das Datum prüfen."),
    )


def feature_not_kept(name: str, on: date) -> Refusal:
    """A further feature is not kept on that day."""
    return Refusal(
        "feature_not_kept",
        _("Das Merkmal «%(name)s» wird am %(day)s nicht geführt.") % {"name": name, "day": day(on)},
        _("Ein weiteres Merkmal wird nur geführt, solange eine Rechtsgrundlage es vorsieht."),
        _("Das Datum prüfen, oder die Verwaltung nach der Rechtsgrundlage fragen."),
        "lu-ng/13/3",
    )


def day_of_birth_unknown() -> Refusal:
    """A birth is reported without its day."""
    return Refusal(
        "day_of_birth_unknown",
        _("Bei einer Geburt steht der Tag fest."),
        _("Nur den Monat oder das Jahr kennt das Register von Personen, die zuziehen."),
        _("Den Tag der Geburt angeben."),
    )


def no_such_entry() -> Refusal:
    """An entry of a person does not exist."""
    return Refusal(
        "no_such_entry",
        _("Diesen Eintrag gibt es bei dieser Person nicht."),
        _("Er wurde vielleicht schon berichtigt oder gehört zu einer anderen Person."),
        _("Die Berichtigung beim Eintrag auf der Seite der Person beginnen."),
    )


def not_one_dwelling() -> Refusal:
    """People who keep house together do not live in one dwelling."""
    return Refusal(
        "not_one_dwelling",
        _("Diese Personen wohnen an diesem Tag nicht in derselben Wohnung."),
        _("Ein Haushalt besteht aus Personen, die in derselben Wohnung leben."),
        _("Zuerst den Umzug erfassen, oder Datum und Personen prüfen."),
        "ch-rhg/6/d",
    )


def number_stands(what: str, number: str) -> Refusal:
    """A person has another number of that kind already."""
    return Refusal(
        "number_stands",
        _("Im Register steht schon eine andere Nummer (%(what)s): %(number)s.") % {"what": what, "number": number},
        _("Eine Person hat davon eine einzige."),
        _("Ist die eingetragene falsch, sie mit einer Korrektur berichtigen."),
    )


def number_taken(what: str, number: str) -> Refusal:
    """A number belongs to somebody else."""
    return Refusal(
        "number_taken",
        _("%(what)s: Die Nummer %(number)s gehört im Register einer anderen Person.")
        % {"what": what, "number": number[:40]},
        _("Jede Nummer gehört zu einer Zeit einer einzigen Person."),
        _("Die Nummer prüfen; vielleicht ist die Person doppelt erfasst."),
    )


def bad_number(what: str, number: str) -> Refusal:
    """A number or its category is impossible."""
    return Refusal(
        "bad_number",
        _("%(what)s: «%(number)s» ist keine solche Nummer.") % {"what": what, "number": number[:40]},
        _("Eine Kategorie heisst wie MU.1061, CT.LU, LOC.…, CH.… oder EU.…; eine Nummer hat höchstens 36 Zeichen."),
        _("Kategorie und Nummer prüfen."),
    )


def no_couple(person: str, status: str) -> Refusal:
    """Somebody who lives in no marriage or partnership would separate."""
    return Refusal(
        "no_couple",
        _("%(person)s ist %(status)s; eine Trennung kann nicht stimmen.") % {"person": person, "status": status},
        _("Sich trennen kann nur, wer verheiratet ist oder in eingetragener Partnerschaft lebt."),
        _("Prüfen, ob die richtige Person gewählt ist. Ist der Zivilstand falsch eingetragen, ihn berichtigen."),
    )


def no_partner(status: str) -> Refusal:
    """A spouse or partner is told of somebody who lives in no marriage or partnership, or it is the same person."""
    return Refusal(
        "no_partner",
        _("Zum Zivilstand «%(status)s» gehört diese Person nicht als Ehegattin, Ehegatte oder Partner.")
        % {"status": status},
        _("Ein Paar sind zwei Personen, die verheiratet sind oder in eingetragener Partnerschaft leben."),
        _("Den Zivilstand prüfen, oder die zweite Person weglassen."),
    )


def the_same_twice(name: str, first: int, second: int) -> Refusal:
    """A report describes the same new person twice."""
    told = {"name": name, "first": first, "second": second}
    return Refusal(
        "the_same_twice",
        _("Person %(first)d und Person %(second)d sind dieselbe: %(name)s.") % told,
        _("Beide haben dieselbe AHV-Nummer, oder dieselben Namen und dasselbe Geburtsdatum."),
        _("Eine der beiden entfernen; bei Zwillingen die Vornamen prüfen."),
    )


def not_in_names(name: str, character: str) -> Refusal:
    """A name holds a digit or a sign that no name has."""
    return Refusal(
        "not_in_names",
        _("Der Name «%(name)s» enthält «%(character)s».") % {"name": name[:60], "character": character},
        _("Ziffern und Zeichen wie < > @ kommen in Namen nicht vor."),
        _("Den Namen so schreiben, wie er im Ausweis steht, ohne Zusätze."),
    )


def first_dwelling() -> Refusal:
    """The first dwelling of a residence begins with the residence."""
    return Refusal(
        "first_dwelling",
        _("In die erste Wohnung ist die Person mit dem Zuzug eingezogen."),
        _("Ihr Beginn ist der Tag des Zuzugs."),
        _("«Zugezogen am» berichtigen, oder einen Tag in der späteren Wohnung angeben."),
    )


def legal_basis_missing() -> Refusal:
    """A further feature comes without a legal basis."""
    return Refusal(
        "legal_basis_missing",
        _("Die Rechtsgrundlage fehlt."),
        _("Weitere Merkmale führt das Register nur, wenn ein Gesetz oder eine Verordnung sie vorsieht."),
        _("Erlass und Artikel angeben, zum Beispiel «§ 3 Hundeverordnung»."),
        "lu-ng/13/3",
    )


def feature_unnamed() -> Refusal:
    """A further feature has no name."""
    return Refusal("feature_unnamed", _("Der Name fehlt."), "", _("Einen Namen auf Deutsch und auf Englisch angeben."))


def bad_key(key: str) -> Refusal:
    """The key of a further feature is none."""
    return Refusal(
        "bad_key",
        _("«%(key)s» ist kein Kürzel.") % {"key": key[:40]},
        _("Erlaubt sind Kleinbuchstaben von a bis z und der Unterstrich, zwei bis vierzig Zeichen."),
        _("Das Kürzel anders schreiben, zum Beispiel hundesteuer."),
    )


def key_taken(key: str) -> Refusal:
    """The key of a further feature or list is taken."""
    return Refusal(
        "key_taken",
        _("Das Kürzel «%(key)s» gibt es schon.") % {"key": key},
        _("Ein Kürzel steht für ein einziges Merkmal und eine einzige Codeliste."),
        _("Ein anderes Kürzel wählen."),
    )


def value_twice() -> Refusal:
    """A list has the same code twice."""
    return Refusal(
        "value_twice", _("Ein Code steht zweimal in der Liste."), "", _("Jedem Wert einen eigenen Code geben.")
    )


def bad_values(line: str) -> Refusal:
    """A line of values is not written as it must be."""
    return Refusal(
        "bad_values",
        _("Die Zeile «%(line)s» ist kein Wert.") % {"line": line[:60]},
        _("Jede Zeile hat drei Teile mit Strichpunkt: Code; Name; englischer Name."),
        _("Die Zeile wie «1; ja; yes» schreiben."),
    )


def no_nationality(told: str) -> Refusal:
    """What was told as nationality is no state of the federal list."""
    return Refusal(
        "bad_value",
        _("«%(told)s» ist keine Staatsangehörigkeit.") % {"told": told},
        _("Staatsangehörigkeit ist ein Staat der Staatenliste des Bundes, kein Gebiet."),
        _("Den Staat angeben, zu dem das Gebiet gehört."),
    )
