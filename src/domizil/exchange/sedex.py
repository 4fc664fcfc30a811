# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""sedex as directories: a message is two files, `envl_<n>.xml` and `data_<n>.<ending>`, whole or not there.

`DOMIZIL_SEDEX_DIR` names the folder that the adapter shares with us:

    inbox/       the adapter puts messages here         done/        read, and what became of it stands in the database
    outbox/      we put messages here                   quarantine/  not readable: kept, with the reason beside it
    receipts/    the adapter says what became of ours

The envelope is written last and read first: a message without envelope is not there yet. Moving is renaming, so that a
process that is killed leaves a file in one place or the other, never half of it.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from domizil.base import clock
from domizil.base.xml_safe import BadXml, read_xml

from . import forms, messages
from .ech import envelope
from .ech.binding import Unreadable
from .ech.envelope import Envelope, Receipt

T = TypeVar("T", Envelope, Receipt)
FOLDER = "DOMIZIL_SEDEX_DIR"
ENVELOPE_BYTES = 100_000


@dataclass(frozen=True, slots=True)
class Letter:
    """A message as it lies in a directory: its envelope, and the files of it and of its content."""

    envelope: Envelope
    envelope_file: Path
    data_file: Path

    @property
    def size(self) -> int:
        """How many bytes its content has; 0 where it is missing."""
        return self.data_file.stat().st_size if self.data_file.is_file() else 0


@dataclass(frozen=True, slots=True)
class Mailbox:
    """The directories of sedex on this machine."""

    root: Path

    def __post_init__(self) -> None:
        """Make the directories that are missing."""
        for name in ("inbox", "outbox", "receipts", "done", "quarantine"):
            (self.root / name).mkdir(parents=True, exist_ok=True)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep a second run out of the directories. Raises `Refusal` when there is one."""
        with (self.root / ".lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise messages.second_run(self.root) from None
            yield

    # --- in ---

    def letters(self) -> list[Letter]:
        """Return what lies in the inbox, in the order it is to be read (eCH-0058 section 3.4.19).

        An envelope that cannot be read goes to quarantine with its data: there is nobody to answer.
        """
        found = []
        there = sorted((self.root / "inbox").glob("data_*"), reverse=True)  # of several the first by name
        contents = {file.stem.removeprefix("data_"): file for file in there}
        for file in sorted((self.root / "inbox").glob("envl_*.xml")):
            try:
                read = _read(file, Envelope)
            except (BadXml, Unreadable) as error:
                self.quarantine(file, str(error))
            else:
                stem = file.stem.removeprefix("envl_")
                found.append(Letter(read, file, contents.get(stem) or self._data(file)))
        return sorted(found, key=_order)

    def _data(self, file: Path) -> Path:
        """The data file of an envelope; one that is missing is found out when it is opened."""
        stem = file.stem.removeprefix("envl_")
        return min(self.root.glob(f"inbox/data_{stem}.*"), default=self.root / "inbox" / f"data_{stem}.xml")

    def done(self, letter: Letter) -> None:
        """Put a message that was read away: data first, so that one whose envelope is still there is read again."""
        for file in (letter.data_file, letter.envelope_file):
            if file.exists():
                file.replace(self.root / "done" / file.name)

    def quarantine(self, envelope_file: Path, reason: str) -> None:
        """Put a message that nothing can be done with aside, with the reason."""
        aside = self.root / "quarantine"
        (aside / f"{envelope_file.stem}.reason.txt").write_text(reason + "\n", "utf-8")
        for file in (self._data(envelope_file), envelope_file):
            if file.exists():
                file.replace(aside / file.name)

    # --- out ---

    def put(self, sent: Envelope, data: bytes) -> None:
        """Put a message into the outbox: data, then envelope. The same message twice is the same files."""
        self.put_file(sent, _whole(self.root / "outbox" / f".{sent.message_id}.part", data))

    def put_file(self, sent: Envelope, prepared: Path) -> None:
        """Put a message whose data is a finished file of the same file system into the outbox."""
        box = self.root / "outbox"
        prepared.replace(box / f"data_{sent.message_id}.xml")
        part = _whole(box / f".{sent.message_id}.envl.part", envelope.to_xml(sent))
        part.replace(box / f"envl_{sent.message_id}.xml")

    def receipts(self) -> Iterator[tuple[Path, Receipt]]:
        """Yield the receipts that lie there; one that cannot be read goes to quarantine."""
        for file in sorted((self.root / "receipts").glob("*.xml")):
            try:
                read = _read(file, Receipt)
            except (BadXml, Unreadable) as error:
                self.quarantine(file, str(error))
            else:
                yield file, read

    def receipt_done(self, file: Path) -> None:
        """Put a receipt that was read away."""
        file.replace(self.root / "done" / file.name)


def mailbox() -> Mailbox:
    """Return the mailbox that `DOMIZIL_SEDEX_DIR` names. Raises `Refusal` when it names none."""
    named = os.environ.get(FOLDER, "")
    if not named:
        raise messages.no_mailbox(FOLDER)
    return Mailbox(Path(named))


def _order(letter: Letter) -> tuple[datetime, datetime, str]:
    of = letter.envelope
    return _instant(of.message_date), _instant(of.event_date), of.message_id


def _instant(given: datetime) -> datetime:
    """A time without zone is meant in Switzerland."""
    return given if given.tzinfo else given.replace(tzinfo=clock.ZONE)


def _read(file: Path, kind: type[T]) -> T:
    root = read_xml(file, max_bytes=ENVELOPE_BYTES)
    name = envelope.schema_of(root)
    found = forms.broken(root, name, most=1) if name else []
    if found:
        raise Unreadable(file.name, found[0])
    read = envelope.read(root)
    if not isinstance(read, kind):
        raise Unreadable(file.name, f"is no {kind.__name__}")
    return read


def _whole(part: Path, content: bytes) -> Path:
    """Write a file and make sure of it before it gets its name."""
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return part
