# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Persons, where they live, with whom, to whom they belong, and what was reported about them.

Names of columns follow eCH-0007, 0008, 0010, 0011, 0021 and 0044 (`official_name`, `vn`, `egid`, `swiss_zip_code`).
"""

from .codes import Code, CodeList, ExtraFeature, ExtraFeatureValue
from .events import EventKind, EventSource, PersonMerge, RegisterEvent, Task
from .features import DataBlock, DataBlockKind, DeliveryAddress, OfficialId, PlaceOfOrigin
from .homes import Dwelling, Household, HouseholdKind, HouseholdMember, Occupancy, Residence, ResidenceKind
from .persons import BirthKnown, MaritalStatus, Person, PersonState, Separation, Sex
from .ties import Care, Guardian, GuardianKind, Relationship, RelationshipKind

__all__ = [
    "BirthKnown",
    "Care",
    "Code",
    "CodeList",
    "DataBlock",
    "DataBlockKind",
    "DeliveryAddress",
    "Dwelling",
    "EventKind",
    "EventSource",
    "ExtraFeature",
    "ExtraFeatureValue",
    "Guardian",
    "GuardianKind",
    "Household",
    "HouseholdKind",
    "HouseholdMember",
    "MaritalStatus",
    "Occupancy",
    "OfficialId",
    "Person",
    "PersonMerge",
    "PersonState",
    "PlaceOfOrigin",
    "RegisterEvent",
    "Relationship",
    "RelationshipKind",
    "Residence",
    "ResidenceKind",
    "Separation",
    "Sex",
    "Task",
]
