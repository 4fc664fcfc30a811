# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of the public guide: nobody signs in, nothing is stored, every page works without JavaScript."""
