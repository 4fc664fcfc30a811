# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The kinds of announcements: what is asked, about whom, who may announce it, and on what it rests."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..models import Kind
from . import correction, entries, features, kinds, residence, ties, undoing
from .parts import FactsForm


class People(Enum):
    """About whom an announcement is."""

    ANYBODY = "anybody"  # one person or a family, described or known
    RESIDENTS = "residents"  # one or several persons of the register
    ONE = "one"  # exactly one person of the register
    CHILD = "child"  # a child that is described, and a parent of the register


@dataclass(frozen=True, slots=True)
class Asked:
    """A kind of announcement. `lead` says in a sentence what happens; `norms` is what it rests on."""

    kind: Kind
    form: type[FactsForm]
    people: People
    lead: Any
    norms: tuple[str, ...]
    portal: bool = False

    @property
    def title(self) -> Any:
        """The name of the kind."""
        return self.kind.label


_ALL = (
    Asked(
        Kind.ARRIVAL, kinds.ArrivalForm, People.ANYBODY,
        _("Jemand nimmt Wohnsitz in der Gemeinde, allein oder mit der Familie."),
        ("lu-ng/2a/1", "lu-ng/3/1"), portal=True,
    ),
    Asked(
        Kind.STAY, kinds.StayForm, People.ANYBODY,
        _("Jemand hält sich in der Gemeinde auf und behält den Hauptwohnsitz anderswo."),
        ("lu-ng/5/1", "lu-ng/8/1"),
    ),
    Asked(
        Kind.MOVE, kinds.MoveForm, People.RESIDENTS,
        _("Jemand zieht innerhalb der Gemeinde oder des Gebäudes um."), ("lu-ng/2a/1",), portal=True,
    ),
    Asked(
        Kind.DEPARTURE, kinds.DepartureForm, People.RESIDENTS,
        _("Jemand verlässt die Gemeinde."), ("lu-ng/2a/1",), portal=True,
    ),
    Asked(
        Kind.CIVIL_STATUS, kinds.CivilStatusForm, People.ONE,
        _("Heirat, Scheidung, Verwitwung oder Partnerschaft, nach der Mitteilung des Zivilstandsamts."),
        ("lu-ng/13/2/a",),
    ),
    Asked(
        Kind.SEPARATION, features.SeparationForm, People.ONE,
        _("Ein Ehepaar trennt sich oder lebt wieder zusammen; der Zivilstand bleibt."), ("lu-ng/13/1",),
    ),
    Asked(
        Kind.NAME, kinds.NameForm, People.ONE,
        _("Ein Name ändert, nach Entscheid oder Erklärung."), ("lu-ng/13/2/a",),
    ),
    Asked(
        Kind.NATIONALITY, kinds.NationalityForm, People.ONE,
        _("Die Staatsangehörigkeit ändert, zum Beispiel durch Einbürgerung."), ("lu-ng/13/2/a",),
    ),
    Asked(
        Kind.ORIGINS, undoing.OriginsForm, People.ONE,
        _("Die Heimatorte einer Schweizerin oder eines Schweizers ändern, oder sie wurden falsch eingetragen."),
        ("ch-rhg/6/i",),
    ),
    Asked(
        Kind.FEATURES, features.FeaturesForm, People.ONE,
        _("Religion, Sprache, Geschlecht, Feuerwehrpflicht, Stimmrecht oder die Namen der Eltern ändern."),
        ("lu-ng/13/2/a", "lu-ng/13/2/b", "lu-ng/13/2/f"),
    ),
    Asked(
        Kind.EXTRA, entries.ExtraForm, People.ONE,
        _("Ein Merkmal, das ein Gesetz oder eine Verordnung vorsieht, erhält einen Wert."), ("lu-ng/13/3",),
    ),
    Asked(
        Kind.NUMBERS, entries.NumbersForm, People.ONE,
        _("Jemand hat eine AHV-, ZEMIS- oder andere Personennummer erhalten."), ("lu-ng/13/2/a",),
    ),
    Asked(
        Kind.CONTACT, entries.ContactForm, People.RESIDENTS,
        _("Briefe gehen an eine andere Adresse als die Wohnung, oder wieder nach Hause."), ("ch-rhg/6/g",),
        portal=True,
    ),
    Asked(
        Kind.HOUSEHOLD, ties.HouseholdForm, People.RESIDENTS,
        _("Personen derselben Wohnung führen einen eigenen oder einen gemeinsamen Haushalt."), ("ch-rhg/6/d",),
    ),
    Asked(
        Kind.CARE, ties.CareForm, People.ONE,
        _("Wer Mutter, Vater oder Pflegeelternteil eines Kindes ist und das Sorgerecht hat."), ("lu-ng/13/2/g",),
    ),
    Asked(
        Kind.GUARDIAN, ties.GuardianForm, People.ONE,
        _("Eine Beistandschaft oder Vormundschaft beginnt, ändert oder endet, nach der Mitteilung der Behörde."),
        ("lu-ng/13/2/g",),
    ),
    Asked(
        Kind.BIRTH, kinds.BirthForm, People.CHILD,
        _("Ein Kind wird geboren und wohnt bei einem Elternteil."), ("lu-ng/13/2/a", "lu-ng/13/2/b"),
    ),
    Asked(Kind.DEATH, kinds.DeathForm, People.ONE, _("Jemand ist gestorben."), ("lu-ng/13/2/a",)),
    Asked(
        Kind.RENEWAL, kinds.RenewalForm, People.ONE,
        _("Ein Aufenthalt wird mit einem neuen Heimatausweis verlängert."), ("lu-ng/5/1", "lu-ng/8/1"),
    ),
    Asked(
        Kind.CORRECTION, correction.CorrectionForm, People.ONE,
        _("Ein Eintrag war falsch und wird berichtigt; der alte bleibt nachvollziehbar."), ("lu-ng/13/1",),
    ),
    Asked(
        Kind.RESIDENCE, residence.ResidenceCorrectionForm, People.ONE,
        _("Zuzug, Wegzug oder Herkunft wurde falsch eingetragen; der alte Eintrag bleibt nachvollziehbar."),
        ("lu-ng/13/1",),
    ),
    Asked(
        Kind.ENTRY, entries.EntryForm, People.ONE,
        _("Eine Nummer, Adresse, Beziehung oder Massnahme wurde falsch eingetragen; die Geschichte behält sie."),
        ("lu-ng/13/1",),
    ),
    Asked(
        Kind.TAKE_BACK, undoing.TakeBackForm, People.ONE,
        _("Ein Ereignis hat nicht stattgefunden: alles ist wieder wie vorher; beide Einträge bleiben sichtbar."),
        ("lu-ng/13/1",),
    ),
    Asked(
        Kind.LOCK, kinds.LockForm, People.ONE,
        _("Die Adresse wird nirgends mehr gezeigt."), ("lu-ng/13/1",),
    ),
    Asked(Kind.UNLOCK, kinds.UnlockForm, People.ONE, _("Eine Datensperre endet."), ("lu-ng/13/1",)),
)  # fmt: skip

ASKED: dict[str, Asked] = {asked.kind.value: asked for asked in _ALL}
"""What is asked, by the value of the kind."""
