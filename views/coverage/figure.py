"""The curve of people by distance, as a picture with its reading."""

from base64 import b64encode

from geo.listing.published import PublishedDirectory
from geo.markup import element, void
from geo.reports.report import Findings, curve_drawing
from geo.words.coverage.names import coverage_text
from geo.words.coverage.sentences import curve_sentence
from views.coverage.table import draw_part
from views.of_latest import of_latest

_KEPT = 32


def draw_curve(found: Findings) -> None:
    """Draw how far people live from a group."""
    language, heading = found.language, coverage_text(found.language).curve_heading
    words = curve_sentence(found.gaps, language)
    picture = void("img", alt=f"{heading}. {words}", src=_image(found.directory, found))
    figure = element("figure", picture, class_="np-figure")
    draw_part(heading, words, figure, language=language)


@of_latest(most=_KEPT)
def _image(_directory: PublishedDirectory, found: Findings) -> str:
    """Write the drawing into the page, so that no other request is made for it."""
    drawing = b64encode(curve_drawing(found).encode()).decode()
    return f"data:image/svg+xml;base64,{drawing}"
