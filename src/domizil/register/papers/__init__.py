# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Papers that residents deposit or show: checklist, receipt, control, return, block (NG §§ 3-5, 10-12, 14, 15)."""
