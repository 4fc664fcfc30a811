# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The law engine: norms, texts, figures, rules, the law of a day, and derivations."""

from .derivation import Step
from .errors import BadInput, LawError, NoSuchLaw, Unknown
from .law import Law
from .parameters import Table, parameter
from .rules import Range, Rule, rule
from .statute import Statute, statute, statutes

__all__ = [
    "BadInput",
    "Law",
    "LawError",
    "NoSuchLaw",
    "Range",
    "Rule",
    "Statute",
    "Step",
    "Table",
    "Unknown",
    "parameter",
    "rule",
    "statute",
    "statutes",
]
