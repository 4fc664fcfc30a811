# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""`domizil manage catalogue`: bring the catalogues of messages up to date."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from domizil.base import catalogue


class Command(BaseCommand):
    """Collect the messages, update the catalogues of all languages and compile them."""

    help = "Collects messages from code and templates, updates locale/*/LC_MESSAGES/django.po and compiles it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add `--check`."""
        parser.add_argument("--check", action="store_true", help="change nothing; fail when a translation is missing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, and name what is not translated yet."""
        for language in catalogue.languages():
            if not options["check"]:
                catalogue.update(language)
            missing = catalogue.untranslated(language)
            if missing and options["check"]:
                raise CommandError(f"{len(missing)} messages lack a translation ({language}): {missing}")
            self.stdout.write(f"{language}: {len(missing)} messages without translation")
        if not options["check"]:
            catalogue.update_swiss()
        catalogue.compile_all()
