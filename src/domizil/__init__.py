# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Residence administration of a canton, on law that is executable and cited."""

__version__ = "0.1.0"
