"""All that a visit remembers: in the server's memory, until the page is closed."""

from contextlib import suppress
from datetime import datetime
from math import isfinite
from secrets import token_hex
from time import monotonic
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import streamlit as st

from geo.coverage.travel import WITHIN_KM
from geo.finder.filters import Filters
from geo.listing.audience import Audience
from geo.place.coordinate import Coordinate
from geo.place.fix import Fix
from geo.words.language import Language, preferred
from service.forms.submission_service import HandedIn

if TYPE_CHECKING:
    from geo.coverage.gaps import GapQuery  # with NumPy and SciPy: no visitor waits for them

WHERE: Final = "where"
"""Key of the field for a postal code or town."""
WHO: Final = "who"
"""Key of the field for the audience."""
_ASKED: Final = "asked"
_TURN: Final = "turn"
_COMMUNITY: Final = "community"
_LANGUAGE: Final = "language"
_IN_ADDRESS: Final = "lang"
_GROUP: Final = "group"
_POINTED: Final = "pointed"
_FILTERS: Final = "wished"
_FILE: Final = "file"
_ENTRIES: Final = "entries-wanted"
_LISTS: Final = "lists-opened"
_TELLING: Final = "telling"
_TOLD: Final = "told"
_SUGGESTED: Final = "suggested"
_SHOWN: Final = "shown"
_PIN: Final = "gap-pin"
_PIN_CHOICES: Final = "gap-pin-choices"
_EXACT: Final = "gap-exact"
_VISIT: Final = "visit"
_COMPARED: Final = "gap-compared"
_PIN_WELCOMES: Final = "gap-pin-for"
GAP_COUNT: Final = "gap-count"
"""Key of the slider for how many groups are sought."""
GAP_RADIUS: Final = "gap-radius"
"""Key of the slider for how far they may be, in km."""
GAP_TRY: Final = "gap-try"
"""Key of the choice of a proposal to try."""
USUAL_KM: Final = int(WITHIN_KM)
USUAL_GROUPS: Final = 5
_ROUND_KM: Final = 1.0
_WIDEST_KM: Final = 200.0
_MOST_ENTRIES: Final = 24
"""So many entries are handed over at a time; a page asks for no more."""
_LONGEST_ID: Final = 200


class Pointed(NamedTuple):
    """A position that was shown instead of typed, in degrees, rounded in the browser."""

    lat: float
    lon: float
    km: float
    on_map: bool


def language() -> Language:
    """Return the visitor's language; at first that of the address, else that of the browser."""
    if _LANGUAGE not in st.session_state:
        named, context = st.query_params.get(_IN_ADDRESS, ""), st.context
        header = context.headers.get("Accept-Language", "")
        st.session_state[_LANGUAGE] = preferred(named, header, context.locale or "")
    chosen: Language = st.session_state[_LANGUAGE]
    return chosen


def choose_language(chosen: Language) -> None:
    """Change the language, and name it in the address; beside it only a group ever stands there."""
    st.session_state[_LANGUAGE] = chosen
    named = {_GROUP: group} if (group := linked_group()) else {}
    st.query_params.from_dict({_IN_ADDRESS: chosen.value, **named})


def linked_group() -> str | None:
    """Return the group that the address names, as a link that somebody shared does."""
    return st.query_params.get(_GROUP)


def visit() -> str:
    """Name this visit, in memory alone and by lot."""
    named: str = st.session_state.setdefault(_VISIT, token_hex())
    return named


def has_asked() -> bool:
    """Tell whether the visitor has asked anything yet."""
    return _ASKED in st.session_state or pointed() is not None


def ask(typed: str, who: str) -> None:
    """Ask what stands in the fields: where, and for whom."""
    forget_choices()
    _begin_turn()
    st.session_state[_ASKED] = typed, who


def turn() -> int:
    """Return how often this visitor has asked or changed a wish: each time is told anew."""
    times: int = st.session_state.get(_TURN, 0)
    return times


def open_list(first: object) -> None:
    """Note that all of a list is wanted, which is known by the number of its first card."""
    if type(first) is int:
        st.session_state[_LISTS] = opened_lists() | {first}


def opened_lists() -> frozenset[int]:
    """Return the lists of the answer of which all is wanted."""
    opened: frozenset[int] = st.session_state.get(_LISTS, frozenset())
    return opened


def _begin_turn() -> None:
    st.session_state.pop(_LISTS, None)
    st.session_state[_TURN] = turn() + 1


def asked() -> tuple[str, str]:
    """Return what was asked last: the text of a place, and the word for an audience."""
    question: tuple[str, str] = st.session_state.get(_ASKED, ("", ""))
    return question


# --- which place is meant ------------------------------------------------------------------------


def choose_community(typed: str, number: int) -> None:
    """Keep the answer to "which community?": the number of its choice, and what it was asked of."""
    st.session_state[_COMMUNITY] = typed, number


def forget_choices() -> None:
    """Ask again, because the visitor sent the question anew."""
    for key in (_COMMUNITY, _POINTED):
        st.session_state.pop(key, None)


def chosen_community() -> int | None:
    """Return the number of the community chosen for what was asked last, if one was."""
    typed, number = st.session_state.get(_COMMUNITY, (None, None))
    return number if typed == asked()[0] else None


def ask_for(name: str) -> None:
    """Ask for a place that was suggested."""
    st.session_state[WHERE] = name
    ask(name, asked()[1])


def point(component: str, *, on_map: bool) -> None:
    """Keep the position that a component of the page has sent, instead of what was typed."""
    with suppress(KeyError, TypeError, ValueError):
        lat, lon, km = map(float, st.session_state[component]["here"])
        shown = Pointed(round(lat, 2), round(lon, 2), min(max(km, _ROUND_KM), _WIDEST_KM), on_map)
        if all(map(isfinite, shown)):
            st.session_state[WHERE] = ""
            ask("", asked()[1])
            st.session_state[_POINTED] = shown


def pointed() -> Pointed | None:
    """Return the position that the visitor has shown, if that is the question now."""
    shown: Pointed | None = st.session_state.get(_POINTED)
    return shown


# --- filters and files ---------------------------------------------------------------------------


def sent_by(component: str, name: str) -> Any:  # noqa: ANN401 - what a browser sends can be anything
    """Return what a component has just sent."""
    return st.session_state[component].get(name)


def keep_filters(filters: Filters) -> None:
    """Keep the visitor's filters."""
    _begin_turn()
    st.session_state[_FILTERS] = filters


def filters() -> Filters:
    """Return the visitor's filters."""
    wished: Filters = st.session_state.get(_FILTERS) or Filters()
    return wished


def want_entries(sent: object) -> None:
    """Note for which entries a page has asked."""
    listed = sent if isinstance(sent, list) else []
    ids = [one for one in listed if isinstance(one, str) and len(one) <= _LONGEST_ID]
    st.session_state[_ENTRIES] = tuple(ids[:_MOST_ENTRIES])


def take_wanted_entries() -> tuple[str, ...]:
    """Return for which entries the page has asked, and forget it: each is handed over once."""
    wanted: tuple[str, ...] = st.session_state.pop(_ENTRIES, ())
    return wanted


class WantedFile(NamedTuple):
    """The calendar file of a group that was asked for, and which it is of this visit."""

    number: int
    listing_id: str
    is_neutral: bool
    """Whether its title names no group."""


def want_file(listing_id: object, *, is_neutral: bool) -> None:
    """Note that the calendar file of a group was asked for."""
    before = wanted_file()
    number = before.number + 1 if before else 1
    st.session_state[_FILE] = WantedFile(number, str(listing_id), is_neutral)


def wanted_file() -> WantedFile | None:
    """Return which file was asked for last."""
    wanted: WantedFile | None = st.session_state.get(_FILE)
    return wanted


# --- what is handed in ---------------------------------------------------------------------------


class Shown(NamedTuple):
    """When a form was shown: by the clock, and by one that nobody can set, in seconds."""

    at: datetime
    ticks_s: float

    def for_s(self, now: datetime) -> float:
        """Return for how long it has been shown, also where the clock was set back since."""
        return max((now - self.at).total_seconds(), monotonic() - self.ticks_s)


def first_shown(form: str, at: datetime) -> Shown:
    """Note when a form is shown, and return when it was shown first."""
    shown: dict[str, Shown] = st.session_state.setdefault(_SHOWN, {})
    return shown.setdefault(form, Shown(at, monotonic()))


def tell_of(listing_id: object) -> None:
    """Note that somebody has something to tell of an entry."""
    stop_telling()
    st.session_state[_TELLING] = str(listing_id)


def telling_of() -> str | None:
    """Return the entry that something is to be told of, until the dialog is closed."""
    listing_id: str | None = st.session_state.get(_TELLING)
    return listing_id


def stop_telling() -> None:
    """Forget what was to be told: the dialog is closed."""
    for key in (_TELLING, _TOLD):
        st.session_state.pop(key, None)


def note_told(done: HandedIn) -> None:
    """Note that it has been told, and what became of it."""
    st.session_state[_TOLD] = done


def told() -> HandedIn | None:
    """Return what became of what was told, if it was."""
    done: HandedIn | None = st.session_state.get(_TOLD)
    return done


def note_suggested(done: HandedIn) -> None:
    """Note that a group has been suggested, and what became of it."""
    st.session_state[_SUGGESTED] = done


def suggested() -> HandedIn | None:
    """Return what became of a suggestion, until the form is wanted again."""
    done: HandedIn | None = st.session_state.get(_SUGGESTED)
    return done


def suggest_again() -> None:
    """Show the form again, as if for the first time."""
    st.session_state.pop(_SUGGESTED, None)
    st.session_state.pop(_SHOWN, None)


# --- what staff try ------------------------------------------------------------------------------


class Pin(NamedTuple):
    """A group that does not exist, put somewhere to see what it would change."""

    at: Coordinate
    label: str


def put_pin(at: Coordinate, label: str) -> None:
    """Put the pin on a place."""
    st.session_state[_PIN] = Pin(at, label)
    st.session_state.pop(_PIN_CHOICES, None)


def ask_which_pin(choices: tuple[Fix, ...]) -> None:
    """Keep the places that a name for the pin may mean."""
    st.session_state[_PIN_CHOICES] = choices


def pin_choices() -> tuple[Fix, ...]:
    """Return the places to choose from, if there are any."""
    choices: tuple[Fix, ...] = st.session_state.get(_PIN_CHOICES, ())
    return choices


def put_pin_sent_by(component: str) -> None:
    """Put the pin where a map was clicked; a click outside Canada is none."""
    with suppress(KeyError, TypeError, ValueError):
        lat, lon = map(float, st.session_state[component]["pin"])
        put_pin(Coordinate(lat, lon), "")


def take_pin_away() -> None:
    """Forget the pin."""
    st.session_state.pop(_PIN, None)


def pin() -> Pin | None:
    """Return the pin, if there is one."""
    put: Pin | None = st.session_state.get(_PIN)
    return put


class Wanted(NamedTuple):
    """How many groups are sought, how far they may be, how large their towns have to be."""

    groups: int
    within_km: float
    town_size: int
    exact: bool


def wanted(question: "GapQuery", town_size: int) -> Wanted:
    """Return what is wished of the next groups.

    The exact search takes seconds, so it is done for what it was asked for, and not again with
    every change of a control.
    """
    chosen = st.session_state
    quick = Wanted(
        groups=chosen.get(GAP_COUNT, USUAL_GROUPS),
        within_km=float(chosen.get(GAP_RADIUS, USUAL_KM)),
        town_size=town_size,
        exact=False,
    )
    return quick._replace(exact=chosen.get(_EXACT) == (question, quick))


def search_exactly(question: "GapQuery", wanted: Wanted) -> None:
    """Search for the best set of what is wished, until something else is asked."""
    st.session_state[_EXACT] = question, wanted._replace(exact=False)


def search_quickly() -> None:
    """Go back to the quick search."""
    st.session_state.pop(_EXACT, None)


def remember_comparison(of: object, outcome: object) -> None:
    """Keep what came of comparing two states of the listing, and nothing of an earlier pair."""
    st.session_state[_COMPARED] = of, outcome


def known_comparison(of: object) -> Any:  # noqa: ANN401 - what was remembered
    """Return what came of this comparison; None if it was not made."""
    known, outcome = st.session_state.get(_COMPARED, (None, None))
    return outcome if known == of else None


def forget_comparison() -> None:
    """Keep nothing of two states."""
    st.session_state.pop(_COMPARED, None)


def take_tried() -> int | None:
    """Return which proposal was just chosen to be tried, counted from 0, and empty the field."""
    row: int | None = st.session_state.get(GAP_TRY)
    st.session_state[GAP_TRY] = None
    return row


def key_of_pin_welcomes(audience: Audience | None) -> str:
    """Name the field for whom the pin welcomes; each audience that is asked for has its own."""
    return f"{_PIN_WELCOMES}-{audience or 'anybody'}"
