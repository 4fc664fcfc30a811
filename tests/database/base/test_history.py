# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""History: every write leaves rows that name who did it, and nobody changes them."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from tests import factories as make
from tests import factories_exchange

from domizil.base import acting, clock
from domizil.base.jobs import JobRun
from domizil.base.models import Role
from domizil.exchange.models import Participant, Subscription
from domizil.support.models import SupportUnit

SupportUnitEvent = apps.get_model("support", "SupportUnitEvent")
PersonEvent = apps.get_model("register", "PersonEvent")


@pytest.fixture
def caseworker():
    with make.as_owner():
        make.municipality()
        return make.worker((Role.SUPPORT, None))


def test_insert_update_and_delete_leave_a_row_each_with_who_and_where(caseworker):
    with acting.as_worker(caseworker.pk, path="/einheiten/neu"):
        unit = make.unit()
        unit.carried_by = "municipality"
        unit.save()
        unit.delete()
        rows = SupportUnitEvent.objects.order_by("pgh_id").select_related("pgh_context")
        assert [(row.pgh_label, row.carried_by) for row in rows] == [
            ("insert", "canton"),
            ("update", "municipality"),
            ("delete", "municipality"),
        ]
        assert {row.pgh_context.metadata["worker"] for row in rows} == {caseworker.pk}
        assert {row.pgh_context.metadata["path"] for row in rows} == {"/einheiten/neu"}
        assert len({row.pgh_context_id for row in rows}) == 1


def test_raw_sql_is_recorded_too(caseworker):
    with acting.as_worker(caseworker.pk, path="test"):
        unit = make.unit()
        with connection.cursor() as cursor:
            cursor.execute("UPDATE support_supportunit SET carried_by = 'municipality'")
        assert SupportUnitEvent.objects.filter(pgh_obj=unit.pk, pgh_label="update").count() == 1


def test_an_update_that_changes_nothing_leaves_no_row(caseworker):
    with acting.as_worker(caseworker.pk, path="test"):
        make.unit().save()
        assert [row.pgh_label for row in SupportUnitEvent.objects.all()] == ["insert"]


def test_many_rows_in_one_statement_leave_as_many():
    columns = "egid, ewid, street, house_number, swiss_zip_code, town, municipality_id"
    with make.as_owner(), connection.cursor() as cursor:
        municipality = make.municipality()
        with cursor.copy(f"COPY register_dwelling ({columns}) FROM STDIN") as copy:
            for number in range(1, 501):
                copy.write_row((number, 1, "", "", 6000, "Luzern", municipality.pk))
        assert apps.get_model("register", "DwellingEvent").objects.filter(pgh_label="insert").count() == 500


def test_derived_columns_and_passwords_are_not_kept():
    names = {field.name for field in PersonEvent._meta.fields}
    assert not names & {"search_key", "sort_key"}
    names = {field.name for field in apps.get_model("base", "WorkerEvent")._meta.fields}
    assert not names & {"password", "last_login"}


def test_every_model_of_the_house_has_history():
    models = [model for model in apps.get_models() if model.__module__.startswith("domizil.")]
    tracked = {model.pgh_tracked_model for model in models if hasattr(model, "pgh_tracked_model")}
    assert tracked == {model for model in models if not hasattr(model, "pgh_tracked_model")}


def history_tables() -> list[str]:
    return sorted(model._meta.db_table for model in apps.get_models() if hasattr(model, "pgh_tracked_model"))


@pytest.mark.parametrize(
    "statement", ["INSERT INTO {} DEFAULT VALUES", "UPDATE {} SET pgh_label = 'x'", "DELETE FROM {}"]
)
def test_the_app_cannot_write_history(statement):
    for table in history_tables():
        denied = pytest.raises(DatabaseError, match="permission denied")
        with denied, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement.format(table))


@pytest.mark.parametrize("statement", ["UPDATE {} SET pgh_label = 'x'", "DELETE FROM {}"])
def test_the_owner_cannot_change_history_either(caseworker, statement):
    with make.as_owner():
        make.everything(make.LUZERN)
        ours = factories_exchange.participant()
        partner = Participant.objects.exclude(pk=ours.pk).get()
        Subscription.objects.create(sender=ours, recipient=partner, message_type=20, since=clock.now())
        JobRun.objects.create(night=clock.now(), job="drafts", began_at=clock.now())
        filled = [table for table in history_tables() if "country" not in table and "population" not in table]
        for table in filled:
            with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement.format(table))


def test_all_triggers_write_with_the_owners_rights():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid"
            " WHERE tgname LIKE 'pgtrigger%' AND NOT prosecdef"
        )
        left_out = cursor.fetchall()
    assert left_out == [], "end the migration of these tables with rls.seal_history()"


def test_a_rolled_back_write_leaves_no_history(caseworker):
    with acting.as_worker(caseworker.pk, path="test"):
        with transaction.atomic():
            make.unit()
            transaction.set_rollback(True)
        assert not SupportUnitEvent.objects.exists()
        assert not SupportUnit.objects.exists()
