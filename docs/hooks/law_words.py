# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: INP001 - mkdocs loads hooks by their path
"""The words of the generated law pages in both languages."""

from __future__ import annotations

from domizil.law.engine.coverage import Standing
from domizil.law.engine.texts import Evidence, Status

WORDS = {
    "de": {
        "title": "{}", "from": "ab", "other": "[English]({}-en.md)",
        "intro": "Diese Seite entsteht bei jedem Bau der Dokumentation aus dem Rechtspaket `{package}`. Sie gibt die "
        "Paragrafen in eigenen Worten wieder und ersetzt den amtlichen Wortlaut nicht.",
        "texts": "Fassungen", "text": "Fassung", "since": "gilt ab", "status": "Stand", "evidence": "Beleg",
        "source": "Quelle", "says": "Inhalt", "does": "Im System", "standing": "Umsetzung", "figures": "Ansätze",
        "figure": "Ansatz", "valid": "gilt", "value": "Betrag", "size": "Haushalt", "more": "jede weitere Person",
        "rules": "Regeln", "cases": "Fälle", "case": "Fall", "result": "Ergebnis", "expected": "erwartet",
        "no_cases": "Für diesen Erlass gibt es noch keine Fälle.", "household": "Haushalt", "norms": "Grundlage",
        "unknown": "nicht erfasst", "who": "erfassen kann es: {who}", "waits": "wartet auf: {what}",
        "stops": "hält an", "runs": "läuft", "repealed": "aufgehoben", "unit": "Einheit",
    },
    "en": {
        "title": "{} (English)", "from": "from", "other": "[Deutsch]({}-de.md)",
        "intro": "This page is made from the law package `{package}` whenever the documentation is built. It gives the "
        "paragraphs in our own words and does not replace the official wording.",
        "texts": "Texts", "text": "Text", "since": "holds from", "status": "Status", "evidence": "Evidence",
        "source": "Source", "says": "What it says", "does": "In the system", "standing": "Standing",
        "figures": "Figures", "figure": "Figure", "valid": "valid", "value": "Amount", "size": "Household",
        "more": "each further person", "rules": "Rules", "cases": "Cases", "case": "Case", "result": "Result",
        "expected": "expected", "no_cases": "There are no cases for this statute yet.", "household": "Household",
        "norms": "Norms", "unknown": "not entered", "who": "who can enter it: {who}", "waits": "waits for: {what}",
        "stops": "stops", "runs": "runs", "repealed": "repealed", "unit": "Unit",
    },
}  # fmt: skip
STATUS = {
    "de": {Status.IN_FORCE: "in Kraft", Status.ADOPTED: "beschlossen", Status.DRAFT: "Entwurf"},
    "en": {Status.IN_FORCE: "in force", Status.ADOPTED: "adopted", Status.DRAFT: "draft"},
}
EVIDENCE = {
    "de": {
        Evidence.VERIFIED: "in der Quelle gelesen",
        Evidence.COMMUNICATED: "mitgeteilt, Rechtssammlung nicht gelesen",
        Evidence.DRAFT: "Entwurf",
        Evidence.UNKNOWN: "nicht erfasst",
    },
    "en": {
        Evidence.VERIFIED: "read in the source",
        Evidence.COMMUNICATED: "communicated, official collection not read",
        Evidence.DRAFT: "draft",
        Evidence.UNKNOWN: "not entered",
    },
}
STANDING = {
    "de": {
        Standing.RUNNING: "läuft",
        Standing.DECLARATORY: "erklärend, nichts zu rechnen",
        Standing.OPEN: "offen",
        Standing.UNCLAIMED: "von niemandem beansprucht",
    },
    "en": {
        Standing.RUNNING: "runs",
        Standing.DECLARATORY: "declaratory, nothing to compute",
        Standing.OPEN: "open",
        Standing.UNCLAIMED: "claimed by nobody",
    },
}
WAITS_FOR = {
    "allocation": {"de": "Zuweisung an die Gemeinden", "en": "allocation"},
    "housing": {"de": "Unterbringung", "en": "housing"},
    "register": {"de": "Einwohnerkontrolle", "en": "register"},
    "exchange": {"de": "Meldungen nach eCH", "en": "exchange"},
    "support payments": {"de": "Zahlungen und Rückerstattung", "en": "support payments"},
}
UNIT = {
    "rappen": {"de": "Fr.", "en": "CHF"},
    "rappen/day": {"de": "Fr. pro Person und Tag", "en": "CHF a person and day"},
    "rappen/month": {"de": "Fr. pro Monat", "en": "CHF a month"},
    "cents": {"de": "Euro", "en": "euros"},
    "cents/month": {"de": "Euro pro Monat", "en": "euros a month"},
    "cents/year": {"de": "Euro pro Jahr", "en": "euros a year"},
    "list": {"de": "Einträge", "en": "entries"},
    "times": {"de": "mal", "en": "times"},
    "months": {"de": "Monate", "en": "months"},
    "due": {"de": "Frist", "en": "a term"},
    "todo": {"de": "Schritt", "en": "a step"},
    "todos": {"de": "Schritte", "en": "steps"},
    "outcome": {"de": "Antwort", "en": "an answer"},
    "persons": {"de": "Personen", "en": "persons"},
    "days": {"de": "Tage", "en": "days"},
    "years": {"de": "Jahre", "en": "years"},
    "percent": {"de": "Prozent", "en": "percent"},
    "holds": {"de": "ja oder nein", "en": "yes or no"},
    "code": {"de": "Merkmal", "en": "a kind"},
    "date": {"de": "Tag", "en": "a day"},
}


def unit_word(unit: str, language: str) -> str:
    """The word for a unit of the law floor; the unit itself where it says enough."""
    return UNIT.get(unit, {}).get(language, unit)
