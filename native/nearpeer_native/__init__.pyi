from typing import Final

LAYOUT: Final[int]
