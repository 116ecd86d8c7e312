"""The bar of help: the lines that answer in a crisis, and the quick way out.

It is one piece of HTML for every page that the service sends, and needs no script.
"""

from typing import Final

from geo.markup import NONE, Markup, element, item, said, together
from geo.words.finder.first_text import first_text
from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.say.page_text import CrisisLine, PageText, page_text
from geo.words.say.sentences import labelled

URGENT: Final = 2
"""So many lines stay in sight on a narrow screen; the others are one press away."""

BAR_STYLE: Final = (
    "@media screen{"
    "aside,aside ul,aside li{display:flex;align-items:center;gap:.2em}"
    "aside{position:sticky;top:0;background:canvas;flex-wrap:wrap;font:.8em/1.2 sans-serif}"
    "aside ul{flex:1;min-width:0;margin:0;padding:0}"
    "aside a,aside summary{display:grid;align-content:center;min-height:44px;width:min-content}"
    "aside b{font-weight:400;white-space:nowrap}aside span,aside .m{display:none}"
    "aside [open]+ul{order:1;flex-basis:100%;display:block}aside [open]+ul *{display:revert}"
    "aside [open]+ul b{display:none}"
    "}"
    "@media print{aside b{display:none}}"
)
"""Folded on a screen of any width; on paper all of it is in sight, in the order of the HTML."""

ROOMY_BAR_STYLE: Final = (
    "@media screen{"
    "aside{padding:2px 6px;gap:0 4px;background:#3a2530;color:#fdf6f1;flex-wrap:nowrap;"
    "border-bottom:1px solid transparent;font:14px/1.15 system-ui,sans-serif;"
    "overflow-wrap:normal}"
    "aside:has([open]){flex-wrap:wrap}"
    "aside details{order:1}aside>a{order:2}"
    "aside [open]+ul{order:3!important}"
    "aside :is(ul,li,a,details){font:inherit;margin:0}"
    "aside ul,aside li{gap:4px}"
    "aside a,aside summary{color:#ffd9b8;font-weight:700;cursor:pointer}"
    "aside summary::before{content:none!important}"
    "aside a{text-decoration:none}aside li>a:first-child{width:auto;font-size:17px;"
    "white-space:nowrap}"
    "aside li>a+a,aside summary{flex:none;box-sizing:border-box;padding:0 3px;"
    "border:1px solid #8f7480;border-radius:10px;text-align:center}"
    "aside li+li{border-left:1px solid #8f7480;padding-left:4px}"
    "@media(max-width:374px){aside li+li{border:0;padding:0}"
    "aside li>a+a,aside summary{padding:0;border-color:transparent}}"
    "aside b{white-space:inherit}"
    "@media(max-width:359px){aside li>a:first-child{max-width:68px}aside b{white-space:normal}}"
    "@media(forced-colors:active){aside>a,aside li>a+a,aside summary{"
    "border-color:ButtonText!important}aside{border-color:CanvasText!important}}"
    "aside small{white-space:normal;color:#fdf6f1;font-size:12px;font-weight:400}"
    "aside :focus-visible{outline:3px solid #ffd9b8!important;outline-offset:-1px}"
    "aside>a{margin:3px 0 3px auto;padding:0 6px;text-align:center;background:#8a2f2f;color:#fff;"
    "border-radius:10px;border:1px solid transparent}"
    "aside [open]+ul{max-height:calc(100vh - 56px);overflow:auto}"
    "aside [open]+ul li{display:flex}aside [open]+ul span{display:inline}"
    "aside [open]+ul a{display:grid}"
    "@media(min-width:480px){aside,aside ul{gap:0 10px}aside{padding:2px 16px}}"
    "@media(min-width:641px){aside{padding:2px var(--np-edge,16px)}}"
    "@media(min-width:720px){aside{gap:0 16px;font-size:15px}"
    "aside ul{flex:0 1 auto;gap:20px}aside li{gap:10px}aside li+li{border:0;padding:0}"
    "aside li>a+a,aside summary,aside>a{width:auto;padding:0 10px}"
    "aside small{font-size:14px}}"
    "@media(min-width:1024px){aside small{font-size:13px}aside,aside ul{gap:0 12px}"
    "aside details{display:none}aside li.m{display:flex}aside ul{flex:1}"
    "aside ul{justify-content:space-between}aside li>a:first-child{min-height:52px}}"
    "@media(min-width:1280px){aside::before{content:attr(aria-label);font-weight:700}"
    "aside small{font-size:14px}aside,aside ul{gap:0 20px}}"
    "}"
)
"""For pages with room for it: colours, and from 1,024 px on all lines side by side."""

PRINTED_BAR_STYLE: Final = (
    "@media print{aside{border:1.5pt solid;padding:2pt 8pt;font:9pt/1.2 sans-serif}"
    "aside ul{display:flex;flex-wrap:wrap;gap:0 14pt;list-style:none;margin:0;padding:0}"
    "aside a{display:inline-block;min-height:24px;color:#000;font:700 9pt/1.2 sans-serif;"
    "text-decoration:none}"
    "aside small{font-size:9pt;font-weight:400;margin:0 4pt}"
    'aside li>a{min-height:0}aside li>a+a::before{content:"("}aside li>a+a::after{content:")"}'
    "aside details,aside>a{display:none}}"
)
"""The same on paper: all lines in their order, without what one presses."""


def help_bar(language: Language, **attributes: str) -> Markup:
    """Write the bar; it stands first on every page."""
    text, visit = page_text(language), visit_text(language)
    lines = together(
        _line(line, text, language, is_folded=number >= URGENT)
        for number, line in enumerate(text.crisis_lines)
    )
    fold = element("details", element("summary", said(first_text(language).more_help)))
    leave = element("a", said(visit.leave), href=visit.leave_to)
    label = text.crisis_heading
    return element("aside", fold, element("ul", lines), leave, aria_label=label, **attributes)


def help_in_full(language: Language) -> Markup:
    """Write all lines with whom each is for, where somebody asks for help in words."""
    text = page_text(language)
    return element("ul", together(_full_line(line, text, language) for line in text.crisis_lines))


def _full_line(line: CrisisLine, text: PageText, language: Language) -> Markup:
    call = element("a", said(text.call.format(number=line.number)), href=f"tel:{line.tel}")
    words = text.text_message.format(number=line.number)
    write = element("a", said(words), href=f"sms:{line.sms}") if line.sms else NONE
    whole = labelled(line.name, line.for_whom, language)
    return item("li", call, said(" "), write, said(" "), element("span", said(whole)))


def _line(line: CrisisLine, text: PageText, language: Language, *, is_folded: bool) -> Markup:
    whole = labelled(line.name, line.for_whom, language)
    name = element("small", element("b", said(line.short)), element("span", said(f" {whole}")))
    call = element("a", said(line.number), name, href=f"tel:{line.tel}")
    write = element("a", said(text.crisis_text), href=f"sms:{line.sms}") if line.sms else NONE
    apart = said(" ") if line.sms else NONE  # where the whole list stands open
    return item("li", call, apart, write, class_="m" if is_folded else False)
