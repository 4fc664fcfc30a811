# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Any message at all: made at random from the tables of the records, held to what the schemas allow."""

from __future__ import annotations

import itertools
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from domizil.exchange.ech.binding import Raw, table
from domizil.exchange.ech0020_v3 import blocks, events, extra, identification, person, places
from domizil.exchange.ech0020_v3.delivery import SEVERAL, Delivery
from domizil.exchange.ech0020_v3.header import Action, Header
from domizil.exchange.ech0020_v3.names import E20

KINDS = sorted(blocks.KINDS)
EXTENSION = f'<eCH-0020:extension xmlns:eCH-0020="{E20}"><a xmlns="urn:kanton">1</a></eCH-0020:extension>'

# One of these groups of fields is there, the others are not; an empty group: none may be.
CHOICES: dict[type, list[tuple[str, ...]]] = {
    identification.PartialDate: [("year_month_day",), ("year_month",), ("year",)],
    person.GeneralPlace: [("unknown",), ("swiss_town",), ("foreign_country",)],
    person.Destination: [("unknown",), ("swiss_town",), ("foreign_country",)],
    person.NameData: [("name_on_foreign_passport",), ("declared_foreign_name",), ()],
    person.ContactData: [("person_identification",), ("person_identification_partner",), ("partner_id_organisation",)],
    extra.NameOfParent: [("first_name", "official_name"), ("first_name_only",), ("official_name_only",)],
    extra.Partner: [("person_identification",), ("person_identification_partner",)],
    extra.GuardianPartner: [
        ("person_identification",),
        ("person_identification_partner",),
        ("partner_id_organisation",),
    ],
    extra.Insurance: [("insurance_name",), ("insurance_address",)],
    places.MailAddress: [("organisation",), ("person",)],
    places.Address: [("swiss_zip_code", "street"), ("foreign_zip_code", "street")],
    blocks.BirthPerson: [("place_of_origin_info",), ("residence_permit_data",)],
    blocks.WholePerson: [("place_of_origin_info",), ("residence_permit_data",)],
    **{
        blocks.KINDS[kind]: [("has_main_residence",), ("has_secondary_residence",), ("has_other_residence",)]
        for kind in ("baseDelivery", "moveIn", "correctReporting", "birth")
    },
}
AT_LEAST_ONE = {
    "place_of_origin_info", "key_exchange_person", "identification_conversion_person", "duplicate_entry", "origin_info",
}  # fmt: skip
LEFT_OUT = {"swiss_zip_code_add_on", "swiss_zip_code_id", "post_office_box_number", "attachment"}
"""Optional elements whose place in the schema depends on others."""
YES_NO = (
    "armed_forces_service", "armed_forces_liability", "civil_defense", "fire_service", "fire_service_liability",
    "health_insured", "matrimonial_inheritance_arrangement", "paper_lock",
)  # fmt: skip
VALUES: dict[str, list[Any]] = {
    "vn": ["7560000000019", "7569999999999"],
    "sex": [1, 2, 3],
    "country_id": [1000, 8100, 9999],
    "country_id_iso2": ["CH", "DE"],
    "municipality_id": [1, 1061, 9999],
    "swiss_zip_code": [1000, 6003, 9999],
    "egid": [1, 999_999_999],
    "ewid": [1, 999],
    "canton_abbreviation": ["LU", "ZH"],
    "canton": ["LU", "GE"],
    "country": ["CH", "DE"],
    "mr_mrs": ["1", "2", "3"],
    "house_number": ["1", "12a"],
    "dwelling_number": ["3", "links"],
    "foreign_zip_code": ["79100", "SW1A 1AA"],
    "post_office_box_text": ["Postfach"],
    "year_month": ["1950-03"],
    "year": ["1950"],
    "unknown": ["0"],
    "religion": ["111", "121", "000", "211301"],
    "marital_status": list("12345679"),
    "cancelation_reason": ["1", "9"],
    "separation": ["1", "2"],
    "nationality_status": ["0", "1", "2"],
    "type_of_household": ["0", "1", "2", "3"],
    "residence_permit": ["02", "0301", "070101"],
    "federal_register": ["1", "2", "3"],
    "language_of_correspondance": ["de", "fr"],
    "data_lock": ["0", "1", "2"],
    "based_on_law": ["306", "327-a", "399"],
    "kind_of_employment": ["0", "1", "4"],
    "uid_organisation_id_categorie": ["CHE", "ADM"],
    "uid_organisation_id": [1, 999_999_999],
    "care": [0, 1, 2, 3],
    "action": [str(action) for action in Action],
    "total_number_of_packages": [9],
    "number_of_actual_package": [1, 9],
    "product_version": ["1.0"],
    "message_type": ["sedex://20"],
    "sender_id": ["sedex://1-1061-1"],
    "original_sender_id": ["sedex://1-1061-1"],
    "recipient_id": ["sedex://3-CH-1"],
    **{name: ["0", "1"] for name in YES_NO},
}
OF_A_CLASS: dict[tuple[type, str], list[Any]] = {
    (extra.MaritalRelationship, "type_of_relationship"): ["1", "2"],
    (extra.ParentalRelationship, "type_of_relationship"): ["3", "4", "5", "6"],
    (extra.AddedParent, "type_of_relationship"): ["3", "4"],
    (extra.GuardianRelationship, "type_of_relationship"): ["7", "8", "9", "10"],
    (events.SwissNationality, "nationality_status"): ["2"],
    (events.SwissCountry, "country_id"): [8100],
    (events.SwissCountry, "country_id_iso2"): ["CH"],
}
STATUS = {"divorce": "4", "undoMarriage": "5", "undoPartnership": "7", "maritalStatusPartner": "3"}
SENT = {
    "has_main_residence": {"arrival_date", "comes_from", "dwelling_address", "secondary_residence"},
    "has_secondary_residence": {"arrival_date", "comes_from", "dwelling_address", "main_residence"},
    "has_other_residence": {"arrival_date", "comes_from", "dwelling_address"},
    "change_residence_type_reporting_relationship": {"arrival_date", "comes_from", "dwelling_address"},
    "move_reporting_municipality": {"dwelling_address"},
    "move_out_reporting_destination": {"departure_date", "goes_to"},
}
"""What the schema asks for of a reporting municipality, by the element it stands in."""


class Maker:
    """Makes records at random; the same seed makes the same."""

    def __init__(self, seed: int) -> None:
        self.dice = Random(seed)

    def delivery(self, kind: str) -> Delivery:
        """A message of a kind."""
        count = self.dice.randint(1, 3) if kind in SEVERAL else 1
        return Delivery(self.record(Header), kind, tuple(self.content(kind) for _ in range(count)))

    def content(self, kind: str) -> Any:
        """The content of a kind of message."""
        given: dict[str, Any] = {}
        if kind in STATUS:
            reason = "1" if kind == "undoPartnership" else None
            given["marital_data"] = person.MaritalData(
                marital_status=STATUS[kind], date_of_marital_status=self.day(), cancelation_reason=reason
            )
        if kind in ("moveIn", "changeResidenceType"):
            given["person"] = self.record(blocks.WholePerson, death_data=None)
        if kind == "undoCitizen":
            given["place_of_origin_addon"] = extra.OriginAddon(expatriation_date=self.day())
        return self.record(blocks.KINDS[kind], **given)

    def record(self, cls: type, **given: Any) -> Any:
        """A record of a class; fields that may be absent are there half the time."""
        group = self.dice.choice(CHOICES.get(cls, [()]))
        excluded = set(itertools.chain(*CHOICES.get(cls, []))) - set(group)
        fields = dict(given)
        for column in table(cls):
            if column.name in excluded | LEFT_OUT or column.name in given:
                continue
            needed = column.required or column.name in group or (column.name == "country" and column.kind is str)
            if column.many:
                least = int(column.name in AT_LEAST_ONE)
                count = self.dice.randint(least, 2)
                fields[column.name] = tuple(self.value(cls, column.name, column.kind) for _ in range(count))
            elif needed or self.dice.random() < 0.5:
                fields[column.name] = self.value(cls, column.name, column.kind)
        return cls(**fields)

    def value(self, cls: type, name: str, kind: type) -> Any:
        """A value of a field."""
        if kind in (str, int):
            allowed = OF_A_CLASS.get((cls, name)) or VALUES.get(name)
            return self.dice.choice(allowed) if allowed else self.word() if kind is str else self.dice.randint(1, 9999)
        if kind is blocks.Reporting:
            return self.reporting(name)
        if cls in (person.SecondaryResidence, person.OtherResidence) and kind is person.ResidenceData:
            return self.record(kind, comes_from=self.record(person.Destination))
        if kind is blocks.MarriageData:
            return blocks.MarriageData(marital_status="2", date_of_marital_status=self.day())
        simple = {
            bool: lambda: self.dice.random() < 0.5,
            date: self.day,
            datetime: lambda: datetime.fromisoformat(f"{self.day()}T08:{self.dice.randint(10, 59)}:00"),
            Raw: lambda: Raw(EXTENSION if cls is not Header else EXTENSION.replace("0020", "0058").replace("/3", "/5")),
        }.get(kind)
        return simple() if simple else self.record(kind)

    def reporting(self, name: str) -> Any:
        """A reporting municipality as the element it stands in asks for it."""
        kinds = {column.name: column for column in table(blocks.Reporting)}
        sent = {field: self.value(blocks.Reporting, field, kinds[field].kind) for field in sorted(SENT[name])}
        if "secondary_residence" in sent:
            sent["secondary_residence"] = (sent["secondary_residence"],)
        return blocks.Reporting(reporting_municipality=self.record(places.SwissMunicipality), **sent)

    def day(self) -> date:
        """A day of a century."""
        return date(1930, 1, 1) + timedelta(days=self.dice.randrange(36_525))

    def word(self) -> str:
        """A name, with whatever letters Swiss registers hold, and characters that XML must escape."""
        return "".join(self.dice.choices("abcdefghijklmnopqrstuvwxyzäöüéèçœŠžÅ<>&'\"-", k=self.dice.randint(1, 12)))
