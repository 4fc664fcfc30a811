# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long what was begun and not handed in is kept: a nightly job takes out what somebody left lying.

No act sets this time; it is a rule of the house, so that the data of people who never came does not pile up.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_noop

from domizil.base import clock

from .models import Announcement, Attachment, State

KEPT_DAYS = 60
LEFT_LYING = gettext_noop("Die Meldung wurde nicht abgesendet und nach 60 Tagen gelöscht.")


def kept_until(announcement: Announcement) -> date | None:
    """The last day on which a draft, or what was given back, is kept; None for what is not left lying."""
    if announcement.state not in (State.DRAFT, State.RETURNED):
        return None
    touched = announcement.saved_at or announcement.begun_at
    if announcement.state == State.RETURNED and announcement.decided_at is not None:
        touched = announcement.decided_at
    return touched.astimezone(clock.ZONE).date() + timedelta(KEPT_DAYS)


@transaction.atomic
def take_out_old(*, on: date | None = None) -> int:
    """Take out what was typed and sent along in everything whose time is over; return how many. For the nightly job."""
    begins = datetime.combine((on or clock.today()) - timedelta(KEPT_DAYS), time.min, clock.ZONE)
    rows = Announcement.objects.annotate(touched=Coalesce("saved_at", "begun_at"))
    old = Q(state=State.DRAFT, touched__lt=begins) | Q(state=State.RETURNED, decided_at__lt=begins)
    keys = [row.pk for row in rows.filter(old).select_for_update()]
    Attachment.objects.filter(announcement__in=keys).delete()
    return Announcement.objects.filter(pk__in=keys).update(state=State.WITHDRAWN, data={}, reason=LEFT_LYING)
