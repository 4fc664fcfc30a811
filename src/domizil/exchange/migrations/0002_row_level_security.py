# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who sees messages: the municipality that sent or received them; participants are known to all, and the owner keeps them."""

from django.db import migrations

from domizil.base import rls

MESSAGE, MESSAGE_HISTORY = "exchange_message", "exchange_messageevent"
DIRECTORY = [f"exchange_{table}{event}" for table in ("participant", "subscription") for event in ("", "event")]
WRITERS = ("register",)


class Migration(migrations.Migration):
    dependencies = [("exchange", "0001_initial"), ("base", "0004_roles")]

    operations = [
        rls.protect(
            MESSAGE,
            rls.sees_municipality(f"{MESSAGE}.municipality_id"),
            writes=rls.sees_municipality(f"{MESSAGE}.municipality_id", roles=WRITERS),
        ),
        rls.protect_history(MESSAGE_HISTORY, rls.sees_municipality(f"{MESSAGE_HISTORY}.municipality_id")),
        rls.read_only(*DIRECTORY),
        rls.seal_history(),
    ]
