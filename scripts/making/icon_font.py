"""The font of Streamlit's icons, cut to those that its scripts name."""

from io import BytesIO
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont


def cut_to(font: bytes, icons: frozenset[str]) -> bytes:
    """Keep the icons of these names, each of which is a ligature of the letters of its name."""
    opened = TTFont(BytesIO(font), recalcTimestamp=False)
    subsetter = Subsetter(_options())
    subsetter.populate(glyphs=_glyphs(opened, icons))
    subsetter.subset(opened)
    opened.flavor = "woff2"
    written = BytesIO()
    opened.save(written)
    return written.getvalue()


def icons_of(font: bytes) -> frozenset[str]:
    """Name the icons that a font has."""
    return frozenset(_ligatures(TTFont(BytesIO(font))))


def _options() -> Options:
    options = Options()
    options.layout_closure = False  # it would bring every icon of these letters back
    options.layout_features = ["*"]
    options.notdef_outline = True
    return options


def _glyphs(font: TTFont, icons: frozenset[str]) -> set[str]:
    letters = font.getBestCmap()
    spelled = {letters[ord(letter)] for icon in icons for letter in icon if ord(letter) in letters}
    ligatures = _ligatures(font)
    return spelled | {ligatures[icon] for icon in icons if icon in ligatures}


def _ligatures(font: TTFont) -> dict[str, str]:
    """Find the glyph of each icon by its name."""
    names = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    return {
        "".join(names[one] for one in (first, *ligature.Component)): ligature.LigGlyph
        for table in _tables(font)
        for first, ligatures in table.ligatures.items()
        for ligature in ligatures
        if all(one in names for one in (first, *ligature.Component))
    }


def _tables(font: TTFont) -> list[Any]:
    lookups = font["GSUB"].table.LookupList.Lookup
    every = [table for lookup in lookups for table in lookup.SubTable]
    opened = [getattr(table, "ExtSubTable", table) for table in every]
    return [table for table in opened if hasattr(table, "ligatures")]
