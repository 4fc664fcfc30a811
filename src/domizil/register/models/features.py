# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Features of a person that come several at a time: numbers, places of origin, blocks, addresses for letters."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from domizil.base.fields import not_empty, one_at_a_time, one_of, valid_field
from domizil.base.history import audited
from domizil.base.models import Country

from .. import names
from .persons import Person

SCHEME_PATTERN = r"^(CT|MU|LOC|CH|EU)\.[A-Za-z0-9.]{1,17}$"


@audited()
class OfficialId(models.Model):
    """One row is a number of a person beside AHV and ZEMIS number, and how long it holds.

    `scheme` is a category of eCH-0044: `MU.1061` (municipal), `CT.LU`, `LOC.…`, `CH.…`.
    """

    person = models.ForeignKey(Person, verbose_name=_("Person"), on_delete=models.PROTECT, related_name="official_ids")
    scheme = models.CharField(_("Kategorie"), max_length=20)
    value = models.CharField(_("Nummer"), max_length=36)
    valid = valid_field()

    class Meta:
        verbose_name = _("Personennummer")
        verbose_name_plural = _("Personennummern")
        constraints = [
            not_empty("officialid_valid_not_empty"),
            one_at_a_time("officialid_once", "scheme", "value"),
            models.CheckConstraint(name="officialid_scheme", condition=Q(scheme__regex=SCHEME_PATTERN)),
            models.CheckConstraint(name="officialid_value", condition=~Q(value="")),
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.value}"


@audited()
class PlaceOfOrigin(models.Model):
    """One row is a place of origin (Heimatort) of a Swiss citizen, and how long the person holds it."""

    person = models.ForeignKey(Person, verbose_name=_("Person"), on_delete=models.PROTECT, related_name="origins")
    name = models.CharField(_("Heimatort"), max_length=50)
    canton = models.CharField(_("Kanton"), max_length=2)
    valid = valid_field()

    class Meta:
        verbose_name = _("Heimatort")
        verbose_name_plural = _("Heimatorte")
        constraints = [
            not_empty("placeoforigin_valid_not_empty"),
            one_at_a_time("placeoforigin_once", "person", "name", "canton"),
            models.CheckConstraint(
                name="placeoforigin_name", condition=Q(name__regex=f"^[{names.ALLOWED_CHARACTERS}]+$")
            ),
            models.CheckConstraint(name="placeoforigin_canton", condition=Q(canton__regex="^[A-Z]{2}$")),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.canton}"


class DataBlockKind(models.IntegerChoices):
    """What a block (Sperrvermerk) forbids, as eCH-0021 codes it."""

    ADDRESS = 1, _("Adresssperre")
    INFORMATION = 2, _("Auskunftssperre")


@audited()
class DataBlock(models.Model):
    """One row is a block on a person's data while it holds: the address is shown nowhere (see `addresses`).

    It outlives the departure and covers the next address too (eCH-0021, 4.1.5.1).
    """

    person = models.ForeignKey(Person, verbose_name=_("Person"), on_delete=models.PROTECT, related_name="data_blocks")
    kind = models.PositiveSmallIntegerField(
        _("Art"), choices=DataBlockKind.choices, default=DataBlockKind.INFORMATION
    )  # fmt: skip
    valid = valid_field()
    reason = models.CharField(_("Grund"), max_length=300)
    ordered_by = models.CharField(_("verlangt oder angeordnet von"), max_length=200)

    class Meta:
        verbose_name = _("Sperrvermerk")
        verbose_name_plural = _("Sperrvermerke")
        constraints = [
            one_of("datablock_kind", "kind", DataBlockKind),
            not_empty("datablock_valid_not_empty"),
            one_at_a_time("datablock_one_at_a_time", "person"),
            models.CheckConstraint(name="datablock_reason", condition=~Q(reason="")),
            models.CheckConstraint(name="datablock_ordered_by", condition=~Q(ordered_by="")),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind}"


@audited()
class DeliveryAddress(models.Model):
    """One row is where letters to a person go while that is not the dwelling (Zustelladresse, Art. 6 lit. g RHG)."""

    person = models.ForeignKey(
        Person, verbose_name=_("Person"), on_delete=models.PROTECT, related_name="delivery_addresses"
    )
    addressee = models.CharField(_("zuhanden von"), max_length=100, blank=True)
    street = models.CharField(_("Strasse oder Postfach"), max_length=60, blank=True)
    house_number = models.CharField(_("Hausnummer"), max_length=12, blank=True)
    zip_code = models.CharField(_("Postleitzahl"), max_length=15)
    town = models.CharField(_("Ort"), max_length=40)
    country = models.ForeignKey(
        Country, verbose_name=_("Staat"), on_delete=models.PROTECT, related_name="+", null=True, blank=True,
        help_text=_("leer: Schweiz"),
    )  # fmt: skip
    valid = valid_field()

    class Meta:
        verbose_name = _("Zustelladresse")
        verbose_name_plural = _("Zustelladressen")
        constraints = [
            not_empty("deliveryaddress_valid_not_empty"),
            one_at_a_time("deliveryaddress_one_at_a_time", "person"),
            models.CheckConstraint(name="deliveryaddress_town", condition=~Q(town="")),
        ]

    def __str__(self) -> str:
        return f"{self.street} {self.house_number}, {self.zip_code} {self.town}"
