# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who sees reports: the residents' office, the supervision, and whoever handed them in the own ones.

A third party enters with a key and is nobody to the rest of the database. Comparing its reports with the register needs
the owner's rights; the function writes what it finds where the third party cannot look, and returns nothing.
"""

from django.db import migrations

from domizil.base import rls

READERS, WRITERS = ("register", "supervisor"), ("register",)

ENTER = """
CREATE FUNCTION third_parties_asking() RETURNS bigint
LANGUAGE sql STABLE PARALLEL SAFE RETURN nullif(current_setting('domizil.third_party', true), '')::bigint;

-- Opens the transaction for the third party whose key it is; null for a key that opens nothing.
CREATE FUNCTION third_parties_enter(asked text) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    found bigint := (
        SELECT reporter.id FROM third_parties_accesskey AS access_key
        JOIN third_parties_reporter AS reporter ON reporter.id = access_key.reporter_id
        WHERE access_key.digest = asked AND access_key.revoked_at IS NULL AND access_key.valid @> base_today()
            AND (reporter.closed_on IS NULL OR reporter.closed_on > base_today())
    );
BEGIN
    PERFORM set_config('domizil.third_party', coalesce(found::text, ''), true);
    RETURN found;
END $$;
"""

COMPARE = """
-- Whom each report is about, where the dwelling is, and on which day register and report are compared.
CREATE FUNCTION third_parties_candidates(wanted bigint[])
RETURNS TABLE (report_id bigint, person_id bigint, here boolean, basis text, score integer)
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    WITH told AS MATERIALIZED (
        SELECT report.*, coalesce(report.egid, reporter.egid) AS building
        FROM third_parties_report AS report
        JOIN third_parties_reporter AS reporter ON reporter.id = report.reporter_id
        WHERE report.id = ANY (wanted)
    ),
    named AS MATERIALIZED (
        SELECT told.*, false AS swapped, search_key AS wanted_key FROM told
        UNION ALL
        SELECT told.*, true, swapped_key FROM told WHERE swapped_key <> search_key
    ),
    born AS (
        SELECT
            named.id AS report_id, person.id AS person_id,
            CASE
                WHEN person.search_key <> named.wanted_key THEN 4 WHEN named.swapped THEN 3 ELSE 2
            END AS rank
        FROM named JOIN register_person AS person ON person.date_of_birth = named.date_of_birth
        WHERE person.search_key = named.wanted_key OR similarity(person.search_key, named.wanted_key) >= 0.5
    ),
    nameless_birth AS (
        SELECT named.id AS report_id, person.id AS person_id, named.municipality_id, named.building, named.ewid
        FROM named JOIN register_person AS person ON person.search_key = named.wanted_key
        WHERE named.date_of_birth IS NULL
        UNION
        SELECT named.id, person.id, named.municipality_id, named.building, named.ewid
        FROM named
        JOIN register_dwelling AS dwelling ON dwelling.egid = named.building
        JOIN register_occupancy AS occupancy ON occupancy.dwelling_id = dwelling.id
        JOIN register_residence AS residence ON residence.id = occupancy.residence_id
        JOIN register_person AS person ON person.id = residence.person_id
        WHERE named.date_of_birth IS NULL AND similarity(person.search_key, named.wanted_key) >= 0.5
    ),
    placed AS (
        SELECT
            candidate.report_id, candidate.person_id,
            min(CASE WHEN dwelling.id IS NULL THEN 8 WHEN dwelling.ewid = candidate.ewid THEN 6 ELSE 7 END) AS rank
        FROM nameless_birth AS candidate
        JOIN register_residence AS residence
            ON residence.person_id = candidate.person_id AND residence.municipality_id = candidate.municipality_id
        LEFT JOIN (register_occupancy AS occupancy JOIN register_dwelling AS dwelling ON dwelling.id = occupancy.dwelling_id)
            ON occupancy.residence_id = residence.id AND dwelling.egid = candidate.building
        GROUP BY candidate.report_id, candidate.person_id
    ),
    candidate AS (
        SELECT told.id AS report_id, person.id AS person_id, 1 AS rank
        FROM told JOIN register_person AS person ON person.vn = told.vn WHERE told.vn <> ''
        UNION ALL SELECT * FROM born
        UNION ALL
        SELECT named.id, person.id, 5
        FROM named JOIN register_person AS person ON person.search_key = named.wanted_key
        WHERE extract(day FROM named.date_of_birth) <= 12 AND person.date_of_birth = make_date(
            extract(year FROM named.date_of_birth)::int, least(extract(day FROM named.date_of_birth), 12)::int,
            least(extract(month FROM named.date_of_birth), 28)::int
        )
        UNION ALL SELECT * FROM placed
    )
    SELECT
        candidate.report_id, candidate.person_id, known.here,
        (ARRAY[
            'vn', 'name_and_birth', 'swapped_names', 'similar_name', 'swapped_birth', 'name_in_dwelling',
            'name_in_building', 'name_alone'
        ])[candidate.rank],
        candidate.rank * 2 + CASE WHEN known.here THEN 0 ELSE 1 END
    FROM candidate JOIN told ON told.id = candidate.report_id
    CROSS JOIN LATERAL (
        SELECT EXISTS (
            SELECT FROM register_residence AS residence
            WHERE residence.person_id = candidate.person_id AND residence.municipality_id = told.municipality_id
        ) AS here
    ) AS known
$$;
REVOKE ALL ON FUNCTION third_parties_candidates(bigint[]) FROM PUBLIC;

CREATE FUNCTION third_parties_compare(wanted bigint[], moment timestamptz, subjects jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    today date := base_today();
BEGIN
    INSERT INTO third_parties_match AS former
        (report_id, municipality_id, person_id, dwelling_id, basis, elsewhere, differences, compared_on, again_on)
    WITH placed AS MATERIALIZED (
        SELECT *, rank() OVER (PARTITION BY report_id ORDER BY score) AS place FROM third_parties_candidates(wanted)
    ),
    best AS MATERIALIZED (
        SELECT
            report_id, min(person_id) AS person_id, count(DISTINCT person_id) AS persons, bool_or(here) AS here,
            min(basis) AS basis
        FROM placed WHERE place = 1 GROUP BY report_id
    ),
    told AS MATERIALIZED (
        SELECT
            report.*, coalesce(report.egid, reporter.egid) AS building, home.id AS home_id,
            home.municipality_id AS home_municipality,
            CASE report.kind
                WHEN 'move_out' THEN greatest(report.ends + 1, today)
                ELSE least(greatest(report.begins, today), coalesce(report.ends, 'infinity'))
            END AS on_day,
            coalesce(CASE report.kind WHEN 'move_out' THEN report.ends >= today ELSE report.begins > today END, false)
                AS ahead
        FROM third_parties_report AS report
        JOIN third_parties_reporter AS reporter ON reporter.id = report.reporter_id
        LEFT JOIN register_dwelling AS home ON home.egid = report.egid AND home.ewid = report.ewid
        WHERE report.id = ANY (wanted)
    ),
    seen AS (
        SELECT
            told.*, best.persons, best.here, best.basis,
            CASE WHEN best.persons = 1 AND best.here THEN best.person_id END AS person_id,
            residence.id AS residence_id, occupancy.dwelling_id AS lives_in, lives.egid AS lives_in_building,
            EXISTS (SELECT FROM register_dwelling WHERE register_dwelling.egid = told.building) AS building_known
        FROM told
        LEFT JOIN best ON best.report_id = told.id
        LEFT JOIN register_residence AS residence
            ON best.persons = 1 AND residence.person_id = best.person_id
            AND residence.municipality_id = told.municipality_id AND residence.valid @> told.on_day
        LEFT JOIN register_occupancy AS occupancy
            ON occupancy.residence_id = residence.id AND occupancy.valid @> told.on_day
        LEFT JOIN register_dwelling AS lives ON lives.id = occupancy.dwelling_id
    )
    SELECT
        seen.id, seen.municipality_id, seen.person_id, seen.home_id, coalesce(seen.basis, 'nobody'),
        coalesce(seen.persons = 1 AND NOT seen.here, false),
        array_remove(ARRAY[
            CASE
                WHEN seen.building IS NOT NULL AND NOT seen.building_known THEN 'unknown_building'
                WHEN seen.egid IS NOT NULL AND seen.ewid IS NOT NULL AND seen.home_id IS NULL THEN 'unknown_ewid'
                WHEN seen.home_municipality <> seen.municipality_id THEN 'other_municipality'
            END,
            CASE
                WHEN seen.ahead THEN NULL
                WHEN seen.persons > 1 THEN 'several_persons'
                WHEN seen.persons IS NULL THEN 'unknown_person'
                WHEN seen.kind = 'move_out' THEN CASE
                    WHEN seen.residence_id IS NOT NULL
                        AND (seen.lives_in IS NULL OR seen.home_id IS NULL OR seen.lives_in = seen.home_id)
                        THEN 'not_deregistered'
                END
                WHEN seen.residence_id IS NULL THEN 'not_registered'
                WHEN seen.home_id IS NOT NULL AND seen.lives_in IS DISTINCT FROM seen.home_id THEN 'other_dwelling'
                WHEN seen.home_id IS NULL AND seen.building_known
                    AND seen.lives_in_building IS DISTINCT FROM seen.building THEN 'other_dwelling'
            END
        ], NULL),
        today, CASE WHEN seen.ahead THEN seen.on_day END
    FROM seen
    ON CONFLICT (report_id) DO UPDATE SET
        person_id = excluded.person_id, dwelling_id = excluded.dwelling_id, basis = excluded.basis,
        elsewhere = excluded.elsewhere, differences = excluded.differences, compared_on = excluded.compared_on,
        again_on = excluded.again_on;

    -- What agrees by now needs nobody any more; what was closed by a clerk stays closed.
    UPDATE register_task AS task SET done_on = today, done_by_id = base_worker_id(), outcome = subjects ->> 'agrees'
    FROM third_parties_match AS found
    WHERE found.report_id = ANY (wanted) AND task.key = 'report:' || found.report_id AND task.done_on IS NULL
        AND task.kind LIKE 'third_party_%' AND NOT substr(task.kind, 13) = ANY (found.differences);

    INSERT INTO register_task (municipality_id, person_id, kind, key, subject, params, due, created, outcome)
    SELECT
        found.municipality_id, found.person_id, 'third_party_' || difference, 'report:' || found.report_id,
        subjects ->> difference,
        jsonb_build_object(
            'name', report.official_name || ' ' || report.first_name, 'reporter', reporter.name, 'report', report.id
        ),
        coalesce(report.due, today), moment, ''
    FROM third_parties_match AS found
    CROSS JOIN LATERAL unnest(found.differences) AS difference
    JOIN third_parties_report AS report ON report.id = found.report_id
    JOIN third_parties_reporter AS reporter ON reporter.id = report.reporter_id
    WHERE found.report_id = ANY (wanted)
    ORDER BY found.report_id
    ON CONFLICT (kind, key) DO NOTHING;
END $$;

-- Who is registered in the building of a collective household and does not stand on its list (§ 17 para. 2 NG).
CREATE FUNCTION third_parties_compare_list(asked bigint, moment timestamptz, subject text) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    INSERT INTO register_task (municipality_id, person_id, kind, key, subject, params, due, created, outcome)
    SELECT
        delivery.municipality_id, person.id, 'third_party_not_on_list', 'list:' || delivery.id || ':' || person.id,
        subject,
        jsonb_build_object(
            'name', person.official_name || ' ' || person.first_name, 'reporter', reporter.name, 'delivery', delivery.id
        ),
        base_today(), moment, ''
    FROM third_parties_delivery AS delivery
    JOIN third_parties_reporter AS reporter ON reporter.id = delivery.reporter_id
    JOIN register_dwelling AS dwelling ON dwelling.egid = reporter.egid
    JOIN register_occupancy AS occupancy ON occupancy.dwelling_id = dwelling.id AND occupancy.valid @> base_today()
    JOIN register_residence AS residence
        ON residence.id = occupancy.residence_id AND residence.municipality_id = delivery.municipality_id
    JOIN register_person AS person ON person.id = residence.person_id
    WHERE delivery.id = asked AND NOT EXISTS (
        SELECT FROM third_parties_match AS found JOIN third_parties_report AS report ON report.id = found.report_id
        WHERE report.delivery_id = delivery.id AND found.person_id = person.id
    )
    ORDER BY person.id
    ON CONFLICT (kind, key) DO NOTHING;
$$;
"""


def of_workers(table: str, roles: tuple[str, ...]) -> str:
    """Condition: a grant in one of the roles covers the municipality of the row."""
    return f"({rls.sees_municipality(f'{table}.municipality_id', roles=roles)})"


def own(table: str, column: str = "reporter_id") -> str:
    """Condition: the row belongs to the third party that entered."""
    return f"{table}.{column} = (SELECT third_parties_asking())"


def handed_in(table: str) -> str:
    """Condition: the row belongs to the third party that entered, and to its municipality."""
    reporter = f"reporter.id = {table}.reporter_id AND reporter.municipality_id = {table}.municipality_id"
    return f"({own(table)} AND EXISTS (SELECT FROM third_parties_reporter AS reporter WHERE {reporter}))"


def of_both(name: str) -> list[migrations.RunSQL]:
    """A table that third parties add to: they see their own rows, the residents' office those of its municipality."""
    table, history = f"third_parties_{name}", f"third_parties_{name}event"
    sees, writes = of_workers(table, READERS), of_workers(table, WRITERS)
    return [
        rls.protect(table, f"{sees} OR {own(table)}", writes=f"{writes} OR {handed_in(table)}"),
        rls.protect_history(history, of_workers(history, READERS)),
    ]


def of_office(name: str) -> list[migrations.RunSQL]:
    """A table of the residents' office alone."""
    table, history = f"third_parties_{name}", f"third_parties_{name}event"
    return [
        rls.protect(table, of_workers(table, READERS), writes=of_workers(table, WRITERS)),
        rls.protect_history(history, of_workers(history, READERS)),
    ]


def of_key(table: str, roles: tuple[str, ...]) -> str:
    """Condition: the worker sees the third party of a key, in one of the roles."""
    return rls.sees_row("third_parties_reporter", f"{table}.reporter_id", roles=roles)


# Nothing that was told is changed or removed by the app; what a comparison finds is written by the function alone. Only
# the residents' office removes slips, when their time is over.
FIXED = """
REVOKE UPDATE, DELETE ON third_parties_report FROM domizil_app;
REVOKE INSERT, UPDATE, DELETE ON third_parties_match FROM domizil_app;
REVOKE DELETE ON third_parties_delivery, third_parties_reporter, third_parties_informationrequest FROM domizil_app;
REVOKE UPDATE ON third_parties_hotelslip FROM domizil_app;
"""


class Migration(migrations.Migration):
    dependencies = [("third_parties", "0001_initial")]

    operations = [
        migrations.RunSQL(ENTER),
        migrations.RunSQL(COMPARE),
        rls.protect(
            "third_parties_reporter",
            f"{of_workers('third_parties_reporter', READERS)} OR {own('third_parties_reporter', 'id')}",
            writes=of_workers("third_parties_reporter", WRITERS),
        ),
        rls.protect_history("third_parties_reporterevent", of_workers("third_parties_reporterevent", READERS)),
        rls.protect(
            "third_parties_accesskey",
            of_key("third_parties_accesskey", READERS),
            writes=of_key("third_parties_accesskey", WRITERS),
        ),
        rls.protect_history("third_parties_accesskeyevent", of_key("third_parties_accesskeyevent", READERS)),
        *of_both("delivery"),
        *of_both("report"),
        *of_both("hotelslip"),
        *of_office("match"),
        *of_office("informationrequest"),
        migrations.RunSQL(FIXED),
        migrations.RunSQL(
            "DROP POLICY removing ON third_parties_hotelslip; CREATE POLICY removing ON third_parties_hotelslip"
            f" FOR DELETE TO domizil_app USING ({of_workers('third_parties_hotelslip', WRITERS)})"
        ),
        rls.seal_history(),
    ]
