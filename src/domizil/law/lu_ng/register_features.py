# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""§§ 2a and 13: the features of the residents' register, and the evidence of what is entered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..ch_rhg.features import read_features
from ..engine import rule
from .facts import TEXT_1949

FEATURES = read_features(__package__ or "")
"""The features of § 13 para. 2 lit. b–h; those of lit. a are in `ch_rhg.features.FEATURES`."""
ADDITIONAL_FEATURES = tuple(feature.letter for feature in FEATURES)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an entry of the register rests on. Not every document has a number."""

    kind: str = ""
    number: str = ""
    issuer: str = ""
    seen_on: date | None = None
    seen_by: str = ""


@rule("lu-ng/2a/2", text=TEXT_1949, unit="holds")
def evidence_is_open(needed: bool, evidence: Evidence) -> bool:
    """Whether evidence that is needed for an entry is still open: what was seen, of whom, when and by whom."""
    if not needed:
        return False  # § 2a Abs. 2 Satz 2
    return not (evidence.kind and evidence.issuer and evidence.seen_on is not None and evidence.seen_by)


@rule(
    "lu-ng/13/2", "lu-ng/13/2/a", "lu-ng/13/2/b", "lu-ng/13/2/c", "lu-ng/13/2/d", "lu-ng/13/2/e", "lu-ng/13/2/f",
    "lu-ng/13/2/g", "lu-ng/13/2/h", "lu-ng/13/3",
    text=TEXT_1949, unit="holds",
)  # fmt: skip
def feature_may_be_kept(letter: str, legal_basis: str) -> bool:
    """Whether a feature may be kept: one of § 13 para. 2 (by its letter), or any with a legal basis of its own."""
    if letter == "a":
        return True  # § 13 Abs. 2 lit. a
    if letter in ADDITIONAL_FEATURES:
        return True  # § 13 Abs. 2 lit. b–h
    return bool(legal_basis)  # § 13 Abs. 3
