# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Announcements: what somebody reports to the residents' office, at the counter or online, from draft to entry."""
