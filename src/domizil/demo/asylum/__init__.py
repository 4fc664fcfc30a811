# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The asylum field of the demonstration canton: ways through the procedure, places to live, support."""
