#!/bin/sh
# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
#
# Installs the peers into .venv-bench and runs the comparison. `bench/run.sh --quick` stops at a million persons.
set -eu
cd "$(dirname "$0")/.."
if [ ! -f .venv-bench/.ready ] || [ requirements/bench.txt -nt .venv-bench/.ready ]; then
    echo "Installing the peers"
    "${PYTHON:-python3}" -m venv .venv-bench
    .venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --no-input \
        --require-hashes -r requirements/bench.txt
    touch .venv-bench/.ready
fi
PYTHONPATH=src exec .venv-bench/bin/python -m bench "$@"
