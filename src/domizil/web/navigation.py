# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands in the head of every page: few entries by task, and below them those of the task one is at.

Plain links, no menu that opens: an entry with several pages leads to its first, where the others stand in a second row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from domizil.base.models import Role, Worker
from domizil.register.papers.queries import READERS as PAPERS_ROLES
from domizil.reports.amendment_cost import ROLES

from .pages import grants

FLAT = 5
"""So many pages at most stand side by side without being grouped."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the navigation: the name of its address and its label."""

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


@dataclass(frozen=True, slots=True)
class Group:
    """The pages of one task under one label."""

    label: Any
    entries: tuple[Entry, ...]

    @property
    def entry(self) -> Entry:
        """The group as one entry: it leads to its first page, and holds on each of them."""
        return replace(
            self.entries[0], label=self.label, holds="true" if any(one.holds for one in self.entries) else ""
        )


GROUPS = (
    Group(_("Arbeitsliste"), (Entry("home", _("Arbeitsliste")),)),
    Group(_("Suche"), (Entry("search", _("Suche")),)),
    Group(
        _("Einwohnerregister"),
        (
            Entry("register", _("Am Schalter"), roles=PAPERS_ROLES),
            Entry("papers", _("Schriften"), roles=PAPERS_ROLES),
            Entry("duties", _("Fristen"), roles=PAPERS_ROLES),
            Entry("fines", _("Bussen"), roles=(*PAPERS_ROLES, Role.FINANCE)),
            Entry("third_parties", _("Meldungen Dritter"), roles=PAPERS_ROLES),
            Entry("exchange", _("Meldungsaustausch"), roles=PAPERS_ROLES),
        ),
    ),
    Group(
        _("Online melden"),
        (Entry("portal", _("Umzug und mehr"), public=True), Entry("report", _("Mieter melden"), public=True)),
    ),
    Group(
        _("Recht"),
        (
            Entry("law", _("Erlasse"), public=True),
            Entry("guide", _("Ratgeber"), public=True),
            Entry("bond", _("Kaution"), roles=(Role.PERMITS,)),
        ),
    ),
    Group(_("Auswertung"), (Entry("amendment", _("Kosten der Änderung"), roles=ROLES),)),
    Group(
        _("Verwaltung"),
        (
            Entry("accounts", _("Konten"), roles=(Role.ADMINISTRATOR,)),
            Entry("register_features", _("Weitere Merkmale"), roles=(Role.ADMINISTRATOR,)),
            Entry("jobs", _("Nachtlauf"), roles=(Role.ADMINISTRATOR,)),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Navigation:
    """The main navigation as seen from a page; `within`: the group the page is in, where it has several pages."""

    top: list[Entry]
    within: Group | None = None


def navigation(request: HttpRequest) -> Navigation:
    """The main navigation for who asks, as seen from the page that is asked for."""
    groups = list(_shown(request))
    if sum(len(group.entries) for group in groups) <= FLAT:
        return Navigation([entry for group in groups for entry in group.entries])
    several = (group for group in groups if len(group.entries) > 1 and group.entry.holds)
    return Navigation(
        [group.entry if len(group.entries) > 1 else group.entries[0] for group in groups], next(several, None)
    )


def _shown(request: HttpRequest) -> Iterator[Group]:
    """The groups with the entries that the role of who asks brings."""
    user, roles = getattr(request, "user", None), {role for role, _place in grants(request)}
    for group in GROUPS:
        seen = [entry for entry in group.entries if entry.public or isinstance(user, Worker)]
        seen = [entry.on(request.path) for entry in seen if not entry.roles or roles.intersection(entry.roles)]
        if seen:
            yield replace(group, entries=tuple(seen))
