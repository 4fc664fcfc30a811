# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""§ 17 NG: what landlords, property managers, hosts and collective households report, compared with the register."""
