# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is new in a wording, marked word by word."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import groupby

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

LEAST_LIKENESS = 0.35
"""Below it two wordings are simply different, and marks would only make a patchwork."""
LEAST_RUN = 3
"""So many words in a row must have stayed to count as unchanged between two changes."""


def marked(before: str, after: str) -> SafeString | str:
    """`after` with `<ins>` around the words that `before` has not; unmarked when the two have little in common."""
    old, new = before.split(), after.split()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < LEAST_LIKENESS:
        return after
    codes = matcher.get_opcodes()
    kept = [
        tag == "equal" and (last - first >= LEAST_RUN or at in (0, len(codes) - 1))
        for at, (tag, _, _, first, last) in enumerate(codes)
    ]
    runs = groupby(zip(kept, codes, strict=True), key=lambda pair: pair[0])
    told = [(same, [word for _, (*_, first, last) in run for word in new[first:last]]) for same, run in runs]
    return format_html_join(" ", "{}", ((_piece(same, " ".join(words)),) for same, words in told if words))


def _piece(same: bool, text: str) -> SafeString | str:
    return text if same else format_html("<ins>{}</ins>", text)
