"""Who keeps the listing, and how a visitor reaches them: said wherever a group gives no way.

One value, so that another organization that runs the program changes it here alone.
"""

import os
from typing import Final

EMAIL: Final = "info@badgeoflifecanada.org"
"""The address that the published listing gives for itself."""
NAME: Final = "Badge of Life Canada"
"""Whoever published the listing that is shipped."""
OPERATOR: Final = "NEARPEER_OPERATOR"
"""Environment variable: the organization that keeps the listing here, if it is another one."""


def keeper_name() -> str:
    """Name the organization that keeps the listing that is shown."""
    return os.environ.get(OPERATOR, "").strip() or NAME
