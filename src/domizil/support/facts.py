# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A unit's month as the law asks for it: a pure mapping from the rows that `month_rows` read to the law's `Household`.

What is missing is said (`FactsMissing`), never guessed; what is read into the facts stands in `Mapped.readings`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from domizil.housing.models import Absence, AccommodationKind, Stay
from domizil.law.engine import Law
from domizil.law.engine.periods import DAY, Period, cut
from domizil.law.engine.statute import change_dates, statute
from domizil.law.lu_kasylv.allowances import Cost, Programme
from domizil.law.lu_kasylv.emergency_aid import EmergencyAidFacts
from domizil.law.lu_kasylv.facts import STATUTE, Accommodation, CostKind, Group, IdentifiedBy, ProgrammeKind
from domizil.law.lu_kasylv.household import Dated, Household, Meals, Member, Talk
from domizil.permits.models import AsylumKind, AsylumStatus
from domizil.permits.service import asylum_facts
from domizil.register.models import Person

from . import messages, models
from .month_rows import MonthRows

OF_AGE = 18


class FactsMissing(Exception):
    """The month cannot be computed: `messages` say which facts nobody recorded."""

    def __init__(self, told: Sequence[str]) -> None:
        super().__init__("; ".join(told))
        self.messages = tuple(told)


@dataclass(frozen=True, slots=True)
class Mapped:
    """The household of a month, and what was read into the facts where they are silent."""

    household: Household
    readings: tuple[str, ...]


def mapped(rows: MonthRows, *, law_on: date | None = None) -> Mapped:
    """Return the household of the month. Raises FactsMissing.

    Groups follow from the asylum standing by the law of each day, or by the law of one day (`law_on`), for comparing.
    """
    missing: list[str] = []
    readings: list[str] = []
    members = tuple(_member(person, rows, law_on, missing, readings) for person in rows.people)
    if missing:
        raise FactsMissing(missing)
    sizes = [(size.size, within(size.valid, rows.month)) for size in rows.community]
    household = Household(
        month=rows.month,
        members=members,
        community_size=tuple(Dated(size, days) for size, days in sizes if days is not None),
        municipality=rows.unit.municipality_id,
        name=rows.unit.number,
    )
    return Mapped(household, tuple(readings))


def _member(person: Person, rows: MonthRows, law_on: date | None, missing: list[str], readings: list[str]) -> Member:
    entitled = rows.entitled(person)
    groups = _groups(person, entitled, rows, law_on, missing)
    lodgings = _lodgings(person, entitled, rows, readings)
    return Member(
        id=str(person.pk),
        birth_date=person.date_of_birth,
        group=groups,
        accommodation=lodgings,
        entitled=entitled,
        present=_present(person, entitled, lodgings, rows),
        employed=bool(rows.of_month(person, models.Earning)),
        income=sum(earning.rappen for earning in rows.of_month(person, models.Earning)),
        programmes=tuple(
            Programme(ProgrammeKind[row.kind.upper()], row.granted_rappen, row.delivered)
            for row in rows.of_month(person, models.Programme)
        ),
        talks=tuple(
            Talk(row.attended, row.pass_paid, row.day_ticket_rappen) for row in rows.of_month(person, models.Talk)
        ),
        meals=_meals(rows.of_month(person, models.MealDays)),
        costs=_costs(person, rows, readings),
        emergency=_emergency(person, groups, rows),
    )


# --- days ---


def within(valid: object, whole: Period) -> Period | None:
    """The days of a database range within a period, or None."""
    upper = valid.upper - DAY if valid.upper is not None else None  # type: ignore[attr-defined]
    return Period(valid.lower, upper).meets(whole)  # type: ignore[attr-defined]


def without(days: Iterable[Period], taken: Iterable[Period]) -> tuple[Period, ...]:
    """The days that are left when those taken are taken away."""
    left = list(days)
    for away in taken:
        left = [piece for period in left for piece in _around(period, away)]
    return tuple(left)


def _around(period: Period, away: Period) -> list[Period]:
    common = period.meets(away)
    if common is None:
        return [period]
    pieces = []
    if period.first < common.first:
        pieces.append(Period(period.first, common.first - DAY))
    if common.last is not None and common.last != period.last:
        pieces.append(Period(common.last + DAY, period.last))
    return pieces


# --- group, accommodation, presence ---


def _groups(
    person: Person, entitled: tuple[Period, ...], rows: MonthRows, law_on: date | None, missing: list[str]
) -> tuple[Dated[Group], ...]:
    holding = [(status, days) for status in rows.of(person, AsylumStatus) if (days := within(status.valid, rows.month))]
    gaps = without(entitled, [days for _, days in holding])
    missing.extend(messages.no_standing(str(person), gap) for gap in gaps)
    found = []
    for status, days in holding:
        for piece in _by_law(days, law_on):
            group = Law.on(law_on or piece.first).value(STATUTE, "person_group", person=asylum_facts(status))
            if group is not None:
                found.append(Dated(group, piece))
            elif any(piece.meets(period) for period in entitled):
                missing.append(messages.no_group(str(person), str(AsylumKind(status.kind).label), piece))
    return tuple(found)


def _by_law(days: Period, law_on: date | None) -> list[Period]:
    return [days] if law_on is not None else cut(days, change_dates(statute(STATUTE)))


def _lodgings(
    person: Person, entitled: tuple[Period, ...], rows: MonthRows, readings: list[str]
) -> tuple[Dated[Accommodation], ...]:
    """Where the person lives. Nobody is housed in two places at once; who is housed nowhere lives privately (§ 4)."""
    found = [
        Dated(Accommodation[stay.accommodation.kind.upper()], days)
        for stay in rows.of(person, Stay)
        if (days := within(stay.valid, rows.month))
    ]
    for gap in without(entitled, [dated.valid for dated in found]):
        readings.append(messages.taken_as_individual(str(person), gap))
        found.append(Dated(Accommodation.INDIVIDUAL, gap))
    return tuple(sorted(found, key=lambda dated: dated.valid.first))


def _present(
    person: Person, entitled: tuple[Period, ...], lodgings: tuple[Dated[Accommodation], ...], rows: MonthRows
) -> tuple[Period, ...] | None:
    """The days present: those entitled without the absences recorded in collective accommodation."""
    if all(dated.value is not Accommodation.COLLECTIVE for dated in lodgings):
        return None
    away = [
        days
        for absence in rows.of(person, Absence)
        if absence.stay.accommodation.kind == AccommodationKind.COLLECTIVE
        and (days := within(absence.valid, rows.month))
    ]
    return without(entitled, away) if away else None


# --- what the month's own rows say ---


def _meals(rows: Sequence[models.MealDays]) -> Meals | None:
    """Meals count on days of whole-day presence only (§ 12 until 2023)."""
    whole = [row for row in rows if row.whole_day]
    return Meals(whole[0].subsidised_days, whole[0].full_price_days) if whole else None


def _costs(person: Person, rows: MonthRows, readings: list[str]) -> tuple[Cost, ...]:
    """Costs of the person; those of the unit as a whole stand with the first member."""
    own = [cost for cost in rows.costs if cost.person_id == person.pk]
    shared = [cost for cost in rows.costs if cost.person_id is None] if person == rows.people[0] else []
    if shared:
        readings.append(messages.cost_of_unit(str(person)))
    return tuple(_cost(row, rows.month.first) for row in own + shared)


def _cost(row: models.SituationalCost, on: date) -> Cost:
    return Cost(
        kind=CostKind[row.kind.upper()],
        rappen=row.rappen,
        scholarship=row.scholarship_rappen,
        reason=row.reason,
        approved_by=str(row.approved_by or ""),
        parents_work_or_seek=row.parents_work_or_seek,
        minor_or_young=row.person is None or age(row.person.date_of_birth, on) < OF_AGE,
    )


def age(born: date, on: date) -> int:
    """Whole years of age on a day; who was born on 29 February is a year older from 1 March in other years."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _emergency(person: Person, groups: tuple[Dated[Group], ...], rows: MonthRows) -> EmergencyAidFacts | None:
    """What § 18 asks of a person on emergency aid, where somebody recorded it; the last record of the month counts."""
    recorded = rows.of(person, models.EmergencyAidFacts)
    if not recorded or all(dated.value is not Group.EMERGENCY_AID for dated in groups):
        return None
    return emergency_facts(recorded[-1])


def emergency_facts(row: models.EmergencyAidFacts) -> EmergencyAidFacts:
    """What § 18 asks, as recorded in a row."""
    return EmergencyAidFacts(
        removal_final=row.removal_final,
        exit_date_set=row.exit_date_set,
        extraordinary_appeal=row.extraordinary_appeal,
        multiple_application=row.multiple_application,
        stays_under_asylum_law=row.stays_under_asylum_law,
        has_own_means=row.has_own_means,
        third_party_liable=row.third_party_liable,
        requested_on=row.requested_on,
        identified_by=_IDENTIFIED[models.IdentifiedBy(row.identified_by)],
        incapable_and_in_mortal_danger=row.incapable_and_in_mortal_danger,
    )


_IDENTIFIED = {
    models.IdentifiedBy.NOTHING: IdentifiedBy.NOTHING,
    models.IdentifiedBy.PAPERS: IdentifiedBy.PAPERS,
    models.IdentifiedBy.FINGERPRINTS: IdentifiedBy.FINGERPRINTS,
}
