# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""How fast the bulk law is, beside other ways to write the same law, in the same run. `make bench`."""
