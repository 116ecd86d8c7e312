"""The addresses of the pages; the server has to know them before a script runs."""

from typing import Final

START: Final = ""
GROUPS: Final = "groups"
SUGGEST: Final = "suggest"
COVERAGE: Final = "coverage"
STAFF: Final = "staff"
ABOUT: Final = "about"

PAGES: Final = (START, GROUPS, SUGGEST, COVERAGE, STAFF, ABOUT)
