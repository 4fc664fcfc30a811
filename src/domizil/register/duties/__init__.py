# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Duties that are not met: overdue list, demand, reminder, fine (NG §§ 16, 18, 19)."""
