# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""One request, one transaction, one worker.

The transaction carries who is asking (`acting.as_worker`): row-level security and history read it there. A response of
500 or more rolls everything back.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import add_never_cache_headers

from . import acting


def one_transaction_a_request(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """Return the middleware."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        worker = getattr(request, "user", None)
        with acting.as_worker(worker.pk if worker is not None else None, path=request.path):
            response = get_response(request)
            if response.streaming:
                raise TypeError(
                    f"{request.path} streams its response, which would run after the transaction and see no row. "
                    "Return the whole content instead."
                )
            if worker is not None and worker.is_authenticated and not response.has_header("Cache-Control"):
                add_never_cache_headers(response)  # nobody reads a person's page from the browser after signing out
            if response.status_code >= 500:
                transaction.set_rollback(True)
            return response

    return middleware
