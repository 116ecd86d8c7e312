"""In which language a group has written its name: a reader's voice follows it."""

import re
from typing import Final

from geo.words.language import Language

_TELLING: Final = {
    Language.EN: re.compile(
        r"\b(the|of|for|and|with|by|groups?|support|peers?|first|responders|weekly|meeting|police"
        r"|officers|veterans|families|online|badge)\b"
    ),
    Language.FR: re.compile(
        r"\b(le|la|les|de|du|des|pour|et|avec|aux|groupes?|soutien|entraide|pairs|aide|rencontre"
        r"|policiers|pompiers|vétérans|familles)\b"
    ),
}
"""Words that stand in the names of groups in one language alone."""


def language_of_name(name: str) -> Language | None:
    """Tell the language of a name by its small words; None where they do not tell it."""
    told = [language for language, telling in _TELLING.items() if telling.search(name.lower())]
    return told[0] if len(told) == 1 else None


def own_language(name: str, language: Language) -> str | bool:
    """Return the ``lang`` of a name on a page of a language; False where it needs none."""
    own = language_of_name(name)
    return own.value if own and own is not language else False
