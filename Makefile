# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
#
# make setup       .venv with everything that Domizil runs on (quick when nothing changed)
# make demo        a full synthetic canton; prints the address and the sign-ins, Ctrl-C stops it
# make demo-reset  the same from the beginning
# make check       the fast part: style, types, floors, unit tests, coverage of the law
# make test        everything, with database, browser and accessibility
# make bench-register  the residents' register with 430 000 people, and 50 clerks at once
# make bench       speed against peers, in an environment of its own
# make bench-guide the public guide under load: 50 requests a second
# make docs        this documentation as a site

PYTHON ?= $(shell command -v python3.11 || command -v python3)
export PYTHON
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input
CATALOGUES := $(wildcard src/domizil/locale/*/LC_MESSAGES/*.po)

.PHONY: setup dev demo demo-reset check lint test bench bench-guide bench-register docs clean
.DELETE_ON_ERROR:

setup: .venv/.base .venv/.catalogues
	@tools/need.sh postgresql

.venv/.python:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Domizil needs Python 3.11 or newer; set PYTHON=/path/to/python3.11" >&2; exit 1; }
	@tools/need.sh venv
	@echo "Creating .venv"
	@"$(PYTHON)" -m venv .venv
	@touch $@

.venv/.base: .venv/.python requirements/base.txt requirements/simulate.txt pyproject.toml
	@echo "Installing what Domizil runs on"
	@$(PIP) --require-hashes -r requirements/base.txt -r requirements/simulate.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: .venv/.base requirements/dev.txt
	@echo "Installing what the tests need"
	@$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

.venv/.catalogues: .venv/.base $(CATALOGUES)
	@$(BIN)/pybabel --quiet compile --directory src/domizil/locale --domain django
	@touch $@

dev: setup .venv/.dev

demo: setup
	@$(BIN)/domizil demo

demo-reset: setup
	@$(BIN)/domizil demo-reset

lint: dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/reuse lint --quiet
	$(BIN)/domizil law coverage

check: lint
	$(BIN)/pytest --numprocesses auto tests/unit tests/meta

test: lint
	@tools/need.sh chromium
	$(BIN)/coverage run -m pytest tests
	$(BIN)/coverage report --include='src/domizil/law/*' --omit='src/domizil/law/engine/*' --fail-under=100
	$(BIN)/coverage report --include='src/domizil/law/engine/*' --fail-under=95

bench:
	@tools/need.sh venv
	@bench/run.sh

bench-register:
	@tools/need.sh venv
	$(BIN)/python -m bench.register --write

bench-guide: setup
	@$(BIN)/python bench/guide.py

docs: dev
	$(BIN)/mkdocs build --strict

clean:
	rm -rf .venv .venv-bench site .coverage* .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
