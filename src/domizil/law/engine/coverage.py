# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which norms run, which are declaratory, which wait for a part of the system, and which nobody has claimed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from .statute import Statute
from .texts import Norm


class Standing(Enum):
    """What happens to a norm here."""

    RUNNING = "running"
    DECLARATORY = "declaratory"
    OPEN = "open"
    UNCLAIMED = "unclaimed"


@dataclass(frozen=True, slots=True)
class Coverage:
    """The standing of every norm of a statute in every text it belongs to."""

    statute: Statute
    standing: tuple[tuple[Norm, str, Standing], ...]

    def count(self, standing: Standing) -> int:
        return sum(1 for _, _, found in self.standing if found is standing)

    def of(self, standing: Standing) -> list[tuple[Norm, str]]:
        return [(norm, text) for norm, text, found in self.standing if found is standing]


def coverage(statute: Statute) -> Coverage:
    """The coverage of one statute. A norm counts once for each text it stands in."""
    return Coverage(
        statute,
        tuple((norm, text, _standing(statute, norm, text)) for norm in statute.norms for text in norm.texts),
    )


def _standing(statute: Statute, norm: Norm, text: str) -> Standing:
    if norm.kept_by or statute.claims.get((norm.id, text)):
        return Standing.RUNNING
    if norm.declaratory is not None:
        return Standing.DECLARATORY
    return Standing.OPEN if norm.open else Standing.UNCLAIMED
