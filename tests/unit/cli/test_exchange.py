# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The commands of the exchange that need no database: say whether a file would be taken, play the other side."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.unit.exchange.samples import Maker

from domizil.cli.exchange import exchange
from domizil.exchange.ech0020_v3 import delivery


@pytest.mark.ech_schemas
def test_a_valid_message_is_valid(tmp_path: Path):
    file = tmp_path / "data.xml"
    file.write_bytes(delivery.to_xml(Maker(1).delivery("death")))
    told = CliRunner().invoke(exchange, ["validate", str(file)])
    assert (told.exit_code, told.output.startswith("death, ")) == (0, True)


@pytest.mark.parametrize("text", ["<invoice/>", "hello", "<!DOCTYPE a><a/>"])
def test_another_file_is_refused_with_what_is_wrong(tmp_path: Path, text: str):
    file = tmp_path / "data.xml"
    file.write_text(text)
    told = CliRunner().invoke(exchange, ["validate", str(file)])
    assert told.exit_code == 2
    assert told.output.strip()


def test_without_schemas_nothing_is_valid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("DOMIZIL_ECH_XSD", raising=False)
    file = tmp_path / "data.xml"
    file.write_bytes(delivery.to_xml(Maker(1).delivery("death")))
    told = CliRunner().invoke(exchange, ["validate", str(file)])
    assert told.exit_code == 2
    assert "DOMIZIL_ECH_XSD" in told.output


def test_a_partner_without_messages_takes_none(tmp_path: Path):
    told = CliRunner().invoke(exchange, ["partner", str(tmp_path), "3-CH-1"])
    assert (told.exit_code, told.output) == (0, "0 messages taken, with receipts and answers: -\n")
