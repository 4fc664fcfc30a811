# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who takes part. These run as the owner of the database, from the command line: the pages cannot change them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext as _

from domizil.base import clock
from domizil.base.models import Grant, Municipality, Role, Worker

from .. import messages
from ..models import SEDEX_ID, Participant, Subscription


def _check(sedex_id: str) -> None:
    if not re.fullmatch(SEDEX_ID, sedex_id):
        raise messages.no_sedex_number(sedex_id)


@transaction.atomic
def join(*, sedex_id: str, municipality: Municipality) -> Participant:
    """Let a municipality take part under its sedex number. Its messages act as an account that nobody signs in with.

    Raises Refusal for what is no sedex number.
    """
    _check(sedex_id)
    worker, made = Worker.objects.get_or_create(username=f"sedex-{sedex_id}", defaults={"last_name": municipality.name})
    if made:
        worker.set_unusable_password()
        worker.save()
        for role in (Role.REGISTER, Role.PERMITS):  # permits come as messages of ZEMIS
            Grant.objects.create(
                worker=worker, role=role, municipality=municipality, purpose=_("Meldungen anderer Register"),
                valid=DateRange(clock.today(), None),
            )  # fmt: skip
    return Participant.objects.update_or_create(
        sedex_id=sedex_id, defaults={"name": municipality.name, "municipality": municipality, "worker": worker}
    )[0]


def partner(*, sedex_id: str, name: str, orders_blocks_as: str = "") -> Participant:
    """Enter somebody to exchange messages with; as which authority they may order blocks on papers, if they may.

    Raises Refusal for what is no sedex number.
    """
    _check(sedex_id)
    return Participant.objects.update_or_create(
        sedex_id=sedex_id, defaults={"name": name, "orders_blocks_as": orders_blocks_as}
    )[0]


def subscribe(
    *, sender: Participant, recipient: Participant, message_type: int, kinds: Sequence[str] = ()
) -> Subscription:
    """Send the events of a municipality of ours to a participant, from now on: all kinds, or those named."""
    return Subscription.objects.update_or_create(
        sender=sender,
        recipient=recipient,
        defaults={"message_type": message_type, "kinds": list(kinds)},
        create_defaults={"message_type": message_type, "kinds": list(kinds), "since": clock.now()},
    )[0]
