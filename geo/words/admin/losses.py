"""What a listing would lose, in words."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from geo.listing.checks.losses import Loss, Lost
from geo.words.admin.field_values import shown_value
from geo.words.admin.sentences import staff_text
from geo.words.fields.words import word_for
from geo.words.language import Language
from geo.words.listing.entry import reach, when, where
from geo.words.say.page_text import page_text
from geo.words.say.sentences import language_name


def loss_sentences(lost: Iterable[Loss], language: Language) -> Iterator[str]:
    """Say what is lost, each kind in a sentence that names all of it."""
    for loss in lost:
        named = _NAMES.get(loss.kind, _as_it_is)
        what = "; ".join(named(one, language) for one in loss.what)
        yield staff_text(language).lost[loss.kind].format(what=what)


def _as_it_is(text: str, _: Language) -> str:
    return text


_NAMES: Final[Mapping[Lost, Callable[[Any, Language], str]]] = {
    Lost.ALL_CONTACTS: lambda contact, language: reach(contact, language).who,
    Lost.CONTACTS: lambda contact, language: reach(contact, language).who,
    Lost.MODES: lambda mode, language: word_for("modes", mode, language),
    Lost.SITES: where,
    Lost.MEETINGS: lambda schedule, language: "; ".join(when(schedule, language)),
    Lost.WELCOMES: lambda who, language: page_text(language).who[who],
    Lost.LANGUAGES: language_name,
    Lost.SERVICE_AREA: lambda area, language: shown_value("service_area", area, language),
}
