# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The cost of the amendment as tables in words: the same for the page, its charts, XLSX and CSV."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from domizil.law.engine import statute
from domizil.law.engine.phrases import Speaker
from domizil.law.lu_kasylv.facts import STATUTE
from domizil.reports.amendment_cost import LARGEST, AmendmentCost, Share
from domizil.reports.not_covered import NotCovered


@dataclass(frozen=True, slots=True)
class Row:
    """One class and its share."""

    label: str
    share: Share

    @property
    def persons(self) -> str:
        """How many persons, as it is written in Switzerland."""
        return number(self.share.persons)

    @property
    def percent(self) -> str:
        """The difference in percent of what was paid before, with its sign; empty where nothing was."""
        return percent(self.share.per_mille)


@dataclass(frozen=True, slots=True)
class Table:
    """One distribution. `key` names it in addresses and ids."""

    key: str
    title: str
    head: str
    rows: tuple[Row, ...]


def number(count: int) -> str:
    """A count as it is written in Switzerland: 5'144."""
    return f"{count:,}".replace(",", "'")


def percent(per_mille: int | None) -> str:
    """Thousandths as percent: 108 is +10.8 %."""
    if per_mille is None:
        return ""
    sign = "+" if per_mille > 0 else "−" if per_mille < 0 else ""
    return f"{sign}{abs(per_mille) // 10}.{abs(per_mille) % 10} %"


def tables(cost: AmendmentCost, language: str) -> tuple[Table, ...]:
    """The three distributions."""
    speaker = Speaker(statute(STATUTE), language)

    def named(shares: Iterable[tuple[Any, Share]]) -> tuple[Row, ...]:
        return tuple(Row(speaker.value(one), share) for one, share in shares)

    sizes = tuple(Row(_size(size), share) for size, share in cost.by_size)
    return (
        Table("size", _("Nach Grösse der Unterstützungseinheit"), _("Grösse"), sizes),
        Table("group", _("Nach Personengruppe"), _("Personengruppe"), named(cost.by_group)),
        Table("accommodation", _("Nach Unterkunft"), _("Unterkunft"), named(cost.by_accommodation)),
    )


def _size(size: int) -> str:
    if size == LARGEST:
        return _("{0} und mehr Personen").format(size)
    return ngettext("{0} Person", "{0} Personen", size).format(size)


def left_out(cost: AmendmentCost, language: str) -> list[str]:
    """What the totals leave out, a sentence each."""
    return [_left_out(found, language) for found in cost.not_covered]


def _left_out(found: NotCovered, language: str) -> str:
    if found.missing is not None:
        what = _("{0} Personen mit einer Zulage oder einem Freibetrag, deren Zeile anhält: {1}")
        return what.format(number(found.count), found.missing[language])
    told = {
        "ordinary_scale": _(
            "{0} Personen an mindestens einem Tag nach ordentlicher Sozialhilfe (§ 16): ihre Ansätze stehen nicht in "
            "der Verordnung."
        ),
        "allowances": _(
            "{0} Personen mit Zulagen, Freibeträgen oder situationsbedingten Leistungen (§§ 10–12): sie hängen von "
            "Entscheiden der Behörde ab."
        ),
        "incomplete": _("{0} Einheiten, in denen Angaben fehlen und die nicht berechnet werden können."),
    }
    return told[found.reason].format(number(found.count))
