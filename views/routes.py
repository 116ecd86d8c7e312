"""The script that Streamlit runs for each visitor: the routes, and what holds for all of them."""

import streamlit as st

from geo.words.front_text import front_text
from geo.words.page_text import page_text
from service.faults import write_down
from views import pages, state, uploads
from views.components.actions import actions
from views.components.frame import apology, foot_of_page, list_away, top_of_page
from views.components.handing_in import COUNTER
from views.components.shell import status_line
from views.components.suggesting import offer_suggesting
from views.components.telling import telling
from views.resources import listing_is_away

_NEED_THE_LIST = {"", pages.GROUPS, pages.COVERAGE}  # these pages show nothing without it

uploads.page_begins()
language = state.language()
text = page_text(language)
page = st.navigation(
    [
        st.Page("find.py", title=text.page_find, default=True),
        st.Page("listings.py", title=text.page_listings, url_path=pages.GROUPS),
        st.Page(
            "suggest.py",
            title=front_text(language).suggest_title,
            url_path=pages.SUGGEST,
            visibility="visible" if COUNTER.is_offered else "hidden",
        ),
        st.Page("coverage.py", title=text.page_coverage, url_path=pages.COVERAGE),
        st.Page("staff.py", title=text.page_staff, url_path=pages.STAFF, visibility="hidden"),
        st.Page("about.py", title=text.page_about, url_path=pages.ABOUT),
    ],
    position="top",
)
st.set_page_config(page_title=f"{page.title} · {text.product}", layout="wide")
try:
    actions(language)
    top_of_page(language)
    is_away = listing_is_away()
    if is_away:
        list_away(language)
    if is_away and page.url_path in _NEED_THE_LIST:
        status_line(language, "")
    else:
        page.run()
    if not is_away:
        if page.url_path == pages.GROUPS or (not page.url_path and state.has_asked()):
            offer_suggesting(language)
        telling(language)
    foot_of_page(language)
except Exception as error:  # noqa: BLE001 - whatever it is, the visitor gets a kind sentence
    write_down(error)
    apology(language)
uploads.page_is_drawn()
