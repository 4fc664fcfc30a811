# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every write of the register: the acting worker first, one transaction, and a `Refusal` that changes nothing."""

from .care import set_care
from .catalogue import end_extra_feature, keep_extra_feature
from .civil import change_civil_status, register_birth, register_death, separate
from .contacts import set_delivery_address
from .corrections import correct, correct_civil_status
from .entries import ENTRIES, correct_entry, entry_of
from .features import (
    change_features,
    change_name,
    change_nationality,
    disclose_address,
    lock_all,
    lock_data,
    set_extra_feature,
    unlock_data,
)
from .guardians import appoint_guardian, change_guardian, end_guardian
from .households import set_household
from .ids import enter_numbers
from .merges import confirm_merge, confirm_unmerge, propose_merge, propose_unmerge, withdraw_merge
from .moves import arrive, arrive_all, depart, depart_all, extend_stay, move, move_all
from .origins import set_origins
from .residences import correct_residence, correct_residences
from .undo import may_be_taken_back, take_back, take_back_all

__all__ = [
    "ENTRIES",
    "appoint_guardian",
    "arrive",
    "arrive_all",
    "change_civil_status",
    "change_features",
    "change_guardian",
    "change_name",
    "change_nationality",
    "confirm_merge",
    "confirm_unmerge",
    "correct",
    "correct_civil_status",
    "correct_entry",
    "correct_residence",
    "correct_residences",
    "depart",
    "depart_all",
    "disclose_address",
    "end_extra_feature",
    "end_guardian",
    "enter_numbers",
    "entry_of",
    "extend_stay",
    "keep_extra_feature",
    "lock_all",
    "lock_data",
    "may_be_taken_back",
    "move",
    "move_all",
    "propose_merge",
    "propose_unmerge",
    "register_birth",
    "register_death",
    "separate",
    "set_care",
    "set_delivery_address",
    "set_extra_feature",
    "set_household",
    "set_origins",
    "take_back",
    "take_back_all",
    "unlock_data",
    "withdraw_merge",
]
