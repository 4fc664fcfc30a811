# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""NG, SRL 5: settlement, stay and the residents' register of the municipalities."""
