# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The folder Domizil keeps things in."""

import stat

from domizil.base import home


def test_the_secret_key_is_made_once_and_kept_from_others(monkeypatch, tmp_path):
    monkeypatch.delenv("DOMIZIL_SECRET_KEY", raising=False)
    monkeypatch.setenv("DOMIZIL_HOME", str(tmp_path / "home"))
    key = home.secret_key()
    assert len(key) > 50
    assert home.secret_key() == key
    assert stat.S_IMODE((tmp_path / "home/secret-key").stat().st_mode) == 0o600
    assert [file.name for file in (tmp_path / "home").iterdir()] == ["secret-key"]


def test_a_given_secret_key_is_used_and_nothing_is_written(monkeypatch, tmp_path):
    monkeypatch.setenv("DOMIZIL_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DOMIZIL_SECRET_KEY", "given")
    assert home.secret_key() == "given"
    assert not (tmp_path / "home").exists()


def test_without_a_setting_it_lies_where_domizil_is_started(monkeypatch, tmp_path):
    monkeypatch.delenv("DOMIZIL_HOME", raising=False)
    monkeypatch.chdir(tmp_path)
    assert home.path() == tmp_path / ".domizil"


def test_others_may_pass_through_it(monkeypatch, tmp_path):
    monkeypatch.setenv("DOMIZIL_HOME", str(tmp_path / "a" / "b"))
    assert home.make().stat().st_mode & 0o111 == 0o111
