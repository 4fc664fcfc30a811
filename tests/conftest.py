# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What all tests share: the day, and a database in which they run as the app role under row-level security."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest
from django.utils import translation
from tests import postgres

from domizil.base import pg
from domizil.base.pg_cluster import Cluster

TODAY = "2024-12-31"

# How long one example takes is the machine's business (the first one loads a statute); `make bench` measures time.
hypothesis.settings.register_profile("domizil", deadline=None)
hypothesis.settings.load_profile("domizil")


def pytest_configure(config: pytest.Config) -> None:
    """Compile the catalogues of messages once, so that tests read the words as they are now."""
    if not hasattr(config, "workerinput"):
        from domizil.base import catalogue

        catalogue.compile_all()


SCHEMAS = Path(__file__).parents[2] / "shared" / "xsd"
"""Where the schemas of the eCH may lie beside the checkout; `DOMIZIL_ECH_XSD` names another place."""


def pytest_report_header() -> str:
    """Say whether the tests that need the schemas of the eCH run: they are not Domizil's and lie outside."""
    found = _schema_folder()
    return f"eCH schemas: {found or 'not there, tests marked ech_schemas are left out (DOMIZIL_ECH_XSD names them)'}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out, visibly, what needs the schemas where they are not."""
    if _schema_folder() is None:
        needy = [item for item in items if item.get_closest_marker("ech_schemas")]
        config.hook.pytest_deselected(items=needy)
        items[:] = [item for item in items if item not in set(needy)]


def _schema_folder() -> Path | None:
    named = Path(os.environ.get("DOMIZIL_ECH_XSD") or SCHEMAS)
    return named if named.is_dir() else None


@pytest.fixture(autouse=True)
def _schemas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let tests find the schemas where they are."""
    found = _schema_folder()
    if found is not None:
        monkeypatch.setenv("DOMIZIL_ECH_XSD", str(found))


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test runs on the same day unless it says otherwise."""
    monkeypatch.setenv("DOMIZIL_TODAY", TODAY)


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    """Every test begins in German, whatever language the page of a former test was in."""
    yield
    translation.deactivate()


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """The running PostgreSQL of the tests."""
    with postgres.shared_cluster() as running:
        yield running


@pytest.fixture(scope="session")
def django_db_setup(cluster: Cluster, django_db_blocker) -> Iterator[None]:
    """Let Django's tests run in a copy of the migrated template, as `domizil_app`.

    The connection signs in as the owner and takes the app's role at once, so that `as_owner` can step out of it to put
    rows in place, in the same transaction that is rolled back after the test.
    """
    from django.db import connection

    with postgres.database(cluster, "django") as database:
        connection.settings_dict.update(
            NAME=database.name, USER=pg.OWNER_ROLE, PASSWORD="", HOST=str(cluster.socket_dir), PORT=""
        )
        connection.settings_dict["OPTIONS"] = {"options": f"-c role={pg.APP_ROLE}"}
        yield
        with django_db_blocker.unblock():
            connection.close()


@pytest.fixture(scope="session")
def new_database(cluster: Cluster) -> Iterator[Callable[[str], postgres.Database]]:
    """Make a database of its own, with what is committed in it: for servers, commands and loads."""
    from contextlib import ExitStack

    with ExitStack() as stack:
        yield lambda label: stack.enter_context(postgres.database(cluster, label))
