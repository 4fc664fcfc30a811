# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: INP001 - mkdocs loads hooks by their path
"""What the documentation adds to mkdocs: the generated law pages, navigation by folder, and the language of a page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import law_pages
import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from domizil.law.engine import statute, statutes

LANGUAGES = ("de", "en")
TERMS = "<!-- terms of the rules -->"
STATUTES = "<!-- statutes -->"
UNKNOWN = "<!-- unknown figures -->"
RULE = re.compile(r"<!-- rule (\S+) (\S+) (\S+) -->")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Write `folder/*` in the navigation out as the pages of that folder."""
    config.nav = _written_out(config.nav, Path(config.docs_dir))
    return config


def _written_out(entry: Any, docs: Path) -> Any:
    if isinstance(entry, dict):
        return {title: _written_out(below, docs) for title, below in entry.items()}
    if isinstance(entry, list):
        found: list[Any] = []
        for part in entry:
            found.extend(_pages_of(part, docs) if isinstance(part, str) else [_written_out(part, docs)])
        return found
    return entry


def _pages_of(entry: str, docs: Path) -> list[str]:
    if entry == "law/*":
        generated = [_name(home.id, language) for home in statutes() for language in LANGUAGES]
        return [*generated, *(_uri(file, docs) for file in sorted(docs.glob("law/*.md")) if file.stem != "index")]
    if entry.endswith("/*"):
        return [_uri(file, docs) for file in sorted(docs.glob(f"{entry}.md")) if file.stem != "index"]
    return [entry]


def _uri(file: Path, docs: Path) -> str:
    return file.relative_to(docs).as_posix()


def _name(statute_id: str, language: str) -> str:
    return f"law/{statute_id}-{language}.md"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add one page a statute and language."""
    for home in statutes():
        for language in LANGUAGES:
            content = law_pages.page(home, language)
            files.append(File.generated(config, _name(home.id, language), content=content))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put in what a comment asks for: statutes, unknown figures, terms of rules, a rule (`rule STATUTE NAME TEXT`)."""
    markdown = markdown.replace(STATUTES, law_pages.table_of_statutes())
    markdown = RULE.sub(lambda asked: _source(*asked.groups()), markdown)
    markdown = markdown.replace(UNKNOWN, law_pages.unknown_figures("en"))
    return markdown.replace(TERMS, "\n\n".join(law_pages.rule_terms(home) for home in statutes()))


def _source(statute_id: str, name: str, text: str) -> str:
    found = next(rule for rule in statute(statute_id).rules[name] if rule.text == text)
    return f"```python\n{found.source.rstrip()}\n```"


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    """Speak the page's language in its frame too (`lang:` in its head, else English); list headings to its depth."""
    language = str(page.meta.get("lang", "en"))
    config.theme["locale"] = language
    config.theme["toc_depth"] = page.meta.get("toc_depth", 3)
    for key, word in _frame(config)[language].items():
        config.theme[key] = word
    return context


def _frame(config: MkDocsConfig) -> dict[str, dict[str, str]]:
    """The words of the page frame: German as the theme brings them, but for ours; English from mkdocs.yml."""
    own = yaml.safe_load((Path(config.theme.dirs[0]) / "mkdocs_theme.yml").read_text("utf-8"))
    german = {key: word for key, word in own.items() if key.startswith("lang_")}
    return {"de": {**german, **config.extra["frame"]["de"]}, "en": config.extra["frame"]["en"]}
