"""The page without scripts, as small as an answer can be made."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache, lru_cache
from typing import Final

from geo.answering import Unplaced
from geo.finder.filter_choices import offered
from geo.finder.filters import Filtered
from geo.markup import DOCTYPE, NONE, Markup, as_is, element, item, said, together, void
from geo.place.choices import Choices, choices_of
from geo.place.emergency import emergency_shared
from geo.place.fix import NoPlace, WhichPlace, WhyNoPlace
from geo.words.finder.away_text import away_text
from geo.words.finder.first_text import first_text
from geo.words.finder.others_text import choice_name, others_text
from geo.words.finder.plain_text import plain_text
from geo.words.language import Language
from geo.words.say.frame_text import kept_by
from geo.words.say.page_text import PageText, page_text
from geo.words.say.sentences import (
    alike_question,
    no_place_sentence,
    question_sentence,
    service_sentence,
)
from geo.words.submissions.record import front_text
from service.html.help_bar import BAR_STYLE, help_bar, help_in_full
from service.html.other_places import other_places, place_button, place_buttons
from service.html.plain_answer import (
    copied,
    ladder,
    not_for_you,
    status,
    warning,
    what_goes_anywhere,
)
from service.html.plain_filters import (
    FILTERS_STYLE,
    ON_SCREEN,
    asks_again,
    filter_form,
    lead_to_filters,
    set_aside,
)
from service.requests.search_request import SearchRequest
from service.responses.headers import source_hash
from service.responses.refusal import Refusal

PATHS: Final = {language: plain_text(language).path for language in Language}
"""Where the page stands, by its language; relative, so that it may stand under any folder."""
SUGGEST: Final = "suggest-a-group"
"""Where a group that is missing can be suggested."""
TELL_US: Final = "tell-us"
"""Where to choose an entry that is wrong; below it, by its id, stands where to say so."""
_LOOK: Final = (
    "@media screen{"
    "input,select,button,ol>li,aside>a{border:1px solid #777;border-radius:.4em}"
    "main button{background:#1f5f5b;color:#fff}"
    "aside{padding:0 4px;background:#3a2530}aside,aside a{color:#fff}"
    "aside>a{padding:0 1px;background:#922}}"
)
"""The bar and the buttons in the colours of every other page, in as few bytes as they take."""
_STYLE: Final = (
    "main{overflow-wrap:anywhere}html{color-scheme:light dark;font:1.1em/1.5 sans-serif}"
    "body{margin:0}main,nav{max-width:38em;margin:auto;padding:0 1em}"
    "a{display:inline-block}"
    "label{display:block}"
    "ul,ol{padding-left:1em}"
    "form ul{display:flex;flex-wrap:wrap;gap:.5em;padding:0;list-style:none}"
    "ol>li{margin:1em 0;padding:.4em}"
    "h1{font-size:1.6em}h2{font-size:1.3em}h3,ol p{margin:.4em 0}"
    "input,select,button{font:inherit;padding:.4em;margin:.4em 0;max-width:100%}"
    "@media print,(min-width:360px){main [href^=tel]{white-space:nowrap}}"
    "nav form{display:inline}"
    "@media print{form,nav,details,aside>a,.s{display:none}aside a{display:inline}"
    "a{text-decoration:none}li{break-inside:avoid}h2,h3{break-after:avoid}}"
    + FILTERS_STYLE
    + BAR_STYLE
    + _LOOK
)
POLICY_OF_PAGE: Final = (
    f"default-src 'none'; style-src {source_hash(_STYLE)}; img-src data:; base-uri 'none'; "
    "frame-ancestors 'none'; form-action 'self'"
)


def start_page(language: Language, *, takes_submissions: bool = False) -> str:
    """Write the page before the first question.

    Parameters
    ----------
    takes_submissions
        Whether a missing group can be suggested here.
    """
    text = page_text(language)
    lead = item("p", said(text.find_lead))
    promise = item("p", said(text.nothing_kept))
    submissions = _submissions(language) if takes_submissions else NONE
    inner = together((lead, question_form(language), promise, submissions))
    return _page(text.page_find, text.find_heading, inner, language)


def answer_page(
    filtered: Filtered, question: SearchRequest, *, takes_submissions: bool = False
) -> str:
    """Write a whole answer.

    Parameters
    ----------
    takes_submissions
        Whether it can be said here that an entry is wrong or a group is missing.
    """
    language = question.language
    title = plain_text(language).title_answer
    submissions = _submissions(language) if takes_submissions else NONE
    wishes = offered(filtered)
    inner = (
        status(filtered, language),
        other_places(filtered.whole.fix, question),
        lead_to_filters(wishes, question),
        ladder(filtered, question),
        set_aside(filtered, language),
        not_for_you(filtered.answer, language),
        copied(filtered.answer, language),
        submissions,
    )
    text = page_text(language)
    judgement = item("p", said(f"{text.own_judgement} {text.room_warning.fact}"))
    forms = (filter_form(wishes, question), _ask_another_place(question))
    return _page(title, title, together((*inner, judgement, *forms)), language, question)


def unplaced_page(reply: Unplaced, question: SearchRequest) -> str:
    """Ask which place is meant, or say why the text is none; below, what goes anywhere."""
    anywhere = what_goes_anywhere(reply.anywhere, question)
    match reply.outcome:
        case WhichPlace() as asked:
            return _which_page(asked, anywhere, question)
        case NoPlace(why=WhyNoPlace.CRY):
            return _cry_page(anywhere, question)
        case NoPlace() as none:
            return _no_place_page(none, reply.alike, anywhere, question)


def _which_page(asked: WhichPlace, anywhere: Markup, question: SearchRequest) -> str:
    """Ask which place is meant; each is a button, but the smaller ones of a wide region a list."""
    language, plain = question.language, plain_text(question.language)
    choices = choices_of(asked)
    in_sight = choices.in_sight or choices.listed
    lead = item("p", said(question_sentence(asked, language)))
    named = ((number, choice_name(fix, choices, language)) for number, fix in in_sight)
    buttons = _asks_which(question, lead, place_buttons(named))
    listed = _listed(choices, question) if in_sight is choices.in_sight else NONE
    again = element("h2", said(plain.ask_again))
    warned = warning(service_sentence(emergency_shared(asked.choices), language))
    parts = (warned, buttons, listed, anywhere, again, question_form(language, question))
    return _page(plain.title_which, plain.title_which, together(parts), language, question)


def _listed(choices: Choices, question: SearchRequest) -> Markup:
    """Write the list of the smaller communities, and what to do where one is missing."""
    if not choices.listed:
        return NONE
    language, text = question.language, page_text(question.language)
    others = others_text(language)
    first = item("option", said(text.which_choose.format(count=len(choices.listed))), value="")
    places = together(
        item("option", said(choice_name(fix, choices, language)), value=str(number))
        for number, fix in choices.listed
    )
    field = element("select", first, places, name="choice")
    label = element("label", said(f"{others.others_by_name} "), field)
    press = element("button", said(text.which_button))
    return _asks_which(question, label, press, item("p", said(others.not_here)))


def _asks_which(question: SearchRequest, *inner: Markup) -> Markup:
    return asks_again(question, *inner, without=frozenset({"choice"}))


def _cry_page(anywhere: Markup, question: SearchRequest) -> str:
    """Give the lines that answer now first, to somebody who asks for help in words."""
    language, emptied = question.language, replace(question, where="")
    plain = plain_text(language)
    lines = (item("p", said(plain.lead_cry)), help_in_full(language))
    inner = together((*lines, anywhere, question_form(language, emptied)))
    return _page(plain.title_cry, plain.title_cry, inner, language, question)


def _no_place_page(
    none: NoPlace, names: Iterable[str], anywhere: Markup, question: SearchRequest
) -> str:
    """Say kindly why what was typed is no place, and ask again."""
    language = question.language
    plain, problem = plain_text(language), no_place_sentence(none, language)
    title = plain.title_again if none.why.is_fault else plain.title_which
    form = question_form(language, question, problem=problem)
    inner = together((form, _alike(none, names, question), anywhere))
    faulty = first_text(language).error_title.format(title=title)
    return _page(faulty if none.why.is_fault else title, title, inner, language, question)


def _alike(none: NoPlace, names: Iterable[str], question: SearchRequest) -> Markup:
    """Offer the places that may be meant, each as a button that asks for it."""
    language = question.language
    buttons = together(place_button(name, language, name="place", value=name) for name in names)
    if not buttons:
        return NONE
    asked = item("p", said(alike_question(none.why, language)))
    places = element("ul", buttons)
    return asks_again(question, asked, places, without=frozenset({"place", "choice"}))


@cache
def _submissions(language: Language) -> Markup:
    """Offer to say that an entry is wrong, or that a group is missing: once, the page is small."""
    text = front_text(language)
    offers = ((TELL_US, text.tell_button), (SUGGEST, text.suggest_link))
    return together(
        item("p", element("a", said(words), href=f"{path}?lang={language}"), class_=ON_SCREEN)
        for path, words in offers
    )


def refusal_page(refusal: Refusal, language: Language) -> str:
    """Say what went wrong, and offer the form."""
    if refusal is Refusal.AWAY:
        away = away_text(language)
        return _page(away.title, away.title, item("p", said(away.what_now)), language)
    plain = plain_text(language)
    title = {
        Refusal.MALFORMED: plain.malformed,
        Refusal.WRONG_METHOD: plain.malformed,
        Refusal.WRONG_TYPE: plain.malformed,
        Refusal.NOT_FOUND: plain.not_found,
        Refusal.TOO_LARGE: plain.too_large,
        Refusal.TOO_MANY: plain.too_many,
        Refusal.TOO_SLOW: plain.too_slow,
        Refusal.BROKEN: page_text(language).sorry,
    }[refusal]
    return _page(title, title, question_form(language), language)


# --- the frame -----------------------------------------------------------------------------------


def _page(
    title: str,
    heading: str,
    inner: Markup,
    language: Language,
    question: SearchRequest | None = None,
) -> str:
    text = page_text(language)
    links = element(
        "nav",
        _other_language(language.other, question),
        said(" · "),
        element("a", said(plain_text(language).page_with_map), href=f"./?lang={language}"),
        item("p", said(f"{text.product}, {kept_by(language)}.")),
    )
    main = element("main", element("h1", said(heading)), inner)
    return together((_top(title, language), main, links))


@lru_cache(maxsize=64)
def _top(title: str, language: Language) -> Markup:
    """Write what stands above the content: there are few titles, and all the rest is the same."""
    head = (
        void("meta", charset="utf-8"),
        void("meta", name="viewport", content="width=device-width"),
        element("title", said(f"{title} · {page_text(language).product}")),
        void("link", rel="icon", href="data:,"),
        element("style", as_is(_STYLE)),
    )
    return together((DOCTYPE, void("html", lang=language), *head, help_bar(language)))


def _other_language(other: Language, question: SearchRequest | None) -> Markup:
    """Lead to the page in the other language; a question goes along, but in no address."""
    name, path = said(page_text(other).language_name), PATHS[other]
    if question is None:
        return element("a", name, href=path, lang=other)
    return asks_again(replace(question, language=other), element("button", name, lang=other))


# --- the question --------------------------------------------------------------------------------


def question_form(
    language: Language,
    question: SearchRequest | None = None,
    *,
    problem: str = "",
    action: str = "",
    hint: str = "",
) -> Markup:
    """Write the question: where, and who if people wish to say so.

    Parameters
    ----------
    problem
        What is wrong with the place that was typed.
    action
        Where it is sent, relative to the page; empty for the page itself.
    hint
        An example for the empty field, in place of those beside its name.
    """
    text = page_text(language)
    label = text.where_label if question or hint else f"{text.where_label}. {text.where_help}"
    typed = question.where if question and isinstance(question.where, str) else ""
    field = void(
        "input",
        name="place",
        value=typed or False,
        placeholder=hint or False,
        autocomplete="off",
        aria_invalid="true" if problem else False,
        aria_describedby="why" if problem else False,
        autofocus=bool(problem),
    )
    return element(
        "form",
        element("p", said(problem), id="why", role="alert") if problem else NONE,
        element("label", said(f"{label} "), field),
        element("label", said(f"{text.who_label} "), _audiences(text, question)),
        element("button", said(text.find_button)),
        method="post",
        action=action or False,
    )


def _ask_another_place(question: SearchRequest) -> Markup:
    """Write the form below an answer, which keeps who asks; it is small, as the page has to be."""
    text, plain = page_text(question.language), plain_text(question.language)
    field = void("input", name="place", autocomplete="off")
    return asks_again(
        question,
        element("label", said(f"{text.where_label} "), field),
        element("button", said(plain.ask_again)),
        without=frozenset({"place", "choice"}),
    )


def _audiences(text: PageText, question: SearchRequest | None) -> Markup:
    chosen = question.audience if question else None
    nobody = item("option", said(text.who_any), value="")
    everybody = together(
        item("option", said(name), value=audience.value, selected=audience is chosen)
        for audience, name in text.who.items()
    )
    return element("select", nobody, everybody, name="audience")
