# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Floor 7: the same law, the same facts and the same access as JSON, below /api/."""
