#!/bin/sh
# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
#
# Pins every requirements/*.in with hashes into requirements/*.txt (needs `uv` on the PATH).
# No index is named in the result, so that it installs from whatever index pip is set up with.
set -eu
cd "$(dirname "$0")"
for name in ${*:-base simulate dev embedded bench}; do
    uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header \
        --python-version 3.11 --python-platform x86_64-manylinux_2_34 \
        --custom-compile-command "requirements/compile.sh" --output-file "$name.txt" "$name.in"
done
