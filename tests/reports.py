# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a clerk reports in tests: for each kind of event, facts that hold for a resident of Luzern."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests import factories as make
from tests import factories_register as reg
from tests.factories import LUZERN

from domizil.register import codes
from domizil.register.models import Dwelling, ExtraFeature, Occupancy, Person, PlaceOfOrigin, Residence

ANNA = {
    "official_name": "Beispiel", "first_name": "Anna", "date_of_birth": "3.4.1988", "sex": "2",
    "nationality": str(reg.SWITZERLAND), "origins": "Bern BE", "marital_status": "1",
}  # fmt: skip


def resident(**values: Any) -> Person:
    """A Swiss resident of Luzern since 2020, with features and a dwelling; put in place by the owner."""
    values = {"official_name": "Muster", "first_name": "Maria", "date_of_birth": date(1990, 5, 17)} | values
    person = make.person(nationality=make.country(reg.SWITZERLAND), **values)
    residence = make.residence(person)
    Occupancy.objects.filter(residence=residence).update(dwelling=home())
    return person


def stayer() -> Person:
    """Somebody who stays in Luzern for work during the week, with a proof of settlement that ends soon."""
    person = resident(official_name="Wochen", first_name="Werner")
    Residence.objects.filter(person=person).update(
        kind=2, purpose="work_weekly", proof_valid_until="2025-01-31", comes_from="Bern"
    )
    return person


def home(number: str = "1") -> Dwelling:
    """A dwelling in Musterstrasse."""
    return make.dwelling(LUZERN, house_number=number)


def origin(person: Person) -> int:
    """The key of a place of origin of a person, which is Luzern."""
    row = person.origins.first() or PlaceOfOrigin.objects.create(
        person=person, name="Luzern", canton="LU", valid=make.since()
    )
    return int(row.pk)


def beside(kind: str) -> None:
    """What must be there for a kind of report beside the person: its lists, a further feature, an elder."""
    if kind == "guardian":
        codes.load()
    if kind == "extra":
        ExtraFeature.objects.create(
            key="dog_tax", name_de="Hundesteuer", name_en="Dog tax", legal_basis="§ 1 Reglement", valid=make.since()
        )
    if kind == "care":
        resident(official_name="Ahne", first_name="Alma", date_of_birth=date(1950, 1, 2))


def facts_of(kind: str, person: Person) -> dict[str, Any]:
    """Facts that the register takes, about a resident."""
    new_home, about = home("7"), [{"person": str(person.pk)}]
    where = {"address": "Musterstrasse 7", "dwelling": str(new_home.pk)}
    facts: dict[str, dict[str, Any]] = {
        "arrival": {"on": "1.12.2024", "from_country": "8207", "from_place": "Konstanz", **where, "persons": [ANNA]},
        "stay": {
            "on": "1.12.2024", "purpose": "work_weekly", "from_country": "8100", "from_place": "Bern",
            "proof_valid_until": "31.12.2025", **where, "persons": [ANNA],
        },
        "move": {"on": "1.12.2024", **where, "persons": about},
        "departure": {"on": "1.12.2024", "to_country": "8207", "to_place": "Konstanz", "persons": about},
        "civil_status": {"on": "1.12.2024", "marital_status": "2", "persons": about},
        "name": {"on": "1.12.2024", "official_name": "Neumann", "persons": about},
        "nationality": {"on": "1.12.2024", "nationality": "8207", "persons": about},
        "birth": {"persons": [{**ANNA, "first_name": "Kim", "date_of_birth": "30.11.2024"}, *about]},
        "death": {"on": "1.12.2024", "persons": about},
        "renewal": {"proof_valid_until": "31.12.2025", "persons": about},
        "correction": {"field": "first_name", "value": "Marie", "reason": "Verschrieben", "persons": about},
        "separation": {"on": "1.12.2024", "separation": "1", "persons": about},
        "features": {"on": "1.12.2024", "fire_service": "yes", "persons": about},
        "origins": {"on": "1.12.2024", "origins": "Luzern LU, Emmen LU", "persons": about},
        "extra": {"on": "1.12.2024", "feature": "dog_tax", "value": "ja", "persons": about},
        "numbers": {"on": "1.12.2024", "scheme": "CT.LU", "number": "4711", "persons": about},
        "contact": {
            "on": "1.12.2024", "street": "Postfach 12", "zip_code": "6002", "town": "Luzern", "persons": about,
        },
        "household": {"on": "1.12.2024", "kind": "2", "persons": about},
        "care": {"on": "1.12.2024", "care": "2", "tie": "foster", "other_search": "Ahne Alma", "persons": about},
        "guardian": {
            "on": "1.12.2024", "kind": "7", "name": "Berufsbeistandschaft", "based_on": "394, 395",
            "capacity": "partial", "decided_by": "KESB Luzern", "persons": about,
        },
        "entry": {"entry": f"origin-{origin(person)}", "right_name": "Emmen", "reason": "Verlesen", "persons": about},
        "residence": {"arrival": "1.2.2020", "reason": "Vertrag nachgereicht", "persons": about},
        "lock": {"on": "1.12.2024", "reason": "Bedrohung", "ordered_by": "Person selbst", "persons": about},
        "unlock": {"on": "2.12.2024", "reason": "Bedrohung vorbei", "persons": about},
    }  # fmt: skip
    return facts[kind]


EVENTS = {
    "arrival": "move_in", "stay": "move_in", "move": "move", "departure": "move_out", "civil_status": "marriage",
    "name": "change_name", "nationality": "undo_citizen", "birth": "birth", "death": "death", "renewal": "extend_stay",
    "origins": "change_features",
    "extra": "change_features", "numbers": "change_features", "contact": "contact", "household": "change_features",
    "care": "care", "guardian": "guardian_measure", "entry": "correct_person",
    "separation": "separation", "features": "change_features", "residence": "correct_reporting",
    "correction": "correct_person", "lock": "data_lock", "unlock": "data_lock",
}  # fmt: skip
"""The event of the register that each kind of announcement becomes."""


def posted(data: dict[str, Any]) -> dict[str, str]:
    """Facts as a page posts them."""
    people = {
        f"p{number}-{name}": text for number, person in enumerate(data["persons"]) for name, text in person.items()
    }
    return {name: text for name, text in data.items() if name != "persons"} | people
