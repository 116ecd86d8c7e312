"""The document that loads the page: Streamlit's own, told about those who cannot run it."""

import re
from html import escape
from typing import Final

from geo.words.language import Language
from geo.words.page_text import CrisisLine, page_text
from geo.words.plain_text import plain_text
from service.plain_page import PATHS

_SCRIPT: Final = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_TITLE: Final = re.compile(r"<title>.*?</title>", re.DOTALL)
_SERVICE: Final = re.compile(r'<link rel="service-desc"[^>]*>')
_NOSCRIPT: Final = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)


def page_document(shipped: str, stylesheet: str) -> str:
    """Put our title, styles, API and word to browsers without scripts into Streamlit's document.

    What a later Streamlit writes differently is left as it is. The styles stand in the document
    because Firefox asks for no style sheet that ``st.html`` imports.
    """
    styles = f'<link rel="stylesheet" href="./{escape(stylesheet)}" />'
    changes = {
        _TITLE: f"<title>{escape(page_text(Language.EN).product)}</title>{styles}",
        _SERVICE: '<link rel="service-desc" href="./api/v1/openapi.json" />',
        _NOSCRIPT: f"<noscript>{''.join(map(_word_in, Language))}</noscript>",
    }
    document = shipped
    for pattern, ours in changes.items():
        document = ours.join(pattern.split(document))
    return document


def inline_scripts(document: str) -> tuple[str, ...]:
    """List the scripts that stand in the document itself, which its policy has to name."""
    return tuple(_SCRIPT.findall(document))


def _word_in(language: Language) -> str:
    text, plain = page_text(language), plain_text(language)
    lines = "".join(f"<li>{_line(line)}</li>" for line in text.crisis_lines)
    return (
        f'<div lang="{language}"><p><strong>{escape(text.crisis_heading)}</strong></p>'
        f"<ul>{lines}</ul><p>{escape(plain.needs_scripts)} "
        f'<a href="./{PATHS[language]}">{escape(plain.plain_page)}</a></p></div>'
    )


def _line(line: CrisisLine) -> str:
    return f'<a href="tel:{line.tel}">{escape(line.number)}</a> {escape(line.name)}'
