# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is asked where an event never happened, or where places of origin are set."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from .fields import EventField, KeysField, OriginsField
from .parts import FactsForm, Group


class TakeBackForm(FactsForm):
    """An event was entered that never happened: everything is as it was before."""

    GROUPS: ClassVar[tuple[Group, ...]] = ((_("Warum?"), ("reason",)),)

    on = None  # type: ignore[assignment]
    reason = forms.CharField(label=_("Grund der Zurücknahme"), max_length=300)
    also = KeysField(label=_("Gilt auch für"))
    corrects = EventField()

    def clean(self) -> dict[str, Any]:
        """It is about an event."""
        facts = super().clean() or {}
        if facts.get("corrects") is None and "corrects" not in self.errors:
            self.add_error("corrects", _("Beginnen Sie beim Ereignis auf der Seite der Person, mit «zurücknehmen»."))
        return facts


class OriginsForm(FactsForm):
    """All places of origin of a citizen from a day on; with a reason it is a correction."""

    GROUPS: ClassVar[tuple[Group, ...]] = (
        (_("Alle Heimatorte"), ("origins", "on")),
        (_("War der Eintrag falsch?"), ("reason",)),
    )

    origins = OriginsField(label=_("Heimatorte"))
    reason = forms.CharField(
        label=_("Grund der Korrektur"), required=False, max_length=300,
        help_text=_("leer: die Heimatorte haben geändert"),
    )  # fmt: skip
    corrects = EventField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the day."""
        super().__init__(*args, **kwargs)
        self.fields["on"].label = _("Gilt ab")

    def clean(self) -> dict[str, Any]:
        """What is corrected has a reason."""
        facts = super().clean() or {}
        if facts.get("corrects") is not None and not facts.get("reason"):
            self.add_error("reason", _("Geben Sie den Grund der Korrektur an."))
        return facts
