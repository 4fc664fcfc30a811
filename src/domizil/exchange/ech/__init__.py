# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What messages of every eCH standard have in common: records as XML, the sedex envelope."""
