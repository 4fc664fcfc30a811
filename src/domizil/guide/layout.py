# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the answers of a long question stand together on a page. Only the order; what may be answered the facts say."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Group = tuple[Promise, tuple[str, ...]]

GROUPS: Mapping[tuple[str, str], tuple[Group, ...]] = {
    ("lux", "purpose"): (
        (_("Reisen"), ("visit", "airport_transit")),
        (_("Schon in Luxemburg"), ("permanent_residence", "renewal", "move", "leave", "nationality", "vote")),
        (_("Familie und Privates"), ("join_family", "private_reasons", "long_term_resident", "special_case")),
        (_("Schutz"), ("protection", "stateless_status")),
        (
            _("Arbeiten"),
            (
                "salaried_work",
                "highly_qualified_work",
                "self_employment",
                "cross_border_work",
                "seasonal_work",
                "posted_work",
                "intra_corporate_transfer",
                "investment",
                "sport",
                "job_search",
                "job_search_after_studies",
            ),
        ),
        (
            _("Lernen und forschen"),
            ("studies", "school", "traineeship", "volunteering", "au_pair", "research"),
        ),
    ),
    ("lucerne", "concern"): (
        (_("Kommen und bleiben"), ("live", "temporary", "weekly_stay", "visit", "study", "institution")),
        (_("Umziehen und gehen"), ("move", "leave", "papers")),
        (_("Arbeiten und melden"), ("work_daily", "business", "third_party")),
        (_("Bewilligung und Familie"), ("extension", "settlement_permit", "time_abroad", "family")),
        (_("Einbürgerung und Unterstützung"), ("naturalisation", "support")),
    ),
}
