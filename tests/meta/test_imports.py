# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a process loads: little, and never the compiler where pages are served."""

import subprocess
import sys


def loaded_by(statement: str) -> set[str]:
    """Run a statement in a new process and return the packages it has loaded."""
    code = f"{statement}\nimport sys\nprint(*{{name.split('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_the_pages_never_load_the_compiler():
    packages = loaded_by("import domizil.wsgi\nfrom django.urls import get_resolver\nget_resolver().url_patterns")
    assert "django" in packages
    assert not packages & {"numba", "llvmlite", "pyarrow", "mkdocs", "pytest"}


def test_the_law_needs_no_framework():
    packages = loaded_by("import domizil.law.lu_kasylv, domizil.law.lu_shv")
    assert not packages & {"django", "psycopg", "numba", "numpy", "click"}


def test_the_command_loads_a_subcommand_only_when_it_is_called():
    packages = loaded_by("import domizil.cli.main")
    assert not packages & {"django", "psycopg", "numpy", "rich"}


def test_law_commands_never_load_django():
    packages = loaded_by("from domizil.cli.main import main\nmain(['law', 'list'], standalone_mode=False)")
    assert not packages & {"django", "psycopg"}
