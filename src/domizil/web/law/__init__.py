# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The law pages: statute, paragraph, our words, both texts, the rules that run, figures, worked cases. Open to all."""
