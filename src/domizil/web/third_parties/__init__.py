# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages for reports of third parties: for the residents' office (`desk`), and for whoever reports (`visitor`)."""
