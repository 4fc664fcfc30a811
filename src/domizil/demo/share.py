# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whole persons shared out by weights (largest remainder)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TypeVar

Key = TypeVar("Key")


def apportion(total: int, weights: Mapping[Key, int]) -> dict[Key, int]:
    """Share `total` by weights in whole numbers: everybody gets the whole part, the largest remainders one more.

    Equal remainders go to whoever stands first. The shares add up to `total`.
    """
    weight_sum = sum(weights.values())
    if total < 0 or weight_sum <= 0:
        raise ValueError(f"cannot share {total} by weights that add up to {weight_sum}")
    shares = {key: total * weight // weight_sum for key, weight in weights.items()}
    by_remainder = sorted(weights, key=lambda key: -(total * weights[key] % weight_sum))
    for key in by_remainder[: total - sum(shares.values())]:
        shares[key] += 1
    return shares


def scaled(counts: Mapping[Key, int], scale: Fraction) -> dict[Key, int]:
    """Return counts at another scale: the rounded total, shared out by the counts; unchanged at scale 1."""
    total = sum(counts.values()) * scale
    return apportion(int(total + Fraction(1, 2)), counts)
