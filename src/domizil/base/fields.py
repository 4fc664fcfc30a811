# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fields and constraints that many models share."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models.functions import ExtractDay
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _


def valid_field(**options: Any) -> DateRangeField:
    """Valid time: the days on which a row is true, `[from, to)`; an open end means "until further notice"."""
    return DateRangeField(_("gültig"), help_text=_("von (inbegriffen) bis (nicht inbegriffen)"), **options)


def month_field() -> models.DateField:
    """A calendar month, kept as its first day (see `month_is_first_day`)."""
    return models.DateField(_("Monat"), help_text=_("erster Tag des Monats"))


def rappen_field(label: Any, **options: Any) -> models.PositiveIntegerField:
    """An amount of money in Rappen."""
    return models.PositiveIntegerField(label, help_text=_("in Rappen"), **options)


def one_at_a_time(name: str, *fields: str, condition: models.Q | None = None) -> ExclusionConstraint:
    """Two rows with the same `fields` never hold on the same day."""
    expressions: list[tuple[Any, str]] = [(field, RangeOperators.EQUAL) for field in fields]
    return ExclusionConstraint(
        name=name, expressions=[*expressions, ("valid", RangeOperators.OVERLAPS)], condition=condition
    )


def not_empty(name: str) -> models.CheckConstraint:
    """A valid time holds on at least one day and has a beginning."""
    return models.CheckConstraint(
        name=name, condition=models.Q(valid__isempty=False) & models.Q(valid__startswith__isnull=False)
    )


def month_is_first_day(name: str) -> models.CheckConstraint:
    """The column `month` holds the first day of a month."""
    return models.CheckConstraint(name=name, condition=Exact(ExtractDay("month"), 1))


def one_of(name: str, field: str, choices: type[models.Choices]) -> models.CheckConstraint:
    """A column holds one of the codes of its list."""
    return models.CheckConstraint(name=name, condition=models.Q(**{f"{field}__in": choices.values}))
