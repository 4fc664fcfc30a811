# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every event as somebody at the counter enters it, and the kind of message that tells it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.factories import LUZERN

from domizil.base.models import Worker
from domizil.permits.actions import enter_permit
from domizil.permits.models import PermitCategory
from domizil.register import actions as register
from domizil.register import nationalities
from domizil.register.actions.ids import enter_numbers
from domizil.register.actions.origins import set_origins
from domizil.register.actions.undo import take_back
from domizil.register.models import (
    Care,
    DataBlock,
    DeliveryAddress,
    Guardian,
    GuardianKind,
    Person,
    PlaceOfOrigin,
    Relationship,
    RelationshipKind,
    Residence,
    ResidenceKind,
    Separation,
)
from domizil.register.papers import actions as papers
from domizil.register.papers.models import BlockAuthority, PaperBlock
from domizil.register.reporting import DwellingFacts, NewPerson, Origin, Place, PostalAddress, Tie

ARRIVAL, ON, LATER = date(2024, 3, 1), date(2024, 6, 3), date(2024, 9, 2)
ANNA, BEAT, CARLA = "7569999999991", "7560000000019", "7560000000026"
GERMANY, FRANCE = 8207, 8212
HOME = DwellingFacts(egid=100_001, ewid=1, swiss_zip_code=6003, town="Luzern", street="Musterweg", house_number="2")
AWAY = DwellingFacts(egid=100_777, ewid=3, swiss_zip_code=6003, town="Luzern", street="Seitenweg", house_number="9a")


@dataclass
class Office:
    """The first register: who works there, and what they enter."""

    by: Worker
    family: dict[str, Person] = field(default_factory=dict)

    def arrive(self, *new: NewPerson, **values: Any) -> None:
        """Let people arrive together in spring."""
        given: dict[str, Any] = {"municipality": LUZERN, "on": ARRIVAL, "dwelling": HOME, "kind": ResidenceKind.MAIN}
        for event in register.arrive(by=self.by, persons=list(new), **{**given, **values}):
            if event.person.vn:
                self.family[event.person.vn] = event.person

    def do(self, action: Callable[..., Any], who: str | None = ANNA, **values: Any) -> Any:
        """Call an action about somebody, in summer."""
        given: dict[str, Any] = {"by": self.by, "on": ON}
        if who is not None:
            given["person"] = self.family[who]
        return action(**{**given, **values})


def new(vn: str, first_name: str, sex: int = 2, born: date = date(1985, 3, 2), **values: Any) -> NewPerson:
    features = {"marital_status": 1, "religion": "000", **values.pop("features", {})}
    origins = (Origin("Kriens", "LU"),) if values.get("nationality", 8100) == 8100 else ()
    given: dict[str, Any] = {"nationality": 8100, "origins": origins, **values}
    return NewPerson(
        official_name="Muster", first_name=first_name, sex=sex, date_of_birth=born, vn=vn, features=features, **given
    )


def anna(**values: Any) -> NewPerson:
    return new(ANNA, "Anna Maria", **values)


def beat(**values: Any) -> NewPerson:
    return new(BEAT, "Beat", sex=1, **values)


def child(**values: Any) -> NewPerson:
    return new(CARLA, "Carla", born=date(2015, 5, 5), **values)


# --- what is entered, by name ---


def alone(office: Office, **values: Any) -> None:
    office.arrive(anna(**values))


def couple(office: Office) -> None:
    office.arrive(anna(), beat())


def married(office: Office) -> None:
    couple(office)
    office.do(register.change_civil_status, on=date(2024, 4, 2), marital_status=2, partner=office.family[BEAT])


def partnered(office: Office) -> None:
    couple(office)
    office.do(register.change_civil_status, on=date(2024, 4, 2), marital_status=6, partner=office.family[BEAT])


def with_child(office: Office) -> None:
    office.arrive(anna(), child(relationships=(Tie(RelationshipKind.PARENT, 0, date(2015, 5, 5)),)))


def guarded(office: Office) -> Guardian:
    alone(office)
    named = {"name": "Berufsbeistandschaft Muster", "reference": "M-1", "based_on": "394 395"}
    measure = {"kind": GuardianKind.CURATOR, "measure": "Vertretung", **named}
    office.do(register.appoint_guardian, on=date(2024, 4, 2), measure=measure)
    return Guardian.objects.get(reference="M-1")


def foreign(office: Office) -> None:
    alone(office, nationality=GERMANY)
    office.do(enter_permit, on=date(2024, 4, 2), municipality=LUZERN, category=PermitCategory.B, until=date(2029, 4, 2))


def _no_state(office: Office, told: str) -> None:
    office.do(register.change_nationality, nationality=told)


def blocked(office: Office) -> PaperBlock:
    alone(office)
    block: PaperBlock = office.do(
        papers.block_papers, municipality=LUZERN, authority=BlockAuthority.CRIMINAL_AUTHORITY, office="Gemeinde",
        reference="B-1", accused_or_suspected=True, ordered_on=ON,
    )  # fmt: skip
    return block


def corrected(office: Office, name: str, value: Any, since: date | None = ON) -> None:
    alone(office)
    period = (since, None) if since else None
    register.correct(by=office.by, person=office.family[ANNA], field=name, period=period, value=value, reason="Irrtum")


def status(office: Office, begin: Callable[[Office], None], code: int) -> None:
    begin(office)
    office.do(register.change_civil_status, marital_status=code)


def gives_birth(office: Office) -> None:
    couple(office)
    parents = [office.family[ANNA], office.family[BEAT]]
    register.register_birth(by=office.by, municipality=LUZERN, child=new(CARLA, "Neu", born=ON), parents=parents)


def separated(office: Office) -> None:
    married(office)
    office.do(register.separate, kind=Separation.BY_COURT)


def moved(office: Office, **values: Any) -> Any:
    alone(office)
    given = {"municipality": LUZERN, "persons": [office.family[ANNA]], "dwelling": AWAY, **values}
    return office.do(register.move, None, **given)


def left(office: Office, goes_to: Place) -> Any:
    alone(office)
    return office.do(
        register.depart, None, municipality=LUZERN, persons=[office.family[ANNA]], goes_to=goes_to
    )  # fmt: skip


def mail_goes(office: Office, address: PostalAddress | None, **values: Any) -> None:
    persons = [office.family[ANNA]]
    office.do(register.set_delivery_address, None, persons=persons, address=address, **values)


def changed(office: Office, **changes: Any) -> Any:
    alone(office)
    return office.do(register.change_features, changes=changes)


MAIL = PostalAddress(zip_code="6010", town="Kriens", street="Postfach", addressee="Treuhand Muster AG")
ABROAD = PostalAddress(zip_code="79100", town="Freiburg", street="Hauptstrasse", house_number="3", country=GERMANY)
FREIBURG = Place(country=GERMANY, text="Freiburg, Deutschland")
SECONDARY = {"kind": ResidenceKind.SECONDARY, "comes_from": Place(municipality=261, text="Zürich")}


def _mail(office: Office) -> None:
    alone(office)
    mail_goes(office, MAIL)


def _mail_abroad(office: Office) -> None:
    alone(office)
    mail_goes(office, ABROAD, until=date(2025, 6, 1))


def _mail_ends(office: Office) -> None:
    _mail(office)
    mail_goes(office, None, on=LATER)


def _care(office: Office) -> None:
    with_child(office)
    office.do(
        register.set_care, None, child=office.family[CARLA], parent=office.family[ANNA], care=Care.SOLE
    )  # fmt: skip


def _guardian_changes(office: Office) -> None:
    held = guarded(office)
    office.do(register.change_guardian, None, guardian=held, measure={"measure": "Mitwirkung"})


def _guardian_ends(office: Office) -> None:
    held = guarded(office)
    office.do(register.end_guardian, None, guardian=held)


def _naturalised(office: Office) -> None:
    foreign(office)
    office.do(register.change_nationality, nationality=8100, origins=[Origin("Luzern", "LU"), Origin("Malters", "LU")])


def _second_origin(office: Office) -> None:
    alone(office)
    office.do(register.change_nationality, nationality=8100, origins=[Origin("Kriens", "LU"), Origin("Basel", "BS")])


def _origins(office: Office, **values: Any) -> None:
    alone(office)
    office.do(set_origins, origins=[Origin("Basel", "BS")], **values)


def _unlocked(office: Office) -> None:
    alone(office)
    office.do(register.lock_data, reason="Bedrohung", ordered_by="Gericht", kind=1)
    office.do(register.unlock_data, on=LATER, reason="vorbei")


def _unblocked(office: Office) -> None:
    block = blocked(office)
    papers.lift_block(by=office.by, block=block, reference="B-2", on=LATER)


def _numbers(office: Office) -> None:
    alone(office)
    office.do(enter_numbers, municipality=LUZERN, numbers={"CT.LU": "4711"})


def _taken_back(office: Office, event: Any) -> None:
    first = event[0] if isinstance(event, list) else event
    take_back(by=office.by, event=first, reason="Meldung widerrufen")


def _named(office: Office) -> Any:
    alone(office)
    return office.do(register.change_name, names={"official_name": "Später", "original_name": "Muster"})


def _married_elsewhere(office: Office) -> None:
    alone(office, features={"marital_status": 2, "marital_status_on": date(2010, 1, 1)})
    register.correct(
        by=office.by, person=office.family[ANNA], field="marital_status_on", value=date(2011, 2, 2), reason="Irrtum"
    )


def _corrected_residence(office: Office) -> None:
    alone(office)
    held = Residence.objects.get(person=office.family[ANNA])
    values = {"comes_from": "Freiburg, Deutschland", "comes_from_country_id": GERMANY}
    register.correct_residence(
        by=office.by, residence=held, reason="Irrtum", arrival=date(2024, 2, 26), values=values
    )  # fmt: skip


def _entry(office: Office, model: Any, word: str, who: str = ANNA, **right: Any) -> None:
    """Set the one entry of a kind right."""
    row = model.objects.get()
    register.correct_entry(
        by=office.by, person=office.family[who], entry=f"{word}-{row.pk}", reason="Irrtum", **right
    )  # fmt: skip


CASES: dict[str, tuple[str, Callable[[Office], Any]]] = {
    "arrival": ("moveIn", lambda o: o.arrive(anna(), comes_from=FREIBURG)),
    "arrival without a dwelling": ("moveIn", lambda o: alone_at(o, None)),
    "arrival in a secondary residence": ("moveIn", lambda o: o.arrive(anna(), **SECONDARY)),
    "arrival in another residence": ("moveIn", lambda o: o.arrive(anna(), kind=ResidenceKind.OTHER)),
    "arrival of a couple": ("moveIn", couple),
    "arrival of parent and child": ("moveIn", with_child),
    "arrival, year of birth known": ("moveIn", lambda o: alone(o, born=date(1975, 1, 1), birth_known="year")),
    "arrival, month of birth known": ("moveIn", lambda o: alone(o, born=date(1975, 3, 1), birth_known="month")),
    "arrival without a place of origin": ("moveIn", lambda o: o.arrive(anna(origins=()))),
    "arrival with all names": ("moveIn", lambda o: o.arrive(anna(features=NAMES))),
    "arrival of somebody stateless": ("moveIn", lambda o: o.arrive(anna(nationality=nationalities.STATELESS))),
    "arrival from abroad, born there": ("moveIn", lambda o: o.arrive(anna(nationality=GERMANY, features=BORN_ABROAD))),
    "move": ("move", moved),
    "move to a dwelling not known": ("move", lambda o: moved(o, dwelling=None)),
    "departure to a municipality": ("moveOut", lambda o: left(o, Place(municipality=261, text="Zürich"))),
    "departure abroad": ("moveOut", lambda o: left(o, FREIBURG)),
    "departure to an unknown place": ("moveOut", lambda o: left(o, Place())),
    "residence corrected": ("correctReporting", _corrected_residence),
    "birth": ("birth", gives_birth),
    "death": ("death", lambda o: (alone(o), o.do(register.register_death))),
    "death of a spouse": ("maritalStatusPartner", lambda o: (married(o), o.do(register.register_death, BEAT))),
    "marriage": ("marriage", married),
    "partnership": ("partnership", partnered),
    "separation": ("separation", separated),
    "separation ends": ("undoSeparation", lambda o: (separated(o), o.do(register.separate, on=LATER, kind=None))),
    "divorce": ("divorce", lambda o: status(o, married, 4)),
    "marriage void": ("undoMarriage", lambda o: status(o, married, 5)),
    "partnership dissolved": ("undoPartnership", lambda o: status(o, partnered, 7)),
    "new name": ("changeName", _named),
    "sex": ("changeSex", lambda o: changed(o, sex=1)),
    "religion": ("changeReligion", lambda o: changed(o, religion="121")),
    "language": ("correctPersonAdditionalData", lambda o: corrected(o, "language_of_correspondence", "fr", None)),
    "fire service": ("changeFireService", lambda o: changed(o, fire_service=True, fire_service_liability=False)),
    "right to vote": ("correctPoliticalRightData", lambda o: corrected(o, "votes_federation", False, None)),
    "nationality": ("changeNationality", lambda o: (foreign(o), o.do(register.change_nationality, nationality=FRANCE))),
    "no nationality any more": ("changeNationality", lambda o: (foreign(o), _no_state(o, nationalities.STATELESS))),
    "a nationality not known": ("changeNationality", lambda o: (foreign(o), _no_state(o, nationalities.UNKNOWN))),
    "naturalisation": ("naturalizeForeigner", _naturalised),
    "another place of origin": ("naturalizeSwiss", _second_origin),
    "places of origin change": ("changeOrigin", _origins),
    "places of origin corrected": ("correctPlaceOfOrigin", lambda o: _origins(o, reason="Irrtum")),
    "citizenship given up": ("undoSwiss", lambda o: (alone(o), o.do(register.change_nationality, nationality=GERMANY))),
    "permit": ("changeResidencePermit", foreign),
    "mail elsewhere": ("contact", _mail),
    "mail abroad for a time": ("contact", _mail_abroad),
    "mail at home again": ("contact", _mail_ends),
    "custody": ("care", _care),
    "representative": ("guardianMeasure", guarded),
    "representation changes": ("changeGuardian", _guardian_changes),
    "representation ends": ("undoGuardian", _guardian_ends),
    "data locked": (
        "dataLock",
        lambda o: (alone(o), o.do(register.lock_data, reason="Bedrohung", ordered_by="Gericht")),
    ),
    "data unlocked": ("dataLock", _unlocked),
    "papers blocked": ("paperLock", blocked),
    "papers free again": ("paperLock", _unblocked),
    "number of another register": ("correctIdentification", _numbers),
    "name corrected": ("correctName", lambda o: corrected(o, "official_name", "Mustér")),
    "birth corrected": ("correctBirthInfo", lambda o: corrected(o, "mother_name", "Beispiel", None)),
    "religion corrected": ("correctReligion", lambda o: corrected(o, "religion", "121")),
    "civil status corrected": ("correctMaritalInfo", _married_elsewhere),
    "name taken back": ("correctName", lambda o: _taken_back(o, _named(o))),
    "a measure corrected": (
        "correctGuardianRelationship",
        lambda o: (guarded(o), _entry(o, Guardian, "guardian", values={"measure": "Haus"})),
    ),
    "a measure that never was": (
        "correctGuardianRelationship",
        lambda o: (guarded(o), _entry(o, Guardian, "guardian", never=True)),
    ),
    "custody corrected": (
        "correctParentalRelationship",
        lambda o: (with_child(o), _entry(o, Relationship, "tie", CARLA, values={"care": 1})),
    ),
    "custody corrected, entered at the parent": (
        "correctParentalRelationship",
        lambda o: (with_child(o), _entry(o, Relationship, "tie", values={"care": 1})),
    ),
    "a lock corrected": (
        "correctDataLock",
        lambda o: (
            alone(o),
            o.do(register.lock_data, reason="Bedrohung", ordered_by="Gericht"),
            _entry(o, DataBlock, "block", values={"kind": 1}),
        ),
    ),
    "a place of origin corrected": (
        "correctPlaceOfOrigin",
        lambda o: (alone(o), _entry(o, PlaceOfOrigin, "origin", values={"name": "Horw"})),
    ),
    "mail that never went elsewhere": (
        "correctContact",
        lambda o: (_mail(o), _entry(o, DeliveryAddress, "address", never=True)),
    ),
    "departure taken back": ("correctReporting", lambda o: _taken_back(o, left(o, Place()))),
}
NAMES = {
    "original_name": "Ledig", "alliance_name": "Muster-Ledig", "alias_name": "Mu", "call_name": "Anni",
    "foreign_name": "Mustermann Anna",
}  # fmt: skip
BORN_ABROAD = {
    "birth_country": GERMANY, "place_of_birth": "Freiburg, Deutschland", "father_name": "Vater",
    "father_first_name": "Karl", "mother_first_name": "Eva", "parents_proven": True,
}  # fmt: skip


def alone_at(office: Office, dwelling: DwellingFacts | None) -> None:
    office.arrive(anna(), dwelling=dwelling)
