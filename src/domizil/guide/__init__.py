# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The public guide "What must I do?": few questions, one answer, nothing stored."""
