# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one way in which Domizil says no: what cannot be, why, and what to do next.

Actions raise it (their texts stand in the room's `messages.py`), the faces show it: a page with the component
`c-refusal`, the API as JSON, a command as a line with exit code 2. Nothing was changed when it is shown.
"""

from __future__ import annotations


class Refusal(Exception):
    """Something cannot be done as asked. It is shown and never logged, because it may name a person.

    `code` names the kind of refusal for programs and tests (`second_main_residence`); `what`, `why` and `what_next` are
    sentences in the reader's language; `norm` is the paragraph it rests on (`lu-ng/3/1`), if it rests on one.
    """

    def __init__(self, code: str, what: str, why: str = "", what_next: str = "", norm: str | None = None) -> None:
        """Say no. `str()` of it is `what`."""
        super().__init__(what)
        self.code = code
        self.what = what
        self.why = why
        self.what_next = what_next
        self.norm = norm
