# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the register holds of persons, in the words of eCH-0020: for events, for key exchange, for base deliveries.

rows.py      the rows of many persons at a time, a handful of queries each time
places.py    municipalities, states, dwellings     features.py  one block of features each
ties.py      the other persons                     whole.py     all that is sent of a person, and a residence
"""

from .features import (
    additional,
    birth,
    fire_service,
    identification,
    identified,
    locks,
    marital,
    named_origins,
    names,
    nationality,
    origins,
    permit,
    political_rights,
    with_numbers_before,
)
from .places import comes_from, country, dwelling_address, goes_to, municipality
from .rows import Described, described
from .ties import contact, guardian, guardians, measure_number, parents, spouse
from .whole import reporting, whole

__all__ = [
    "Described",
    "additional",
    "birth",
    "comes_from",
    "contact",
    "country",
    "described",
    "dwelling_address",
    "fire_service",
    "goes_to",
    "guardian",
    "guardians",
    "identification",
    "identified",
    "locks",
    "marital",
    "measure_number",
    "municipality",
    "named_origins",
    "names",
    "nationality",
    "origins",
    "parents",
    "permit",
    "political_rights",
    "reporting",
    "spouse",
    "whole",
    "with_numbers_before",
]
