# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""RHG, SR 431.02: what every residents' register in Switzerland holds, and the term for reporting a move."""
