# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""`domizil serve`: the pages, by gunicorn, as the app role."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from types import FrameType

import click

from domizil.base import pg

from .bootstrap import uses_database

HOST = "127.0.0.1"
FIRST_PORT = 8000
PORTS_TRIED = 100
WORKERS = 2
THREADS = 4
LONGEST_ADDRESS = "8190"
"""Bytes of a request's first line, the most that gunicorn takes: longer than a search text, which a page refuses."""
PATIENCE = 60  # seconds until the pages must answer
port_option = click.option(
    "--port", type=click.IntRange(1, 65535), help=f"Port (default: the first free one from {FIRST_PORT})."
)


@click.command()
@port_option
@click.option("--host", default=HOST, show_default=True, help="Address to listen on.")
@uses_database
def serve(port: int | None, host: str) -> None:
    """Serve the pages until Ctrl-C. An own PostgreSQL is started and stopped with them; migrate first."""
    with pg.running(), stopped_by_signal():
        run_pages(checked_port(port, host), host, lambda address: click.echo(f"Domizil runs at {address}"))


def free_port(host: str = HOST) -> int:
    """Return the first free port from 8000. Raises ClickException when a hundred are taken."""
    for port in range(FIRST_PORT, FIRST_PORT + PORTS_TRIED):
        if _is_free(port, host):
            return port
    raise click.ClickException(f"All ports from {FIRST_PORT} to {FIRST_PORT + PORTS_TRIED - 1} are taken. Use --port.")


def checked_port(port: int | None, host: str = HOST) -> int:
    """Return the port asked for if nobody has it, else a free one. Raises ClickException for a taken port."""
    if port is None:
        return free_port(host)
    if not _is_free(port, host):
        raise click.ClickException(f"Port {port} of {host} is taken by another program. Name another with --port.")
    return port


def _is_free(port: int, host: str) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


class Stop(BaseException):
    """Somebody wants the program to end."""


@contextlib.contextmanager
def stopped_by_signal() -> Iterator[None]:
    """End the block quietly on Ctrl-C or a request to terminate, so that everything started in it is stopped."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
        raise Stop

    former = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    except Stop:
        click.echo("\nStopping.")
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)


@contextlib.contextmanager
def ended_by_signal() -> Iterator[None]:
    """End the command (exit 143) on a request to terminate, so that what it began to write is cleared away."""

    def end(_number: int, _frame: FrameType | None) -> None:
        raise SystemExit(128 + signal.SIGTERM)

    former = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, former)


def run_pages(port: int, host: str, ready: Callable[[str], None]) -> None:
    """Run the pages until they end or a signal comes; `ready` is told the address once they answer."""
    address = f"http://{host}:{port}/"
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "domizil.wsgi:application", *_gunicorn_options(host, port)],
        env={**os.environ, "DOMIZIL_DATABASE_ROLE": pg.APP_ROLE, "DJANGO_SETTINGS_MODULE": "domizil.settings"},
        start_new_session=True,  # Ctrl-C reaches this process only, which stops things in order
    )
    try:
        _wait_until_answering(f"http://{host}:{port}/healthz", server)
        ready(address)
        server.wait()
        raise click.ClickException(f"The pages ended by themselves (code {server.returncode}).")
    finally:
        server.terminate()
        server.wait()


def _gunicorn_options(host: str, port: int) -> list[str]:
    return [
        *("--bind", f"{host}:{port}", "--workers", str(WORKERS), "--threads", str(THREADS), "--preload"),
        *("--limit-request-line", LONGEST_ADDRESS),
        *("--log-level", "warning", "--timeout", "120", "--graceful-timeout", "5"),
    ]


def _wait_until_answering(url: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise click.ClickException(f"The pages did not start (code {server.returncode}); the reason stands above.")
        with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=5):  # noqa: S310
            return
        time.sleep(0.1)
    raise click.ClickException(f"The pages did not answer at {url} within {PATIENCE} seconds.")
