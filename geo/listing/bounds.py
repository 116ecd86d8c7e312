"""How large a listing can be, and a file of listings: what every reader holds to.

Each number lies far above what any true listing has, and low enough that the work which a file can
make stays in proportion to its size.
"""

from typing import Final

MOST_BYTES: Final = 64 * 2**20
"""Of a file, and of all that is packed in it: 20,000 listings as long as ours take 42 MB."""
MOST_LISTINGS: Final = 20_000
"""In one file: Canada has 6,000 communities."""
LONGEST_TEXT: Final = 50_000
"""Characters of one text: the longest of ours has 700."""
MOST_OF_A_KIND: Final = 500
"""Contacts, sites or meetings of one listing, or numbers of one contact: each of them is compared
with the others. A programme with a room in every larger town of Canada has 500 sites."""
MOST_POINTS: Final = 10_000
"""Corners of a drawn area: enough for all coasts of Nova Scotia to within 500 m."""
DEEPEST: Final = 12
"""Tables and lists inside each other; a drawn area needs seven."""

# --- tables --------------------------------------------------------------------------------------

MOST_COLUMNS: Final = 2_000
MOST_CELLS: Final = 5_000_000
"""250 columns of the most listings; a row is as wide as its last cell with a text."""
LONGEST_CELL: Final = 32_767
"""Characters that a cell of a workbook holds, by the rules of the format."""
LAST_ROW: Final = 1_048_576
"""Of a sheet, by the rules of the format."""

# --- archives ------------------------------------------------------------------------------------

MOST_ENTRIES: Final = 2 * MOST_LISTINGS
"""Of an archive: macOS packs a second entry for each file."""
LONGEST_NAME: Final = 255
"""Of an entry, with its folders: as file systems have it."""
DEEPEST_FOLDER: Final = 16
MOST_GROWTH: Final = 300
"""How many times its size an archive may grow: tables with the same words over and over grow 50
times, made-up data a thousand times."""
SMALL: Final = 2**20
"""Bytes below which it does not matter how much an archive grew."""
