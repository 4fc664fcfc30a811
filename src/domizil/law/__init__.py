# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Floor 1: the law. Pure Python; no Django, no network, no clock of its own."""
