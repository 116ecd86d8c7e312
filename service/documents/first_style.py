"""The styles of the first document: they come with it, before any style sheet.

Sizes are in pixels, because Streamlit changes the size of ``rem`` twice while it loads.
"""

from typing import Final

from service.html.help_bar import BAR_STYLE, ROOMY_BAR_STYLE
from service.html.page_frame import FRAME_STYLE

_LAYOUT: Final = (
    ":root{color-scheme:light dark;--first-ink:#23302f;--first-soft:#4d5c5a;--first-paper:#fbf9f5;"
    "--first-card:#fff;--first-line:#8b9a97;--first-accent:#1f5f5b;--first-on:#fff}"
    "@media(prefers-color-scheme:dark){:root{--first-ink:#e9ece8;--first-soft:#b4bfbc;"
    "--first-paper:#161d1f;--first-card:#1f282a;--first-line:#71827f;--first-accent:#8fd3ca;"
    "--first-on:#161d1f}}"
    "@media screen{"
    "body{margin:0;height:100vh;height:100dvh;overflow:hidden;display:grid;"
    "grid-template:auto auto minmax(0,1fr)/minmax(0,1fr);background:var(--first-paper)}"
    "body>*{grid-column:1}"
    "body>aside{grid-row:1;position:relative;z-index:2147483646}"
    "#np-news{grid-row:2;z-index:2147483645;position:relative}"
    "#root,.np-plain{grid-row:3;grid-column:1;position:relative;min-height:0}"
    "#root{contain:layout}"
    ".np-plain{z-index:1;overflow:auto}"
    "}"
    "html:not([data-stands]) :is(#root,.stDialog){visibility:hidden}"
    "[lang=en]>body>[lang=fr],[lang=fr]>body>[lang=en]{display:none!important}"
    ".stAlertContainer:not(.stAlert *){display:none!important}"
    ".np-cover{position:fixed;inset:0;z-index:2147483647;background:#fff}"
)
"""The bar, the notice and the page below each other; the page alone scrolls, below the bar."""

_FIRST: Final = (
    ".np-plain{box-sizing:border-box;padding:0 var(--np-edge) 40px;background:var(--first-paper);"
    "color:var(--first-ink);font:18px/1.6 system-ui,sans-serif;"
    "overflow-wrap:anywhere}"
    ".np-plain a{font-size:inherit;color:var(--first-accent);display:inline-block;padding:8px 0}"
    ".np-plain h1{font-size:clamp(26.4px,20.4px + 1.6vw,37.4px);"
    "line-height:1.15;letter-spacing:-.01em;font-weight:650;margin:16px 0 6px}"
    ".np-plain p{font-size:18px;margin:0 0 14px;color:var(--first-soft)}"
    ".np-plain label{display:block;font-size:15px;margin:0 0 14px}"
    ".np-plain :is(input,select,button),#np-news button{font:inherit;display:block;width:100%;"
    "box-sizing:border-box;min-height:44px;margin-top:4px;padding:0 12px;border:1px solid "
    "var(--first-line);border-radius:10px;background:var(--first-card);color:inherit}"
    ".np-plain button,#np-news button{background:var(--first-accent);color:var(--first-on);"
    "border-color:var(--first-accent);font-size:17px;cursor:pointer;margin-bottom:18px}"
    ".np-plain :focus-visible,#np-news :focus-visible{outline:3px solid var(--first-accent);"
    "outline-offset:2px}"
    ".np-plain .np-word button{display:inline-block;width:auto;margin:4px 0 0}"
    "#np-news:not(:empty){padding:8px 17px;max-height:40vh;overflow:auto;"
    "background:var(--first-card);color:var(--first-ink);border-bottom:3px solid #b3541e;"
    "font:16px/1.45 system-ui,sans-serif}"
    "#np-news p{margin:0 0 4px;max-width:900px;font-size:16px;line-height:1.4}"
    "#np-news button{display:inline-block;width:auto;margin:0 12px 0 0}"
    "#np-news a{display:inline-block;padding:10px 0;color:var(--first-accent)}"
    "@media(min-width:641px){"
    ".np-plain form{display:grid;grid-template-columns:4fr 6fr 3fr;gap:0 17px;align-items:end}"
    ".np-plain button{margin-bottom:14px}}"
    "@media(min-width:1024px){"
    ".np-plain>:not(.np-head-row,footer){max-width:min(49vw,683px)}}"
    "@media(1024px<=width<1200px){"
    ".np-plain form{grid-template-columns:1fr 1fr}.np-plain button{grid-column:1/3}}"
    "@media print{.np-plain{padding:0}.np-plain form,.np-plain nav,#np-news{display:none}}"
)

FIRST_STYLE: Final = _LAYOUT + BAR_STYLE + ROOMY_BAR_STYLE + FRAME_STYLE + _FIRST
