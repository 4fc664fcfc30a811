# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The door for other rooms: open a case for a duty that is not met (a tenant who did not register, say)."""

from .actions import open_case as open_case
from .models import DutyKind as DutyKind
from .models import Ground as Ground
from .queries import open_of as open_of
