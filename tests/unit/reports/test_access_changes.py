# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an event changed reads in words, whatever the event tells it by."""

from __future__ import annotations

import pytest

from domizil.register.models import EventKind, RegisterEvent
from domizil.reports.access_changes import changes
from domizil.reports.access_names import Names

OPEN = ["2020-01-01", None]


@pytest.mark.parametrize(
    ("kind", "data", "words"),
    [
        (EventKind.MOVE_IN, {"kind": 1, "purpose": "residence", "residence": 9}, "Art: Hauptwohnsitz; Zweck: Wohnsitz"),
        (EventKind.MOVE_OUT, {"goes_to": ["Bern", None, None]}, "Zielort: Bern"),
        (EventKind.GUARDIAN_MEASURE, {"kind": 7, "guardian": 3}, "Art: Beistand"),
        (EventKind.DATA_LOCK, {"data_lock": [0, 2]}, "Sperrvermerk: Auskunftssperre"),
        (EventKind.DATA_LOCK, {"data_lock": [2, 0]}, "Sperrvermerk: Auskunftssperre → –"),
        (EventKind.PAPER_LOCK, {"paper_lock": ["0", "1"]}, "Schriftensperre: gesperrt"),
        (EventKind.PAPER_LOCK, {"paper_lock": ["1", "0"]}, "Schriftensperre: nicht mehr gesperrt"),
        (EventKind.CHANGE_NAME, {"first_name": ["Ida", "Jo"]}, "Vornamen: Ida → Jo"),
        (EventKind.CORRECT_PERSON, {"date_of_birth": ["1988", "1988-04-02"]}, "Geburtsdatum: 1988 → 2.4.1988"),
        (EventKind.CORRECT_PERSON, {"entry": "tie-1", "care": [2, 3]},
         "Eintrag: Beziehung; Sorgerecht: gemeinsame elterliche Sorge → alleinige elterliche Sorge"),
        (EventKind.CORRECT_PERSON, {"entry": "origin-1", "name": ["Bern", "Emmen"]},
         "Eintrag: Heimatort; Heimatort: Bern → Emmen"),
        (EventKind.CORRECT_PERSON, {"entry": "id-4", "never": [False, True]},
         "Eintrag: Personennummer; Eintrag: entfernt"),
        (EventKind.CORRECT_REPORTING, {"valid": [OPEN, ["2020-01-01", "2024-03-01"]]},
         "Zeitraum: 1.1.2020 – → 1.1.2020 – 29.2.2024"),
        (EventKind.NATURALIZE_SWISS, {"origins": [[["Bern", "BE"]], [["Emmen", "LU"]]]},
         "Heimatorte: Bern BE → Emmen LU"),
        (EventKind.CHANGE_FEATURES, {"ids": {"vn": [None, "7569217076985"], "CT.LU": ["1", "2"]}},
         "Nummern: AHV-Nummer 756.9217.0769.85, CT.LU 1 → 2"),
        (EventKind.MERGE, {"drop": 7, "moved": 12}, ""),
    ],
)  # fmt: skip
def test_it_says_what_changed(kind, data, words):
    assert changes(RegisterEvent(kind=kind, data=data), Names()) == words
