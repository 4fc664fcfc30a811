# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Floor 2: people at work and their grants, audit, clock, municipalities, embedded PostgreSQL."""
