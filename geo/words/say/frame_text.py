"""What stands at the head and at the foot of every page."""

from dataclasses import dataclass

from geo.words.language import Language, by_language
from geo.words.say.keeper import keeper_name


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameText:
    """Sentences of the head and the foot. Braces hold what the pages fill in.

    Parameters
    ----------
    pages, more
        What the two sets of links are called for those who do not see them.
    find, groups, about
        The menu: short, because it has to fit into one row on the smallest phone.
    """

    pages: str
    more: str
    find: str
    groups: str
    about: str
    kept_by: str
    last_day: str
    plain: str


EN = FrameText(
    pages="Pages",
    more="More pages",
    find="Find a group",
    groups="All groups",
    about="About",
    kept_by="listing kept by {keeper}",
    last_day="Entries last copied or confirmed on {day}.",
    plain="Plain page",
)

FR = FrameText(
    pages="Pages",
    more="Autres pages",
    find="Trouver",
    groups="Groupes",
    about="À propos",
    kept_by="répertoire tenu par {keeper}",
    last_day="Fiches copiées ou confirmées pour la dernière fois le {day}.",
    plain="Page simple",
)


def frame_text(language: Language) -> FrameText:
    """Return the record of one language."""
    return by_language(language, en=EN, fr=FR)


def kept_by(language: Language) -> str:
    """Say who keeps the listing that is shown."""
    return frame_text(language).kept_by.format(keeper=keeper_name())
