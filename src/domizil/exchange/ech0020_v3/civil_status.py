# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Events of civil status (eCH-0020 section 4.4): family, marriage, partnership, death."""

from __future__ import annotations

from datetime import date

from .blocks import InfostarPerson, MarriageInfo, event
from .extra import AddedParent, MaritalRelationship
from .identification import PersonIdentification
from .person import DeathData, MaritalData, Separation


@event("adoption")
class Adoption:
    """Somebody was adopted."""

    person: InfostarPerson
    add_parent: tuple[AddedParent, ...] = ()
    remove_parent: tuple[AddedParent, ...] = ()
    adoption_valid_from: date | None = None


@event("childRelationship")
class ChildRelationship:
    """A parent was recognised or no longer is one."""

    person: InfostarPerson
    add_parent: tuple[AddedParent, ...] = ()
    remove_parent: tuple[AddedParent, ...] = ()
    child_relationship_valid_from: date | None = None


@event("marriage")
class Marriage:
    """Somebody married; each spouse is a message of its own."""

    person: PersonIdentification
    marital_info: MarriageInfo
    marital_relationship: MaritalRelationship | None = None


@event("partnership")
class Partnership:
    """A partnership was registered."""

    person: PersonIdentification
    marital_info: MarriageInfo
    partnership_relationship: MaritalRelationship | None = None


@event("separation")
class Separated:
    """Spouses live apart."""

    person: PersonIdentification
    separation_data: Separation


@event("undoSeparation")
class UndoSeparation:
    """Spouses live together again."""

    person: PersonIdentification
    separation_valid_till: date | None = None


@event("divorce")
class Divorce:
    """A marriage was dissolved."""

    person: PersonIdentification
    marital_data: MaritalData


@event("undoMarriage")
class UndoMarriage:
    """A marriage was declared void."""

    person: PersonIdentification
    marital_data: MaritalData


@event("undoPartnership")
class UndoPartnership:
    """A partnership was dissolved."""

    person: PersonIdentification
    marital_data: MaritalData


@event("maritalStatusPartner")
class MaritalStatusPartner:
    """Civil status changed because of the spouse: by death, by being declared missing."""

    person: PersonIdentification
    marital_data: MaritalData


@event("death")
class Death:
    """Somebody died."""

    person: PersonIdentification
    death_data: DeathData


@event("missing")
class Missing:
    """Somebody was declared missing."""

    person: PersonIdentification
    death_data: DeathData


@event("undoMissing")
class UndoMissing:
    """Somebody is no longer missing."""

    person: PersonIdentification
    undo_missing_valid_from: date | None = None
