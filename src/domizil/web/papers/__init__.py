# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of the papers: a person's checklist and papers, the control, what the municipality sets."""
