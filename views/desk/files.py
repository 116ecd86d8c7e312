"""Files of other formats, in and out."""

from geo.staff.desk import Desk
from geo.words.language import Language


def draw_files(desk: Desk, language: Language) -> None:
    """Draw the import and the export."""
