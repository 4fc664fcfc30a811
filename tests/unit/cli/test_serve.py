# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the pages are served."""

from __future__ import annotations

from gunicorn.config import Config

from domizil.cli import serve


def test_a_long_address_reaches_the_page_that_refuses_it():
    """gunicorn by itself stops at 4094 bytes, with an answer that no page words."""
    options = serve._gunicorn_options("127.0.0.1", 8000)
    taken = Config().parser().parse_args(options)
    assert int(taken.limit_request_line) > len("GET /search/?q= HTTP/1.1") + 5000
