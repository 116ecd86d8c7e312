"""The pages where staff sign in and out: forms that work without scripts."""

from enum import Enum, auto
from typing import Final

from geo.markup import NONE, Markup, element, paragraph, said, together, void
from geo.words.admin.sign_in import SignInText, sign_in_text
from geo.words.language import Language
from service.forms.form_layout import front_page, hidden

SIGN_IN: Final = "sign-in"
SIGN_OUT: Final = "sign-out"
NAME: Final = "name"
PASSWORD: Final = "password"  # noqa: S105 - the name of a field
SHOWN: Final = "shown"
EVERYWHERE: Final = "everywhere"
"""What the button sends that ends every sign-in under a name."""
MOST_LETTERS: Final = 200
"""Characters of a name."""
_STAFF_PAGE: Final = "./staff"
_UP: Final = 0


class Way(Enum):
    """How staff of this deployment sign in."""

    PASSWORD = auto()
    """By the one password of the deployment, with a name for the history."""
    ORGANIZATION = auto()
    """By OpenID Connect, on the staff's page."""
    NO_STORE = auto()
    """Not at all: the listing is shown from files."""
    NONE = auto()
    """Not at all: nothing is set up."""


class Problem(Enum):
    """Why somebody is not signed in."""

    NO_NAME = auto()
    """The field for the name is empty."""
    LONG_NAME = auto()
    """The name has more letters than the history shows."""
    RESERVED = auto()
    """The name stands for somebody else in the history."""
    WRONG = auto()
    """The password is not the right one."""
    WAIT = auto()
    """Too many wrong passwords were tried; the page says for how long."""
    OLD_FORM = auto()
    """The form was not shown by us, or too long ago."""


_OF_NAME: Final = frozenset({Problem.NO_NAME, Problem.LONG_NAME, Problem.RESERVED})


def form_page(
    language: Language,
    *,
    shown: str,
    name: str = "",
    problem: Problem | None = None,
    wait_s: float = 0.0,
) -> str:
    """Ask for name and password; the name stands there again, the password never.

    Parameters
    ----------
    shown
        The seal of the form.
    wait_s
        How long whoever tried too often has to wait.
    """
    text = sign_in_text(language)
    words = _why_not(problem, text, name, wait_s) if problem else ""
    of_name = problem in _OF_NAME
    form = element(
        "form",
        _box(
            NAME,
            text.name,
            help_=text.name_help,
            fault=words if of_name else "",
            autocomplete="username",
            value=name or False,
        ),
        _box(
            PASSWORD,
            text.password,
            fault=words if problem is Problem.WRONG else "",
            type="password",
            autocomplete="current-password",
            autofocus=bool(name) and not of_name,
        ),
        hidden(SHOWN, shown),
        element("button", said(text.button)),
        paragraph(text.lasts, class_="soft"),
        method="post",
        action=f"./{SIGN_IN}?lang={language}",
    )
    is_whole = problem in {Problem.WAIT, Problem.OLD_FORM}
    notice = paragraph(words, class_="notice", role="alert") if is_whole else NONE
    return front_page(
        text.title,
        notice,
        paragraph(text.lead),
        form,
        language=language,
        up=_UP,
        switch=problem is None,
    )


def off_page(way: Way, language: Language) -> str:
    """Say that nobody signs in here, and where or why not."""
    text = sign_in_text(language)
    said_of = {
        Way.NO_STORE: paragraph(text.editing_off_no_store),
        Way.NONE: paragraph(text.editing_off),
    }
    inner = said_of.get(way) or together((paragraph(text.lead), _to_staff_page(text, language)))
    return front_page(text.title, inner, language=language, up=_UP, switch=True)


def signed_in_page(name: str, language: Language) -> str:
    """Say who is signed in, and offer the ways on and out."""
    text = sign_in_text(language)
    everywhere = text.sign_out_everywhere_note.format(name=name)
    return front_page(
        text.signed_in,
        paragraph(text.signed_in_as.format(name=name)),
        _to_staff_page(text, language),
        _way_out(text.sign_out, text.sign_out_note, language),
        _way_out(text.sign_out_everywhere, everywhere, language, value=EVERYWHERE),
        language=language,
        up=_UP,
        switch=True,
    )


def signed_out_page(language: Language) -> str:
    """Say that the sign-in is over."""
    text = sign_in_text(language)
    again = element("a", said(text.button), href=f"./{SIGN_IN}?lang={language}")
    what_now = paragraph(text.signed_out_what_now)
    return front_page(text.signed_out, what_now, element("p", again), language=language, up=_UP)


def staff_address(language: Language) -> str:
    """Write the way to the staff's page from here."""
    return f"{_STAFF_PAGE}?lang={language}"


def _to_staff_page(text: SignInText, language: Language) -> Markup:
    return element("p", element("a", said(text.to_staff_page), href=staff_address(language)))


def _way_out(label: str, note: str, language: Language, *, value: str = "") -> Markup:
    button = element("button", said(label), class_="quiet", name="where", value=value or "here")
    return element(
        "form",
        button,
        paragraph(note, class_="soft"),
        method="post",
        action=f"./{SIGN_OUT}?lang={language}",
    )


def _box(name: str, label: str, *, fault: str, help_: str = "", **look: str | bool) -> Markup:
    """Write a field with its label, and what is wrong with it; see `form_layout.Field`."""
    helping = paragraph(help_, class_="soft", id=f"{name}-help") if help_ else NONE
    told = paragraph(fault, class_="fault", id=f"{name}-fault", role="alert") if fault else NONE
    described = {f"{name}-help": helping, f"{name}-fault": told}
    attributes: dict[str, str | bool] = {
        "id": name,
        "name": name,
        "spellcheck": "false",
        "aria_required": "true",
        "aria_invalid": "true" if fault else False,
        "aria_describedby": " ".join(one for one, what in described.items() if what) or False,
        **look,
    }
    if fault:
        attributes["autofocus"] = True
    label_ = element("label", said(label), for_=name)
    return together((label_, helping, void("input", **attributes), told))


def _why_not(problem: Problem, text: SignInText, name: str, wait_s: float) -> str:
    return {
        Problem.NO_NAME: text.no_name,
        Problem.LONG_NAME: text.long_name.format(count=len(name), most=MOST_LETTERS),
        Problem.RESERVED: text.reserved.format(name=name),
        Problem.WRONG: text.wrong,
        Problem.WAIT: text.wait.format(seconds=int(wait_s) + 1),
        Problem.OLD_FORM: text.old_form,
    }[problem]
