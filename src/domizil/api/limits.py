# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""How often somebody who is not signed in may compute (see docs/adr: the open calculation)."""

from __future__ import annotations

from threading import Lock

from django.conf import settings
from django.http import HttpRequest
from ninja.throttling import AnonRateThrottle


class OpenCalculation(AnonRateThrottle):
    """So many calculations a minute, network address and server process; signed-in workers are not counted.

    The base class keeps a request's state on itself, therefore one thread at a time.
    """

    RATE = "60/min"

    def __init__(self) -> None:
        super().__init__(self.RATE)
        self._turn = Lock()

    def get_ident(self, request: HttpRequest) -> str | None:
        """The network address; behind the operator's HTTPS proxy the one that it added, never what a visitor claims."""
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR") if settings.HTTPS else None
        address: str | None = forwarded.rsplit(",", 1)[-1].strip() if forwarded else request.META.get("REMOTE_ADDR")
        return address

    def allow_request(self, request: HttpRequest) -> bool:
        """Say whether this request may go on."""
        if request.user.is_authenticated:
            return True
        with self._turn:
            return super().allow_request(request)
