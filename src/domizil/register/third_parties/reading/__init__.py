# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""From what a third party sends to facts: files guarded, columns found, cells read, contents held against the law."""
