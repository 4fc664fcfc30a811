# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The database: given by `DATABASE_URL`, or an own cluster under `DOMIZIL_HOME` (see `pg_cluster`).

Two roles use it. The owner migrates and loads. The app connects as `domizil_app`, which owns nothing, may not bypass
row-level security, and is all that a page or an API call ever has.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
from typing import Any

import psycopg
from psycopg import sql

from . import home
from .pg_cluster import Cluster, PostgresProblem, cluster_at

__all__ = [
    "APP_ROLE",
    "DATABASE",
    "OWNER_ROLE",
    "Cluster",
    "PostgresProblem",
    "django_database",
    "own_cluster",
    "prepare",
    "running",
]

APP_ROLE = "domizil_app"
OWNER_ROLE = "domizil_owner"
DATABASE = "domizil"


def own_cluster() -> Cluster | None:
    """Return the own cluster, or None when `DATABASE_URL` names a database."""
    return None if os.environ.get("DATABASE_URL") else cluster_at(home.path() / "pg")


def django_database(role: str) -> dict[str, Any]:
    """Return Django's settings of the database for the owner or the app. Raises PostgresProblem."""
    if role not in (APP_ROLE, OWNER_ROLE):
        raise PostgresProblem(f"DOMIZIL_DATABASE_ROLE is {role!r}; allowed are {APP_ROLE} and {OWNER_ROLE}.")
    parts = _parts(role)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname", DATABASE),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": str(parts.pop("port", "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": parts,
    }


def _parts(role: str) -> dict[str, Any]:
    url = os.environ.get("DATABASE_URL")
    if not url:
        cluster = own_cluster()
        assert cluster is not None
        return {"host": str(cluster.socket_dir), "dbname": DATABASE, "user": role}
    if role == APP_ROLE and (app_url := os.environ.get("DATABASE_APP_URL")):
        return _app_parts(app_url)
    owner = _parse("DATABASE_URL", url)
    return owner if role == OWNER_ROLE else {**owner, "user": APP_ROLE, "password": _app_password()}


def _app_parts(url: str) -> dict[str, Any]:
    """Insist on the app role: policies are made for it, and the owner would stand above them."""
    parts = _parse("DATABASE_APP_URL", url)
    if parts.get("user") != APP_ROLE:
        raise PostgresProblem(f"DATABASE_APP_URL signs in as {parts.get('user')!r}; it has to be {APP_ROLE}.")
    return parts


def _parse(name: str, url: str) -> dict[str, Any]:
    try:
        return dict(psycopg.conninfo.conninfo_to_dict(url))
    except psycopg.ProgrammingError as problem:
        raise PostgresProblem(
            f"{name} is no address of a PostgreSQL database ({str(problem).strip()}). "
            "Allowed is postgresql://user:password@host:5432/database."
        ) from None


def _app_password() -> str:
    """The app role's password on a given server, derived from the secret key so that it need not be kept twice."""
    return hmac.new(home.secret_key().encode(), APP_ROLE.encode(), hashlib.sha256).hexdigest()


def prepare() -> None:
    """Make the roles, and in an own cluster the database. To be called before migrating; does no harm when repeated."""
    cluster = own_cluster()
    if cluster is not None:
        prepare_cluster(cluster, DATABASE)
    elif not os.environ.get("DATABASE_APP_URL"):
        _prepare_given_server()


def _prepare_given_server() -> None:
    """Make the app role and set its password. Raises PostgresProblem when the owner may not."""
    try:
        with _owner_connection() as connection:
            make_role(connection, APP_ROLE)
            change = sql.SQL("ALTER ROLE {} PASSWORD {}")
            connection.execute(change.format(sql.Identifier(APP_ROLE), sql.Literal(_app_password())))
    except psycopg.errors.InsufficientPrivilege:
        raise PostgresProblem(
            f"The user of DATABASE_URL may not create the role {APP_ROLE} or set its password. "
            "Let an administrator of the server run\n"
            f"  CREATE ROLE {APP_ROLE} LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '...';\n"
            "and name it with its password in DATABASE_APP_URL."
        ) from None


def _owner_connection() -> psycopg.Connection[Any]:
    try:
        parts = _parse("DATABASE_URL", os.environ["DATABASE_URL"])
        return psycopg.connect(**{"connect_timeout": 10} | parts, autocommit=True)
    except psycopg.OperationalError as problem:
        raise PostgresProblem(f"DATABASE_URL names a database that cannot be reached: {str(problem).strip()}") from None


def prepare_cluster(cluster: Cluster, database: str) -> None:
    """Make both roles and a database of the owner in a running cluster, where they are missing."""
    with psycopg.connect(cluster.conninfo("postgres"), autocommit=True) as connection:
        make_role(connection, OWNER_ROLE)
        make_role(connection, APP_ROLE)
        grant = sql.SQL("GRANT {} TO {}")  # so that a connection of the owner can take the app's role (the tests do)
        connection.execute(grant.format(sql.Identifier(APP_ROLE), sql.Identifier(OWNER_ROLE)))
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone():
            create = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0")
            connection.execute(create.format(sql.Identifier(database), sql.Identifier(OWNER_ROLE)))


def make_role(connection: psycopg.Connection[Any], name: str) -> None:
    """Make a role that may sign in and nothing else, where it is missing."""
    if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name]).fetchone():
        attributes = sql.SQL("LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE")
        connection.execute(sql.SQL("CREATE ROLE {} {}").format(sql.Identifier(name), attributes))


def running() -> contextlib.AbstractContextManager[None]:
    """Hold the database open: an own cluster is started if need be, and stopped by whoever leaves it last."""
    cluster = own_cluster()
    return contextlib.nullcontext() if cluster is None else cluster.held()
