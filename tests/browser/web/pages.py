# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every kind of page, by address, as a caseworker sees it."""

from __future__ import annotations

from .world import INCOMPLETE, LARGE, UNIT

PAGES = {
    "worklist": "/",
    "one list": "/worklist/stopped/",
    "empty list": "/worklist/protection/",
    "search": "/search/",
    "search with hits": "/search/?q=muster",
    "search without hits": "/search/?q=niemand",
    "search refused": "/search/?q=31.2.1999",
    "unit": f"/support/units/{UNIT}/",
    "unit under the former text": f"/support/units/{UNIT}/?month=2023-12",
    "large unit": f"/support/units/{LARGE}/?month=2024-01",
    "facts missing": f"/support/units/{INCOMPLETE}/",
    "empty month": f"/support/units/{UNIT}/?month=2016-03",
    "bad month": f"/support/units/{UNIT}/?month=2016-33",
    "law": "/law/",
    "statute": "/law/lu-kasylv/",
    "paragraph": "/law/lu-kasylv/7/",
    "norm with tables": "/law/lu-kasylv/7/2/?on=2024-03-01",
    "norm before it existed": "/law/lu-kasylv/7/4/?on=2023-06-01",
    "comparison of texts": "/law/lu-kasylv/compare/",
    "coverage of the law": "/law/coverage/",
    "bad day": "/law/lu-kasylv/7/?on=gestern",
    "cost of the amendment": "/reports/amendment/?month=2024-12",
    "description of the API": "/api/docs",
    "not there": "/support/units/LU-1999-000001/",
}
