# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The same rule text over columns: checked, proved, translated once, and run by numpy or as a compiled loop."""
