"""What a listing would lose, in words."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from geo.listing.loss import Loss, Lost
from geo.words.entry import reach, when, where
from geo.words.language import Language
from geo.words.page_text import page_text
from geo.words.sentences import text_in
from geo.words.staff_sentences import staff_text
from geo.words.staff_values import shown_value


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
    Lost.MODES: lambda mode, language: text_in(language).modes[mode],
    Lost.SITES: where,
    Lost.MEETINGS: lambda schedule, language: "; ".join(when(schedule, language)),
    Lost.WELCOMES: lambda who, language: page_text(language).who[who],
    Lost.LANGUAGES: lambda code, language: text_in(language).languages.get(code, code),
    Lost.SERVICE_AREA: lambda area, language: shown_value("service_area", area, language),
}
