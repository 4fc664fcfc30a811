# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whom a new entry may already be is found by births: of a day that fits, or of one near it and by a name that is alike.

Names alone brought those most alike of the whole canton, whatever their birth, which took long, and of a frequent name
could miss who was meant.
"""

from django.db import migrations

from domizil.base.pg import APP_ROLE

# Parts of names that are swapped are as alike as in their own order: trigrams do not cross words.
SIMILAR = """
DROP FUNCTION register_similar(text, text[], date[], integer);
CREATE FUNCTION register_similar(number text, key text, born date[], near date[]) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    alike bigint[] := ARRAY(
        SELECT id FROM register_person WHERE vn = number
        UNION SELECT id FROM register_person WHERE date_of_birth = ANY (born)
        UNION SELECT id FROM register_person WHERE date_of_birth = ANY (near) AND similarity(search_key, key) >= 0.2);
BEGIN
    IF base_sees_canton() THEN
        RETURN QUERY SELECT unnest(alike);
    ELSE
        RETURN QUERY SELECT DISTINCT person_id FROM register_sight WHERE person_id = ANY (alike);
    END IF;
END $$;
"""

CALL = "register_similar(text, text, date[], date[])"
OPEN = f"REVOKE ALL ON FUNCTION {CALL} FROM PUBLIC; GRANT EXECUTE ON FUNCTION {CALL} TO {APP_ROLE};"


class Migration(migrations.Migration):
    dependencies = [("register", "0015_few_letters")]

    operations = [migrations.RunSQL(SIMILAR), migrations.RunSQL(OPEN)]
