# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who of the register a message is about. Sure, or nobody, or a question for a clerk; never a guess."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from domizil.base import clock
from domizil.register.models import Person
from domizil.register.names import fold

from . import messages, reading
from .ech0020_v3.identification import PersonIdentification


def find(told: PersonIdentification, municipality: int) -> Person | None:
    """Return the person that numbers or features name, None when nobody comes near. Raises Unclear.

    The AHV number decides when name or date of birth agree with it, then the register's own number (category
    `MU.<municipality>`), then name, date of birth and sex together.
    """
    found = _by_vn(told) or _by_number(told, municipality) or _by_features(told)
    if found is None and _nearly(told):
        raise messages.several_persons(reading.name_of(told))
    return found


def need(told: PersonIdentification, municipality: int) -> Person:
    """Return the person. Raises Rejected when nobody is meant, Unclear when it is not sure who."""
    found = find(told, municipality)
    if found is None:
        raise messages.unknown_person(reading.name_of(told))
    return found


def _by_vn(told: PersonIdentification) -> Person | None:
    if told.vn is None:
        return None
    found = _people().filter(vn=told.vn).first()
    if found is not None and not (_same_name(found, told) or found.date_of_birth == told.date_of_birth.year_month_day):
        raise messages.several_persons(reading.name_of(told))
    return found


def _by_number(told: PersonIdentification, municipality: int) -> Person | None:
    numbers = {one.person_id_category: one.person_id for one in (told.local_person_id, *told.other_person_id)}
    own = numbers.get(f"MU.{municipality}", "")
    asked = Q(pk=int(own)) if own.isdigit() and len(own) <= 18 else Q()
    for scheme, value in numbers.items():
        asked |= Q(official_ids__scheme=scheme, official_ids__value=value, official_ids__valid__contains=clock.today())
    for found in _people().filter(asked).distinct()[:3]:
        if _same_name(found, told) and found.date_of_birth == told.date_of_birth.year_month_day:
            return _same_vn(found, told)
    return None


def _by_features(told: PersonIdentification) -> Person | None:
    day = told.date_of_birth.year_month_day
    if day is None:
        return None
    alike = _people().filter(date_of_birth=day, sex=told.sex)
    same = [found for found in alike if _same_name(found, told)]
    if len(same) > 1:
        raise messages.several_persons(reading.name_of(told))
    return _same_vn(same[0], told) if same else None


def _nearly(told: PersonIdentification) -> bool:
    """Somebody with the same day of birth and one of the names, or the same names and another day.

    Not who is known by another AHV number: siblings share a name, twins also the day.
    """
    name = Q(official_name__iexact=told.official_name)
    given = Q(first_name__iexact=told.first_name)
    born = Q(date_of_birth=told.date_of_birth.year_month_day)
    alike = _people().filter(born & (name | given) | name & given)
    return (alike.filter(vn__isnull=True) if told.vn else alike).exists()


def _same_vn(found: Person, told: PersonIdentification) -> Person:
    if found.vn and told.vn and found.vn != told.vn:
        raise messages.vn_differs(found.vn, told.vn)
    return found


def _same_name(found: Person, told: PersonIdentification) -> bool:
    theirs = fold(told.official_name), fold(told.first_name)
    return (fold(found.official_name), fold(found.first_name)) == theirs


def _people() -> QuerySet[Person]:
    return Person.objects.filter(merged_into__isnull=True)


def candidates(told: PersonIdentification) -> list[Person]:
    """Return who may be meant, for a clerk to choose from: same number, same day of birth and a name, or both names."""
    name, given = Q(official_name__iexact=told.official_name), Q(first_name__iexact=told.first_name)
    asked = name & given
    if told.date_of_birth.year_month_day is not None:
        asked |= Q(date_of_birth=told.date_of_birth.year_month_day) & (name | given)
    if told.vn:
        asked |= Q(vn=told.vn)
    return list(_people().filter(asked)[:10])
