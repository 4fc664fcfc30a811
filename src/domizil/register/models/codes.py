# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Code lists as data (§ 13 para. 4 NG), and features kept on a legal basis of their own (§ 13 para. 3 NG)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from domizil.base.fields import not_empty, one_at_a_time, valid_field
from domizil.base.history import audited

from .persons import Person


@audited()
class CodeList(models.Model):
    """One row is a list of codes that entries are chosen from, with where it comes from."""

    key = models.CharField(_("Kürzel"), max_length=40, unique=True)
    name_de = models.CharField(_("Name auf Deutsch"), max_length=100)
    name_en = models.CharField(_("Name auf Englisch"), max_length=100)
    source = models.CharField(_("Quelle"), max_length=300)

    class Meta:
        verbose_name = _("Codeliste")
        verbose_name_plural = _("Codelisten")
        constraints = [
            models.CheckConstraint(name="codelist_key", condition=Q(key__regex="^[a-z][a-z_]*$")),
            models.CheckConstraint(name="codelist_source", condition=~Q(source="")),
        ]

    def __str__(self) -> str:
        return str(self.key)


@audited()
class Code(models.Model):
    """One row is a code of a list and what it means, while it may be used."""

    list = models.ForeignKey(CodeList, verbose_name=_("Codeliste"), on_delete=models.PROTECT, related_name="codes")
    code = models.CharField(_("Code"), max_length=20)
    name_de = models.CharField(_("Name auf Deutsch"), max_length=200)
    name_en = models.CharField(_("Name auf Englisch"), max_length=200)
    valid = valid_field()

    class Meta:
        verbose_name = _("Code")
        verbose_name_plural = _("Codes")
        constraints = [
            not_empty("code_valid_not_empty"),
            one_at_a_time("code_once", "list", "code"),
            models.CheckConstraint(name="code_code", condition=~Q(code="")),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name_de}"


@audited()
class ExtraFeature(models.Model):
    """One row is a further feature that may be kept because an act or ordinance says so; without one it is refused."""

    key = models.CharField(_("Kürzel"), max_length=40, unique=True)
    name_de = models.CharField(_("Name auf Deutsch"), max_length=100)
    name_en = models.CharField(_("Name auf Englisch"), max_length=100)
    legal_basis = models.CharField(_("Rechtsgrundlage"), max_length=300)
    list = models.ForeignKey(
        CodeList, verbose_name=_("Codeliste"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="extra_features", help_text=_("leer: freier Text"),
    )  # fmt: skip
    valid = valid_field()

    class Meta:
        verbose_name = _("weiteres Merkmal")
        verbose_name_plural = _("weitere Merkmale")
        constraints = [
            not_empty("extrafeature_valid_not_empty"),
            models.CheckConstraint(name="extrafeature_key", condition=Q(key__regex="^[a-z][a-z_]*$")),
            models.CheckConstraint(name="extrafeature_legal_basis", condition=~Q(legal_basis="")),
        ]

    def __str__(self) -> str:
        return str(self.key)


@audited()
class ExtraFeatureValue(models.Model):
    """One row is the value of a further feature for a person while it holds."""

    person = models.ForeignKey(
        Person, verbose_name=_("Person"), on_delete=models.PROTECT, related_name="extra_features"
    )  # fmt: skip
    feature = models.ForeignKey(
        ExtraFeature, verbose_name=_("Merkmal"), on_delete=models.PROTECT, related_name="values"
    )  # fmt: skip
    value = models.CharField(_("Wert"), max_length=1000)
    valid = valid_field()

    class Meta:
        verbose_name = _("Wert eines weiteren Merkmals")
        verbose_name_plural = _("Werte weiterer Merkmale")
        constraints = [
            not_empty("extrafeaturevalue_valid_not_empty"),
            one_at_a_time("extrafeaturevalue_once", "person", "feature"),
            models.CheckConstraint(name="extrafeaturevalue_value", condition=~Q(value="")),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.feature_id}"
