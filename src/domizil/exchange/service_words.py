# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Work, service and insurance of a message in words, as a further feature keeps them (§ 13 para. 3 NG)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from .ech0020_v3.extra import ArmedForces, CivilDefense, HealthInsurance, InheritanceArrangement, JobData

_BLOCK_OF = {
    "changeArmedForces": "armed_forces_data",
    "changeCivilDefense": "civil_defense_data",
    "changeHealthInsurance": "health_insurance_data",
    "changeMatrimonialInheritanceArrangement": "matrimonial_inheritance_arrangement_data",
}
MOST_LETTERS = 1000


def in_words(kind: str, content: Any) -> str:
    """What a message of such a kind says, in words; empty where nothing is told any more."""
    told = getattr(content, _BLOCK_OF.get(kind, "job_data"))
    return _WORDS[type(told)](told)[:MOST_LETTERS] if told is not None else ""


def _job(told: JobData) -> str:
    work = [one.employer for one in told.occupation_data if one.employer]
    return ", ".join(part for part in (_kind_of_work(told.kind_of_employment), told.job_title, *work) if part)


def _kind_of_work(code: str) -> str:
    """The five kinds of eCH-0021 section 4.1.7.1."""
    return {
        "0": _("erwerbslos"),
        "1": _("selbständig"),
        "2": _("unselbständig"),
        "3": _("bezieht AHV oder IV"),
        "4": _("nicht erwerbstätig"),
    }[code]


def _armed_forces(told: ArmedForces) -> str:
    parts = ((_("Militärdienst"), told.armed_forces_service), (_("Ersatzabgabe"), told.armed_forces_liability))
    return ", ".join(_said(name, code) for name, code in parts if code is not None)


def _civil_defense(told: CivilDefense) -> str:
    return _said(_("Zivilschutz"), told.civil_defense) if told.civil_defense is not None else ""


def _health_insurance(told: HealthInsurance) -> str:
    insurer = ""
    if told.insurance is not None:
        address = told.insurance.insurance_address
        insurer = told.insurance.insurance_name or (address.organisation.organisation_name if address else "")
    return ", ".join(part for part in (_said(_("versichert"), told.health_insured), insurer) if part)


def _arrangement(told: InheritanceArrangement) -> str:
    return _said(_("Vereinbarung"), told.matrimonial_inheritance_arrangement)


def _said(what: str, code: str) -> str:
    """A code 0 or 1 with what it is about."""
    answer = _("ja") if code == "1" else _("nein")
    return f"{what}: {answer}"


_WORDS: dict[type, Any] = {
    JobData: _job,
    ArmedForces: _armed_forces,
    CivilDefense: _civil_defense,
    HealthInsurance: _health_insurance,
    InheritanceArrangement: _arrangement,
}
