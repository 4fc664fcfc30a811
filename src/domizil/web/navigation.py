# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands in the head of every page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from domizil.base import access
from domizil.base.models import Role, Worker
from domizil.register.papers.queries import READERS as PAPERS_ROLES
from domizil.reports.amendment_cost import ROLES


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the main navigation: the name of its address and its label."""

    name: str
    label: Any
    public: bool = False  # shown also to who is not signed in
    roles: tuple[Role, ...] = ()  # shown only to who has one of them; none: to all
    holds: str = ""  # the value of aria-current: "page" on the page itself, "true" on a page below it

    def on(self, path: str) -> Entry:
        """The entry as seen from a page."""
        own = reverse(self.name)
        below = path.startswith(own) and own != "/"
        return replace(self, holds="page" if path == own else "true" if below else "")


ENTRIES = (
    Entry("home", _("Arbeitsliste")),
    Entry("search", _("Suche")),
    Entry("papers", _("Schriften"), roles=PAPERS_ROLES),
    Entry("duties", _("Fristen"), roles=PAPERS_ROLES),
    Entry("register", _("Einwohnerregister"), roles=(Role.REGISTER, Role.SUPERVISOR)),
    Entry("portal", _("Online melden"), public=True),
    Entry("third_parties", _("Meldungen Dritter"), roles=(Role.REGISTER, Role.SUPERVISOR)),
    Entry("exchange", _("Meldungsaustausch"), roles=(Role.REGISTER, Role.SUPERVISOR)),
    Entry("law", _("Recht"), public=True),
    Entry("guide", _("Ratgeber"), public=True),
    Entry("report", _("Mieter melden"), public=True),
    Entry("accounts", _("Konten"), roles=(Role.ADMINISTRATOR,)),
    Entry("amendment", _("Kosten der Änderung"), roles=ROLES),
)


def entries(request: HttpRequest) -> list[Entry]:
    """The main navigation as seen from a request's page."""
    user = getattr(request, "user", None)  # a refused host is told before anybody is known
    roles = access.roles(user) if isinstance(user, Worker) else frozenset()
    seen = [entry for entry in ENTRIES if entry.public or isinstance(user, Worker)]
    return [entry.on(request.path) for entry in seen if not entry.roles or roles.intersection(entry.roles)]
