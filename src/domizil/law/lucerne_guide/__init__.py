# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What must I do? The answers for the Canton of Lucerne, over the NG and verified points of others."""
