# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A mailbox, and schemas for tests that are about the flow of messages and not about their form."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.loose_schemas import loose_schemas

from domizil.exchange.sedex import Mailbox


@pytest.fixture
def mailbox(tmp_path: Path) -> Mailbox:
    """Empty directories of sedex."""
    return Mailbox(tmp_path / "sedex")


@pytest.fixture(autouse=True)
def _forms(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the marker `ech_schemas`, a test runs with schemas that allow any content below the known roots.

    So the flow is tested where the schemas of the eCH are not; what they refuse is tested where they are.
    """
    if request.node.get_closest_marker("ech_schemas"):
        return
    monkeypatch.setenv("DOMIZIL_ECH_XSD", str(loose_schemas(tmp_path / "xsd")))
