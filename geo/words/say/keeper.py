"""Who keeps the listing, and how a visitor reaches them: said wherever a group gives no way.

One value, so that another organization that runs the program changes it here alone.
"""

from typing import Final

NAME: Final = "Badge of Life Canada"
"""What they call themselves."""
EMAIL: Final = "info@badgeoflifecanada.org"
"""The address that the published listing gives for itself."""
