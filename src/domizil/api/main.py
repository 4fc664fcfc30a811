# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The API as a whole; `api.urls` stands below /api/."""

from __future__ import annotations

from ninja import NinjaAPI

import domizil

from . import announcements, duties, guide, law, papers, register, support, third_parties
from .docs_page import HousePage
from .refusals import handle

api = NinjaAPI(
    title="Domizil",
    version=domizil.__version__,
    description="The law of the canton as it runs, and what a household gets by it. Money is whole Rappen.",
    docs=HousePage(),
    urls_namespace="api",
)
api.add_router("/law", law.router)
api.add_router("/guide", guide.router)
api.add_router("/support", support.router)
api.add_router("/register", register.router)
api.add_router("/register/announcements", announcements.router)
api.add_router("/papers", papers.router)
api.add_router("/duties", duties.router)
api.add_router("/third-parties", third_parties.router)
handle(api)
