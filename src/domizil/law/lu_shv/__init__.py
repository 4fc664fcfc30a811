# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""SHV, SRL 892a, §§ 10 to 12: amounts that nobody could read yet. They are `unknown` until entered with a source."""
