"""How far people may be asked to travel; without numpy, so that a command starts at once."""

from typing import Final

WITHIN_KM: Final = 100.0
"""How far somebody may be asked to travel to a group, unless staff say otherwise."""
FAR_KM: Final = 250.0
"""From here on nobody drives to a weekly meeting, and kilometres are told in tens."""
