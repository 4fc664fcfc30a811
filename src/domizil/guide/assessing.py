# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Facts in, assessment out, as plain data: what the API answers and the command prints, by the rules of the pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from domizil.law.engine import BadInput, NoSuchLaw
from domizil.law.engine.derivation import plain

from .facts import Fact, facts_of, read_all, written
from .flow import Flow, follow
from .jurisdictions import Jurisdiction
from .languages import speaking
from .words import Words


def assessment(place: Jurisdiction, given: Any, on: date, language: str, *, why: bool = False) -> dict[str, Any]:
    """The assessment of facts by the law of a day. `words` has a text for every key in `outcome`.

    Raises `BadInput` with the path of the fact that is missing, unknown or cannot be.
    """
    if not isinstance(given, Mapping):
        raise BadInput("facts", "are no object", "an object of facts, as the schema says")
    try:
        flow = follow(place, read_all(place, given), on)
    except NoSuchLaw as error:
        raise BadInput("on", str(error), f"a day from {place.statute.begins.isoformat()} on") from None
    if flow.missing is not None:
        raise BadInput(flow.missing, "is needed and not given", facts_of(place.key)[flow.missing].allowed)
    if flow.wrong is not None:
        raise flow.wrong
    with speaking(language):
        return _told(flow, Words(place, language), why)


def _told(flow: Flow, words: Words, why: bool) -> dict[str, Any]:
    outcome = plain(flow.outcome)
    told = {
        "jurisdiction": flow.place.key,
        "on": flow.on.isoformat(),
        "language": words.language,
        "law": [
            {
                "text": text.id,
                "title": words.of(text.title).text,
                "since": text.since.isoformat(),
                "source": text.source,
            }
            for text in flow.place.statute.chain(flow.on)
        ],
        "facts": {name: written(value) for name, value in flow.answered.items()},
        "ignored": list(flow.ignored),
        "days_that_help": [name for name in flow.days if name not in flow.answers],
        "outcome": outcome,
        "unknown": words.of(flow.unknown.what).text if flow.unknown else None,
        "words": dict(_words(flow, words)),
    }
    return told | ({"derivation": flow.derived().to_json()} if why else {})


def _words(flow: Flow, words: Words) -> Iterator[tuple[str, str]]:
    """Every key of the outcome with its text: findings, steps, papers, offices, notes, citations."""
    if flow.outcome is None:
        return
    yield "verdict", words.reach(flow.outcome)
    yield "finding", words.label(flow.outcome.finding)
    for key in dict.fromkeys(_keys(flow.outcome)):
        if words.has(key):
            yield key, words.word(key)
        elif "/" in key:
            yield key, words.cite(key)


def _keys(record: Any) -> Iterator[str]:
    """Every text in a record and in those below it."""
    if isinstance(record, str):
        yield record
    elif isinstance(record, tuple):
        for one in record:
            yield from _keys(one)
    elif is_dataclass(record):
        for field in fields(record):
            yield from _keys(getattr(record, field.name))


def schema(place: Jurisdiction, language: str = "en") -> dict[str, Any]:
    """The JSON Schema of a jurisdiction's facts, made from its record. Which facts are needed depends on the others."""
    with speaking(language):
        words = Words(place, language)
        known = facts_of(place.key)
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": words.of(place.statute.title).text,
            "description": "Facts of one person. The rules say which of them they need; the first one that is missing "
            "is named in the refusal.",
            "type": "object",
            "properties": {name: _property(fact, words) for name, fact in known.items()},
            "required": [name for name, fact in known.items() if fact.needed],
            "additionalProperties": False,
        }


def _property(fact: Fact, words: Words) -> dict[str, Any]:
    head = {"title": words.name(fact), "description": words.question(fact)}
    if fact.kind is date:
        return {**head, "type": ["string", "null"], "format": "date"}
    if fact.kind is bool:
        return {**head, "type": "boolean"}
    if fact.codes:
        one = {"type": "string", "enum": list(fact.codes)}
        return {**head, "type": "array", "items": one, "minItems": 1, "uniqueItems": True} if fact.many else head | one
    named = [{"const": name, "title": words.label(fact.read(name))} for name in fact.names]
    return {**head, "oneOf": named}
