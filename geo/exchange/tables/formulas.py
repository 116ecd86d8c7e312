"""What a spreadsheet takes for the beginning of a formula, in one place for all that we write."""

from typing import Final

TRIGGERS: Final = r"=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20"
"""Characters for a class of a regular expression; the last four are the wide ones of East Asia."""
CELL: Final = r"(^|[;\t\r\n])"
"""Where a cell may begin: some programs part a line at semicolons or tabs too."""
