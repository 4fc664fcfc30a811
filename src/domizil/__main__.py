# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""`python -m domizil` is the command `domizil`."""

from domizil.cli.main import main

main()
