# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The demonstration canton: made-up people who add up to the published figures of the Canton of Lucerne for 2024.

`canton.build` makes the whole canton in memory from a seed, without a database; `load.load` copies it into one;
`checks.check` counts it there again and compares it with what the migration office published.
No person in it exists. Why it is made this way: ADR 6.
"""
