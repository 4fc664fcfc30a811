# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Further languages of a statute whose answers the public reads: one file `words_LANGUAGE.yaml` beside the vocabulary.

German and English stand in the statute's own files and are complete, or it does not start. A further language is named
in statute.yaml (`languages`); its file has the groups of the vocabulary, and `statute` (title), `texts`, `acts`,
`norms` (what a norm says, by its short name) and `figures` (what is unknown, by id and first day; who can enter it).
A word for nothing does not start; `missing` tells what has no word yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from .errors import LawError

if TYPE_CHECKING:
    from .statute import Statute

EASY = "de-simple"
"""Easy-language German (Leichte Sprache): it says the main results, where it has no word German is read."""
OF_THE_STATUTE = ("statute", "texts", "acts", "norms", "figures")


def translate(loaded: Statute, language: str, groups: Mapping[str, Mapping[str, Any]]) -> None:
    """Put the words of one language beside those of the statute. Raises `LawError` for a key the statute has not."""
    homes = _homes(loaded)
    for group, words in groups.items():
        for key, text in words.items():
            name = f"{group}/{key}" if group in OF_THE_STATUTE else str(key)
            if name not in homes:
                raise LawError(f"{loaded.id} words_{language}.yaml: the statute has no {name!r}")
            if not isinstance(text, str) or not text.strip():
                raise LawError(f"{loaded.id} words_{language}.yaml: {name} needs a text, found {text!r}")
            homes[name][language] = text.strip()


def missing(loaded: Statute, language: str, norms: Iterable[str] = ()) -> list[str]:
    """What the public would read in German: title, texts, acts, `public` words, and what the named norms say."""
    homes = _homes(loaded)
    heads = [name for name in homes if name.startswith(("statute/", "texts/", "acts/"))]
    told = [f"norms/{id.split('/', 1)[1]}" for id in norms]
    return [name for name in (*heads, *told, *loaded.public) if language not in homes[name]]


def _homes(loaded: Statute) -> dict[str, dict[str, str]]:
    return dict(_named(loaded))


def _named(loaded: Statute) -> Iterator[tuple[str, dict[str, str]]]:
    yield "statute/title", loaded.title
    for text in loaded.texts.values():
        yield f"texts/{text.id}", text.title
        if text.note is not None:
            yield f"texts/{text.id}.note", text.note
    for key, act in loaded.citing.acts.items():
        yield f"acts/{key}", act.short
        if act.numbered is not loaded.citing.numbered and len(set(act.numbered.values())) > 1:
            yield f"acts/{key}.numbered", act.numbered
    for norm in loaded.norms:
        yield f"norms/{norm.id.split('/', 1)[1]}", norm.says
    for parameter in loaded.parameters.values():
        if parameter.who is not None:
            yield f"figures/{parameter.id}.who", parameter.who
        for figure in parameter.figures:
            if figure.note is not None:
                yield f"figures/{parameter.id}.{figure.valid.first}", figure.note
    yield from loaded.vocabulary.items()
