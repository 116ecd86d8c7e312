"""The frame of the pages where the public hands something in, and the fields of their forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from geo.markup import DOCTYPE, NONE, Markup, as_is, element, paragraph, said, together, void
from geo.words.finder.away_text import away_text
from geo.words.finder.first_text import first_text
from geo.words.finder.plain_text import plain_text
from geo.words.language import Language
from geo.words.say.page_text import page_text
from geo.words.submissions.record import front_text
from service.forms.patience import SCRIPT
from service.forms.submission_service import WHOLE, Fault, Faults, fault_sentence
from service.html.help_bar import BAR_STYLE, PRINTED_BAR_STYLE, ROOMY_BAR_STYLE, help_bar
from service.html.page_frame import FRAME_STYLE, head_row, page_foot
from service.html.plain_page import PATHS, SUGGEST, question_form
from service.responses.headers import source_hash
from service.responses.refusal import Refusal

_STYLE: Final = (
    ":root{color-scheme:light dark;--ink:#23302f;--soft:#4d5c5a;--paper:#fbf9f5;--card:#fff;"
    "--line:#8b9a97;--accent:#1f5f5b;--on-accent:#fff;--warm:#8a4b16}"
    "@media(prefers-color-scheme:dark){:root{--ink:#e9ece8;--soft:#b4bfbc;--paper:#161d1f;"
    "--card:#1f282a;--line:#71827f;--accent:#8fd3ca;--on-accent:#161d1f;--warm:#f0bf8e}}"
    "*{box-sizing:border-box}"
    "body{margin:0;background:var(--paper);"
    "color:var(--ink);font:1.06rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}"
    "html{background:var(--paper)}"
    "main{max-width:44rem;padding:0 var(--np-edge) 2rem;box-sizing:content-box}"
    "h1{font-size:1.7rem;line-height:1.2;margin:.6rem 0 .5rem}"
    "h2{font-size:1.2rem;margin:1.6rem 0 .4rem}"
    "p{margin:0 0 .7rem}"
    "a{color:var(--accent)}"
    "main a{display:inline-block;padding:.15rem 0}"
    "section{background:var(--card);border:1px solid var(--line);border-radius:12px;"
    "padding:.9rem 1.1rem;margin:1rem 0}"
    "section h2{margin:0 0 .3rem}"
    "dl{margin:.6rem 0 .8rem;display:grid;grid-template-columns:minmax(7rem,11rem) 1fr;"
    "gap:.3rem 1rem}"
    "dt{color:var(--soft)}dd{margin:0}"
    "form{margin:0 0 1.4rem}h2+form>button{margin-top:.2rem}"
    "label{display:block;font-weight:600;margin-top:1rem}"
    ".soft{color:var(--soft);font-size:.95rem;margin:0 0 .3rem}button+.soft{margin-top:.4rem}"
    ".fault{color:var(--warm);font-weight:600;margin:.3rem 0 0}"
    ".notice{border-left:4px solid var(--warm);padding-left:.9rem;font-weight:600}"
    "input,select,textarea{font:inherit;font-weight:400;width:100%;color:inherit;background:var(--card);"
    "border:1px solid var(--line);border-radius:10px;padding:.5rem .7rem}"
    "textarea{resize:vertical}"
    "[aria-invalid]{border:2px solid var(--warm)}"
    "button{font:inherit;font-weight:650;min-height:44px;padding:.4rem 1.2rem;margin-top:1rem;"
    "border:1.5px solid var(--accent);border-radius:10px;background:var(--accent);"
    "color:var(--on-accent);cursor:pointer}"
    "button.quiet{background:var(--card);color:var(--accent)}"
    ":focus-visible{outline:3px solid var(--accent);outline-offset:2px}"
    ".more{position:absolute;left:-99rem;width:1px;height:1px;overflow:hidden}"
    "@media(max-width:30rem){dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.5rem}"
    "button{width:100%}}"
    "table{border-collapse:collapse;margin:.4rem 0 1rem;font-size:.97rem;overflow-wrap:break-word;"
    "hyphens:auto}"
    "th,td{border:1px solid var(--line);padding:.35rem .5rem;text-align:left;vertical-align:top}"
    "article li{margin:0 0 .35rem}article a{display:inline;padding:0}"
    "blockquote{margin:.4rem 0 1rem;padding:.1rem 0 .1rem .9rem;border-left:4px solid}"
    "@media(max-width:23rem){table{overflow-wrap:anywhere}}"
    "@media print{form,nav{display:none}}"
    ":root{--first-ink:var(--ink);--first-soft:var(--soft);--first-line:var(--line);"
    "--first-accent:var(--accent)}" + BAR_STYLE + ROOMY_BAR_STYLE + PRINTED_BAR_STYLE + FRAME_STYLE
)
POLICY_OF_FRONT: Final = (
    f"default-src 'none'; style-src {source_hash(_STYLE)}; img-src data:; base-uri 'none'; "
    "frame-ancestors 'none'; form-action 'self'"
)
_POLICY_WITH_SUM: Final = f"{POLICY_OF_FRONT}; script-src {source_hash(SCRIPT)}"
_LOST: Final = frozenset(
    {
        Refusal.BROKEN,
        Refusal.NOT_FOUND,
        Refusal.WRONG_METHOD,
        Refusal.WRONG_TYPE,
        Refusal.MALFORMED,
    }
)
"""Where there is nothing to go back to, or going back may bring the same again."""


def front_page(
    heading: str,
    *inner: Markup,
    language: Language,
    up: int,
    switch: bool = False,
    is_faulty: bool = False,
) -> str:
    """Write a page.

    Parameters
    ----------
    up
        How many folders below the start it stands; its links are relative.
    switch
        Whether to offer the other language: only where that loses nothing.
    is_faulty
        Whether the form was not taken: the title then says so first.
    """
    text = page_text(language)
    title = first_text(language).error_title.format(title=heading) if is_faulty else heading
    head = (
        void("meta", charset="utf-8"),
        void("meta", name="viewport", content="width=device-width"),
        element("title", said(f"{title} · {text.product}")),
        void("link", rel="icon", href="data:,"),
        element("style", as_is(_STYLE)),
    )
    start = start_of(up)
    head_of_page = head_row(language, start=start, has_switch=switch)
    foot = page_foot(language, start=start, suggest=SUGGEST)
    main = element("main", head_of_page, element("h1", said(heading)), *inner, foot)
    opening = void("html", lang=language.value)
    body = (help_bar(language), main)
    return together((DOCTYPE, opening, *head, *body))


def policy_of(page: str) -> str:
    """Choose the policy of a page: only one that asks for a sum runs a script, and only that one.

    What somebody wrote is escaped, so it never makes a page hold the script.
    """
    return _POLICY_WITH_SUM if SCRIPT in page else POLICY_OF_FRONT


def start_of(up: int) -> str:
    """Write the way to the start from so many folders below it."""
    return "../" * up or "./"


def no_page(refusal: Refusal, language: Language, *, up: int) -> str:
    """Say what went wrong; where somebody may be lost, with the way to the start and the question.

    Parameters
    ----------
    up
        How many folders below the start it stands.
    """
    if refusal is Refusal.AWAY:
        return closed_page(language, up=up)
    text, plain, front = page_text(language), plain_text(language), front_text(language)
    said_of = {
        Refusal.BROKEN: text.sorry,
        Refusal.NOT_FOUND: plain.not_found,
        Refusal.TOO_LARGE: front.too_large,
        Refusal.TOO_MANY: front.too_often,
        Refusal.TOO_SLOW: plain.too_slow,
    }
    inner = []
    if refusal is Refusal.BROKEN:
        inner.append(paragraph(text.sorry_what_now))
    if refusal in _LOST:
        inner.append(_start_and_question(language, start_of(up)))
    heading = said_of.get(refusal, plain.malformed)
    return front_page(heading, *inner, language=language, up=up)


def _start_and_question(language: Language, start: str) -> Markup:
    to_start = element("a", said(first_text(language).to_start), href=f"{start}?lang={language}")
    form = question_form(language, action=f"{start}{PATHS[language]}")
    return together((element("p", to_start), form))


def closed_page(language: Language, *, up: int, words: str = "") -> str:
    """Say that nothing can be sent just now, and give back what was typed."""
    text = away_text(language)
    field = Field(name="words", label=text.your_words, rows=5)
    kept = fields_of((field,), {field.name: words}, {}, language) if words else NONE
    what_now = paragraph(text.closed_what_now)
    return front_page(text.closed, what_now, kept, language=language, up=up)


def foreign_page(language: Language, *, up: int) -> str:
    """Say that a form came from another site."""
    return front_page(
        plain_text(language).malformed,
        paragraph(front_text(language).foreign),
        language=language,
        up=up,
    )


# --- what stands on the pages --------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a form.

    Parameters
    ----------
    rows
        Lines in sight; a field of one line is an ``input``.
    """

    name: str
    label: str
    help: str = ""
    is_needed: bool = False
    rows: int = 1


def notice_of(faults: Faults, language: Language) -> Markup:
    """Say above the form that it was not taken, and why if that is not the fault of one field."""
    if not faults:
        return NONE
    whole = faults.get(WHOLE)
    text = front_text(language).look_again
    words = fault_sentence(whole, "", language) if whole else text
    return paragraph(words, class_="notice", role="alert")


def fields_of(
    fields: tuple[Field, ...], written: Mapping[str, str], faults: Faults, language: Language
) -> Markup:
    """Write the fields with what stands in them, and what is wrong with it beside it."""
    first = next((field.name for field in fields if field.name in faults), None)
    return together(
        _field(
            field,
            written.get(field.name, ""),
            faults.get(field.name),
            language,
            is_first=field.name == first,
        )
        for field in fields
    )


def _field(
    field: Field, value: str, fault: Fault | None, language: Language, *, is_first: bool
) -> Markup:
    help_id, fault_id = f"{field.name}-help", f"{field.name}-fault"
    describing = (help_id if field.help else "", fault_id if fault else "")
    attributes: dict[str, str | bool] = {
        "id": field.name,
        "name": field.name,
        "autocomplete": "off",
        "aria_required": "true" if field.is_needed else False,
        "aria_invalid": "true" if fault else False,
        "aria_describedby": " ".join(one for one in describing if one) or False,
        "autofocus": is_first,
    }
    return together(
        (
            element("label", said(field.label), for_=field.name),
            paragraph(field.help, class_="soft", id=help_id) if field.help else NONE,
            _box(value, field.rows, attributes),
            _fault(fault, value, fault_id, language),
        )
    )


def _box(value: str, rows: int, attributes: dict[str, str | bool]) -> Markup:
    if rows == 1:
        return void("input", value=value or False, **attributes)
    return element("textarea", said(value), rows=str(rows), **attributes)


def _fault(fault: Fault | None, value: str, fault_id: str, language: Language) -> Markup:
    if fault is None:
        return NONE
    return paragraph(fault_sentence(fault, value, language), class_="fault", id=fault_id)


def trap(name: str, language: Language) -> Markup:
    """Write the field that only machines fill in: unseen, unheard, out of the tab order."""
    box = void("input", name=name, tabindex="-1", autocomplete="off")
    label = element("label", said(f"{front_text(language).trap} "), box)
    return element("div", label, class_="more", aria_hidden="true")


def hidden(name: str, value: str) -> Markup:
    """Write a field that carries something along."""
    return void("input", type="hidden", name=name, value=value)
