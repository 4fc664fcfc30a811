# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages about work, service and insurance: kept only where an act or ordinance says so (§ 13 para. 3 NG).

The register keeps such a feature when an administrator has entered it with its legal basis under the key below. Without
one nothing is entered, and the message is answered: a register keeps what the law names and no more. Fire service has
columns of its own (§ 13 para. 2 lit. f NG).
"""

from __future__ import annotations

from domizil.register import actions
from domizil.register.models import ExtraFeature, RegisterEvent

from .. import reading, service_words
from .case import Case, applies
from .same import unless_same

KEYS = {
    "changeOccupation": "occupation",
    "correctOccupation": "occupation",
    "changeArmedForces": "armed_forces",
    "changeCivilDefense": "civil_defense",
    "changeHealthInsurance": "health_insurance",
    "changeMatrimonialInheritanceArrangement": "matrimonial_arrangement",
}
"""The key of the further feature that a kind of message tells."""


@applies(*KEYS)
def further_feature(case: Case) -> list[RegisterEvent]:
    """Enter the further feature where the register keeps it."""
    who = case.person()
    feature = ExtraFeature.objects.filter(key=KEYS[case.kind], valid__contains=case.on).first()
    if feature is None:
        return []
    value = service_words.in_words(case.kind, case.content)
    return unless_same(
        actions.set_extra_feature, **case.common, person=who, on=case.on, feature=feature, value=value
    )  # fmt: skip


@applies("changeFireService")
def fire_service(case: Case) -> list[RegisterEvent]:
    """Enter the duty of fire service; what is not told any more is not known."""
    told = case.content.fire_service_data
    changes = {
        "fire_service": reading.yes_no(told.fire_service if told else None),
        "fire_service_liability": reading.yes_no(told.fire_service_liability if told else None),
    }
    since = told.fire_service_valid_from if told and told.fire_service_valid_from else case.on
    return unless_same(actions.change_features, **case.common, person=case.person(), on=since, changes=changes)
