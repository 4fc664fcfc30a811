# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""eCH-0020 version 3.0 (26 February 2015): reports of residents' registers, as records and XML."""
