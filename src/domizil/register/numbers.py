# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers of persons and dwellings, and how they are checked."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

VN_PREFIX = "756"
VN_LENGTH = 13


def check_digit(first_twelve: str) -> int:
    """Return the thirteenth digit of an EAN-13 number, such as the AHV number (AHVN13, `vn`)."""
    weighted = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(first_twelve))
    return -weighted % 10


def is_vn(number: str) -> bool:
    """Say whether a text is an AHV number: 13 digits, beginning with 756, the last one the check digit."""
    return (
        len(number) == VN_LENGTH
        and number.isascii()
        and number.isdigit()
        and number.startswith(VN_PREFIX)
        and int(number[-1]) == check_digit(number[:-1])
    )


def written_vn(number: str) -> str:
    """Return an AHV number as people write it, `756.1234.5678.97`; anything else as it is."""
    if len(number) != VN_LENGTH:
        return number
    return f"{number[:3]}.{number[3:7]}.{number[7:11]}.{number[11:]}"


def validate_vn(number: str) -> None:
    """Refuse what is no AHV number. Raises ValidationError."""
    if not is_vn(number):
        raise ValidationError(
            _("«%(number)s» ist keine AHV-Nummer: 13 Ziffern, am Anfang 756, am Ende die richtige Prüfziffer."),
            code="vn",
            params={"number": written_vn(number)},
        )


class VnValid(models.Func):
    """The same check in the database (SQL function `register_vn_valid`)."""

    function = "register_vn_valid"
    output_field: Any = models.BooleanField()


VN_FUNCTION_SQL = """
CREATE FUNCTION register_vn_valid(number text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
    CASE WHEN number ~ '^756[0-9]{10}$' THEN right(number, 1)::int = (
        10 - (
            SELECT sum(substr(number, place, 1)::int * CASE place % 2 WHEN 0 THEN 3 ELSE 1 END)
            FROM generate_series(1, 12) AS place
        ) % 10
    ) % 10 ELSE false END;
"""
