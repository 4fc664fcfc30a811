# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""`domizil guide`: the same answers on the command line."""

import json

import pytest
from click.testing import CliRunner

from domizil.cli.guide import guide

STUDIES = {"nationalities": ["IN"], "purpose": "studies", "document": "passport", "length": "longer", "title": "none"}


def run(*arguments: str, given: object = None):
    return CliRunner().invoke(guide, arguments, input=given if isinstance(given, str) else json.dumps(given))


def test_an_assessment_as_json():
    found = run("assess", "lux", "-", "--on", "2026-09-20", "--json", given=STUDIES)
    assert found.exit_code == 0
    assert json.loads(found.output)["outcome"]["finding"] == "long_category"


def test_an_assessment_to_read_with_its_reasons():
    found = run("assess", "lux", "-", "--on", "2026-09-20", "--why", "-l", "en", given=STUDIES)
    assert found.exit_code == 0
    assert "1. apply for the temporary authorisation of stay" in found.output.replace("\n", " ")
    assert "what applies" in found.output or "Art. 39" in found.output


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("{", "line 1, column 2"),
        ({"nationalities": ["IN"]}, "purpose: is needed and not given"),
        ({"nationalities": ["QQ"]}, "nationalities[0]: 'QQ' is not among the answers"),
        ("[]", "facts: are no object"),
    ],
)
def test_bad_facts_end_with_two_and_say_what(given, told):
    found = run("assess", "lux", "-", "--on", "2026-09-20", given=given)
    assert found.exit_code == 2
    assert told in found.output


def test_a_language_that_is_not_spoken_is_refused():
    found = run("assess", "lux", "-", "--on", "2026-09-20", "-l", "it", given=STUDIES)
    assert found.exit_code == 2
    assert "lux is not told in it" in found.output


def test_an_unknown_figure_is_told():
    found = run("assess", "lux", "-", "--on", "2025-02-01", given=STUDIES)
    assert found.exit_code == 0
    assert "nicht erfasst" in found.output


def test_the_schema_and_the_questions():
    assert json.loads(run("schema", "lucerne").output)["required"] == ["concern"]
    assert "nationalities" in run("questions", "lux").output
