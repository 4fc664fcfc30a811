# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The audit of reads and writes: complete, chained, and whoever tampers with it is found, were it a superuser."""

from __future__ import annotations

import contextlib
import threading

import pytest
from django.db import DatabaseError, connection, transaction
from tests import factories as make
from tests.factories import EMMEN, LUZERN

from domizil.base import acting, audit, readlog
from domizil.base.models import Role
from domizil.base.readlog import Why


def rows(statement: str, *values) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)
        return cursor.fetchall() if cursor.description else []


def tamper(statement: str) -> None:
    """Change rows below every trigger, as somebody can who owns the tables or the server."""
    with make.as_owner():
        for (table,) in [("audit.entry",), *rows("SELECT name FROM audit.history")]:
            rows(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        rows(statement)


@pytest.fixture
def people():
    with make.as_owner():
        return make.resident(LUZERN), make.resident(EMMEN)


@pytest.fixture
def clerk():
    with make.as_owner():
        return make.worker((Role.REGISTER, LUZERN), (Role.SUPPORT, LUZERN), first_name="Rita", last_name="Muster")


@pytest.fixture
def looked(people, clerk):
    """Three looks and some writes, by a clerk."""
    with make.as_owner():
        people[0].first_name = "Selamawit"
        people[0].save()
    for why in (Why.SEARCH, Why.PERSON, Why.PERSON):
        with acting.as_worker(clerk.pk, path=f"/{why}/"):
            readlog.looked_at(clerk, [people[0].pk], why)
    return people[0]


def faults() -> list[str]:
    with make.as_owner():
        return [fault.kind for fault in audit.faults()]


def test_one_entry_a_request_says_who_in_which_roles_when_and_why(people, clerk):
    with acting.as_worker(clerk.pk, path="/search/"):
        readlog.looked_at(clerk, [people[0].pk], Why.SEARCH)
        readlog.looked_at(clerk, [people[1].pk, people[0].pk], Why.SEARCH)
    with make.as_owner():
        found = rows("SELECT persons, roles, path, why FROM audit.entry WHERE persons IS NOT NULL")
    assert found == [([people[0].pk, people[1].pk], ["register", "support"], "/search/", "search")]
    with acting.as_worker(clerk.pk, path="/"):
        (look,) = readlog.of_person(people[0].pk)
    assert (look.worker, look.roles, look.why) == ("Rita Muster", ("Einwohnerkontrolle", "Sozialhilfe Asyl"), "Suche")


def test_a_request_that_failed_showed_nothing(people, clerk):
    with contextlib.suppress(ZeroDivisionError), acting.as_worker(clerk.pk, path="/"):
        readlog.looked_at(clerk, [people[0].pk], Why.PERSON)
        raise ZeroDivisionError
    with make.as_owner():
        assert rows("SELECT count(*) FROM audit.entry WHERE persons IS NOT NULL") == [(0,)]


def test_nobody_is_shown_without_somebody_who_acts(people, clerk):
    with pytest.raises(RuntimeError, match="Nobody acts"):
        readlog.looked_at(clerk, [people[0].pk], Why.PERSON)
    with make.as_owner():
        other = make.worker()
    with pytest.raises(DatabaseError, match="looks while"), acting.as_worker(clerk.pk, path="/"):
        readlog.looked_at(other, [people[0].pk], Why.PERSON)


def test_the_log_of_a_person_is_read_by_who_sees_the_person_and_by_the_person(looked, clerk):
    with make.as_owner():
        foreign = make.worker((Role.REGISTER, EMMEN))
    with acting.as_worker(clerk.pk, path="/"):
        assert len(readlog.of_person(looked.pk)) == 3
    with acting.as_worker(foreign.pk, path="/"):
        assert readlog.of_person(looked.pk) == []
    with acting.as_worker(None, path="/portal/"):
        assert readlog.of_person(looked.pk) == []
        with acting.as_resident(looked.pk):
            assert len(readlog.of_person(looked.pk)) == 3
            assert readlog.of_person(looked.pk + 1) == []


def test_an_untouched_audit_has_no_fault(looked):
    with make.as_owner():
        make.everything(LUZERN)
    assert faults() == []


LAST = "SELECT max(number) FROM audit.entry AS m WHERE m.lane = e.lane"
ADDED = """
INSERT INTO audit.entry (lane, number, at, why, hash)
SELECT number, entries + 1, now(), 'search', hash FROM audit.lane WHERE entries > 0
"""
ADDED_HISTORY = """
INSERT INTO register_personevent SELECT (made.event).* FROM (
    SELECT jsonb_populate_record(e, '{"pgh_id": 2000000000}') AS event FROM register_personevent AS e LIMIT 1
) AS made
"""


@pytest.mark.parametrize(
    ("tampering", "found"),
    [
        ("UPDATE audit.entry SET persons = '{1}' WHERE why = 'search'", "changed"),
        ("UPDATE audit.entry SET at = at - interval '1 day' WHERE why = 'search'", "changed"),
        ("DELETE FROM audit.entry WHERE why = 'search'", "removed"),
        (f"DELETE FROM audit.entry AS e WHERE persons IS NOT NULL AND number = ({LAST})", "removed"),
        (ADDED, "inserted"),
        ("UPDATE register_personevent SET first_name = 'X' WHERE pgh_label = 'update'", "changed"),
        ("DELETE FROM register_personevent WHERE pgh_label = 'update'", "removed"),
        (ADDED_HISTORY, "inserted"),
    ],
)
def test_what_a_superuser_changes_removes_or_inserts_is_found(looked, tampering, found):
    assert faults() == []
    tamper(tampering)
    assert found in faults()


FORGED = """
DO $$
DECLARE
    one audit.entry;
    former text;
BEGIN
    SET LOCAL timezone = 'UTC';
    SET LOCAL datestyle = 'ISO, YMD';
    FOR one IN SELECT * FROM audit.entry ORDER BY lane, number LOOP
        former := coalesce((SELECT hash FROM audit.entry WHERE lane = one.lane AND number = one.number - 1), '');
        UPDATE audit.entry SET hash = encode(sha256(convert_to(former || audit.told(one), 'UTF8')), 'hex')
        WHERE lane = one.lane AND number = one.number;
    END LOOP;
    UPDATE audit.lane SET hash = entry.hash FROM audit.entry WHERE lane = lane.number AND entry.number = entries;
END $$
"""


def test_who_computes_the_hashes_anew_is_found_by_the_heads_kept_elsewhere(looked):
    with make.as_owner():
        kept = audit.heads()
    tamper("UPDATE audit.entry SET persons = '{1}' WHERE why = 'search'")
    tamper(FORGED)
    with make.as_owner():
        assert list(audit.faults()) == []
        assert "changed" in [fault.kind for fault in audit.faults(kept)]


def test_the_app_cannot_touch_it(looked):
    for statement in (
        "SELECT * FROM audit.entry",
        "INSERT INTO audit.lane VALUES (99, 0, '')",
        "SELECT audit.follow()",
        "DELETE FROM audit.entry",
    ):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            rows(statement)


def test_not_even_the_owner_changes_it(looked):
    with make.as_owner():
        for statement in ("UPDATE audit.entry SET why = ''", "DELETE FROM audit.entry", "TRUNCATE audit.entry"):
            with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
                rows(statement)


def test_every_history_table_is_chained():
    with make.as_owner():
        chained = rows("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'audit_chain'")
        histories = rows("SELECT attrelid::regclass::text FROM pg_attribute WHERE attname = 'pgh_label'"
                         " AND attrelid IN (SELECT oid FROM pg_class WHERE relkind = 'r')")  # fmt: skip
    assert sorted(chained) == sorted(histories) != []


def test_a_changed_history_table_begins_a_new_epoch_and_stays_sound(looked):
    with make.as_owner():
        rows("ALTER TABLE register_personevent ADD COLUMN added text DEFAULT 'x'")
        rows("SELECT base_seal_history()")
        make.resident(LUZERN)
    assert faults() == []
    tamper("UPDATE register_personevent SET added = 'y' WHERE pgh_label = 'update'")
    assert faults() == ["changed"]


def test_clerks_at_the_same_time_do_not_wait_for_each_other(new_database):
    import psycopg

    database = new_database("lanes")
    begun, free = threading.Barrier(9), threading.Event()
    seen: list[str] = []

    def look() -> None:
        with psycopg.connect(database.url("domizil_app")) as client:
            client.execute("SELECT base_looked_at(NULL, '{1}', 'search')")
            begun.wait(20)
            free.wait(20)
            seen.append("done")

    threads = [threading.Thread(target=look) for _ in range(8)]
    for thread in threads:
        thread.start()
    begun.wait(20)  # all eight have written, none has committed
    free.set()
    for thread in threads:
        thread.join(20)
    assert len(seen) == 8
    with psycopg.connect(database.url("domizil_owner")) as owner:
        assert owner.execute(
            "SELECT count(*), count(DISTINCT lane) FROM audit.entry WHERE why = 'search'"
        ).fetchone() == (8, 8)
        assert owner.execute("SELECT count(*) FROM audit.broken_chains()").fetchone() == (0,)
