# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""KAsylV, SRL 892b: support, emergency aid, housing and allocation of persons of the asylum field."""
