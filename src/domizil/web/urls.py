# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the pages."""

from django.contrib.auth.views import LogoutView
from django.urls import include, path

from . import access, accounts, amendment, bond, home, jobs, search, sign_in, support
from .health import healthz

urlpatterns = [
    path("", home.worklist, name="home"),
    path("worklist/<slug:kind>/", home.task_list, name="task_list"),
    path("search/", search.search, name="search"),
    path("support/units/<str:number>/", support.unit, name="support_unit"),
    path("support/units/<str:number>/budget.pdf", support.budget_sheet, name="budget_sheet"),
    path("reports/amendment/", amendment.amendment, name="amendment"),
    path("reports/amendment.xlsx", amendment.amendment_xlsx, name="amendment_xlsx"),
    path("reports/amendment.csv", amendment.amendment_csv, name="amendment_csv"),
    path("persons/<int:person>/access/", access.access, name="access"),
    path("persons/<int:person>/access.pdf", access.access_pdf, name="access_pdf"),
    path("persons/<int:person>/access.json", access.access_json, name="access_json"),
    path("accounts/", accounts.accounts, name="accounts"),
    path("accounts/add/", accounts.add, name="account_add"),
    path("accounts/<str:username>/", accounts.account, name="account"),
    path("jobs/", jobs.jobs, name="jobs"),
    path("sign-in/", sign_in.SignIn.as_view(), name="sign_in"),
    path("sign-out/", LogoutView.as_view(), name="sign_out"),
    path("law/", include("domizil.web.law.urls")),
    path("bond/", bond.bond, name="bond"),
    path("papers/", include("domizil.web.papers.urls")),
    path("duties/", include("domizil.web.duties.urls")),
    path("exchange/", include("domizil.web.exchange.urls")),
    path("register/", include("domizil.web.register.urls")),
    path("portal/", include("domizil.web.portal.urls")),
    path("", include("domizil.web.third_parties.urls")),
    path("guide/", include("domizil.web.guide.urls")),
    path("logo", sign_in.logo, name="logo"),
    path("language/", include("django.conf.urls.i18n")),
    path("healthz", healthz, name="healthz"),
]
