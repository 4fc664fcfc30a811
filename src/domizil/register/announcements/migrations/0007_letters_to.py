# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A resident sees with the personal code where letters go; a blocked address is shown to nobody, so not here either."""

from django.db import migrations

# As `announcements_person_of_code` (migration 0002): the code's hash stands in the setting, the birth date is typed.
LETTERS_TO = """
CREATE FUNCTION announcements_letters_to(born date) RETURNS TABLE (
    id bigint, addressee text, street text, house_number text, zip_code text, town text, country_id integer
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
BEGIN ATOMIC
    SELECT held.id, held.addressee, held.street, held.house_number, held.zip_code, held.town, held.country_id
    FROM register_deliveryaddress AS held
    WHERE held.person_id = announcements_person_of_code(born) AND held.valid @> base_today()
        AND NOT EXISTS (SELECT FROM register_blocked(ARRAY[held.person_id], base_today()));
END;
"""


class Migration(migrations.Migration):
    dependencies = [("announcements", "0006_scans"), ("register", "0014_doors_for_sets")]

    operations = [migrations.RunSQL(LETTERS_TO, "DROP FUNCTION announcements_letters_to")]
