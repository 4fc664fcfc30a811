# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages between registers: eCH-0020 version 3 in and out, over sedex as directories."""
