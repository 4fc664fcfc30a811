# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What must be true of every model of the house."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib.postgres.fields import DateRangeField
from django.db.models import BigAutoField, CheckConstraint, Field, FloatField, Model, PositiveSmallIntegerField

from domizil.base import catalogue

MODELS = [
    model
    for model in apps.get_models()
    if model.__module__.startswith("domizil.") and not hasattr(model, "pgh_tracked_model")
]
NAMES = [model._meta.label for model in MODELS]


def every_model():
    return pytest.mark.parametrize("model", MODELS, ids=NAMES)


def test_the_rooms_have_models():
    assert {model._meta.app_label for model in MODELS} >= {"base", "register", "permits", "housing", "support"}


@every_model()
def test_says_what_one_row_is(model: type[Model]):
    assert model.__doc__ is not None
    assert model.__doc__.startswith("One row is ")


@every_model()
def test_has_a_name_for_people(model: type[Model]):
    assert str(model._meta.verbose_name) != model._meta.model_name
    assert model._meta.original_attrs.get("verbose_name_plural")


@every_model()
def test_has_a_wide_key_or_a_public_number(model: type[Model]):
    assert isinstance(model._meta.pk, (BigAutoField, PositiveSmallIntegerField))


@every_model()
def test_valid_time_is_never_empty(model: type[Model]):
    ranges = [field.name for field in model._meta.fields if isinstance(field, DateRangeField)]
    assert ranges in ([], ["valid"])
    checks = [c.name for c in model._meta.constraints if isinstance(c, CheckConstraint)]
    assert not ranges or any(name.endswith("valid_not_empty") for name in checks)


@every_model()
def test_codes_are_held_by_the_database(model: type[Model]):
    """A column with a list of codes has a check constraint that names it."""
    held = " ".join(repr(constraint.deconstruct()) for constraint in model._meta.constraints)
    coded = [field.name for field in model._meta.fields if isinstance(field, Field) and field.choices]
    assert [name for name in coded if f"'{name}__in'" not in held and f"('{name}'," not in held] == []


@every_model()
def test_no_floats(model: type[Model]):
    assert not any(isinstance(field, FloatField) for field in model._meta.fields)


@pytest.mark.parametrize("language", catalogue.languages())
def test_every_message_is_translated(language):
    assert catalogue.untranslated(language) == []
