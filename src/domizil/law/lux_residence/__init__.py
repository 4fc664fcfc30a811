# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Residence in Luxembourg: the law of 29 August 2008 and its regulations, beside the statements of a public guide."""
