# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The documentation of the API as a page of the house, made from the OpenAPI description, without any script."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from ninja import NinjaAPI
from ninja.openapi.docs import DocsBase


class HousePage(DocsBase):
    """Renders the description with the templates of the pages."""

    def render_page(self, request: HttpRequest, api: NinjaAPI, **kwargs: Any) -> HttpResponse:
        """The page: every operation with its parameters and answers."""
        described = api.get_openapi_schema()
        context = {
            "api": api,
            "openapi_url": self.get_openapi_url(api, kwargs),
            "operations": list(_operations(described)),
        }
        return render(request, "web/api/docs.html", context)


def _operations(described: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            yield {
                "id": operation["operationId"],
                "method": method.upper(),
                "path": path,
                "summary": operation["summary"],
                "description": operation.get("description", ""),
                "parameters": [
                    {"name": one["name"], "place": one["in"], "required": one.get("required", False)}
                    | {"description": one["schema"].get("description", "")}
                    for one in operation.get("parameters", ())
                ],
                "body": operation.get("requestBody", {}).get("description", ""),
                "answers": sorted(str(status) for status in operation["responses"]),
                "signed_in": bool(operation.get("security")),
            }
