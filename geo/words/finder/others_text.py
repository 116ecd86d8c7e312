"""How other places of a name are offered, and how one of many communities is chosen."""

from dataclasses import dataclass
from typing import Final

from geo.place.choices import Choices
from geo.place.fix import Fix
from geo.words.language import Language, by_language
from geo.words.say.sentences import in_words

AT_MOST: Final = 5
"""So many other places are named; whoever means one more types its province."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OthersText:
    """Words beside the name of a place.

    Parameters
    ----------
    another
        The question where another place has the very same name.
    another_place
        The question where the others are called otherwise.
    more
        What to do where not all of them are named.
    not_here
        What to do where a community is missing among those of an area.
    others_by_name
        The name of the list behind the largest communities.
    """

    another: str
    another_place: str
    more: str
    not_here: str
    others_by_name: str


EN = OthersText(
    another="Another {town}?",
    another_place="Another place?",
    more="Not here? Type the province after the name.",
    not_here="Not here? Type the name of your town.",
    others_by_name="Other communities",
)

FR = OthersText(
    another="Un autre lieu?",
    another_place="Un autre lieu?",
    more="Pas dans la liste? Écrivez la province après le nom.",
    not_here="Pas dans la liste? Écrivez le nom de votre localité.",
    others_by_name="Autres localités",
)


def others_text(language: Language) -> OthersText:
    """Return the record of one language."""
    return by_language(language, en=EN, fr=FR)


def others_question(fix: Fix, language: Language) -> str:
    """Ask whether another place is meant, by the name that they share if they do."""
    text, town = others_text(language), _bare(fix)
    is_shared = all(_bare(other) == town for other in fix.others)
    return text.another.format(town=town) if is_shared else text.another_place


def others_sentence(fix: Fix, language: Language) -> str | None:
    """Offer the other places in one line of text; None where there are none."""
    if not fix.others:
        return None
    named = "; ".join(in_words(other.label, language) for other in fix.others[:AT_MOST])
    sentence = f"{others_question(fix, language)} {named}."
    return f"{sentence} {others_text(language).more}" if has_more(fix) else sentence


def choice_name(fix: Fix, choices: Choices, language: Language) -> str:
    """Name one of the places of a question, with its province where that is not said already."""
    return fix.town if choices.by_town else in_words(fix.label, language)


def has_more(fix: Fix) -> bool:
    """Tell whether there are more other places than are named."""
    return len(fix.others) > AT_MOST


def _bare(fix: Fix) -> str:
    """Return the name without the larger town by which places of a province are told apart."""
    return fix.town.split(" (", 1)[0]
