# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of §§ 7 and 19 over whole populations: what every person and household gets under two laws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..engine.bulk.workload import Workload
from .facts import STATUTE, Scale

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from ..engine import Law
    from ..engine.bulk.simulate import Backend, Result

WORKLOAD = Workload(
    statute=STATUTE,
    amount="amount",
    size="household_size",
    scale="scale_of",
    elsewhere=Scale.SOCIAL_ASSISTANCE,
    looked_up=("daily_amount",),
)


def simulate(
    columns: Mapping[str, NDArray[Any]], before: Law, after: Law, *, backend: Backend = "numpy", threads: int = 1
) -> Result:
    """Rappen of each person and household under two laws, for periods in which nothing changes.

    columns: `household_id`, `group` (numbers of `Group`), `accommodation` (of `Accommodation`), `days` (0 to 31),
        perhaps `community_size`; one row a person, households together, in the order of persons.
    Persons whom § 16 sends to the social assistance law get 0 here; the control totals count them (`not_covered_…`).
    Everything else, and what is refused: `domizil.law.engine.bulk.simulate.simulate`.
    """
    from ..engine.bulk import simulate as engine  # here, so that one case is assessed without numpy

    return engine.simulate(WORKLOAD, columns, before, after, backend=backend, threads=threads)
