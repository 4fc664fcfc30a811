# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is asked of whoever announces something, and how it is read: one form a kind, the same for page, portal and API.

`Report` reads plain data (as a page posts it, the API takes it, a draft keeps it) into facts, or says what is wrong and
where.
"""

from .catalogue import ASKED, Asked, People
from .persons import NEW, PersonForm
from .reading import Problem, Report, data_of_post
from .strict import not_read

__all__ = ["ASKED", "NEW", "Asked", "People", "PersonForm", "Problem", "Report", "data_of_post", "not_read"]
