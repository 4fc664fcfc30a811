# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every write of the register: the acting worker first, one transaction, and a `Refusal` that changes nothing."""

from .moves import arrive, depart, extend_stay, move

__all__ = ["arrive", "depart", "extend_stay", "move"]
