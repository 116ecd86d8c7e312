"""The script that Streamlit runs for each visitor: the routes, and what holds for all of them."""

import streamlit as st

from geo.words.say.page_text import page_text
from geo.words.submissions.record import front_text
from service.html import pages
from service.responses.errors import write_down
from views import uploads
from views.layout.browser_events import actions
from views.layout.frame import apology, foot_of_page, list_away, title_of_page, top_of_page
from views.layout.shell import status_line
from views.resources import listing_is_away
from views.session import state
from views.submissions.handing_in import SUBMISSIONS
from views.submissions.suggesting import offer_suggesting
from views.submissions.telling import telling

_NEED_THE_LIST = {"", pages.GROUPS, pages.COVERAGE}  # these pages show nothing without it

uploads.page_begins()
language = state.language()
text = page_text(language)
page = st.navigation(
    [
        st.Page("page_scripts/find.py", title=text.page_find, default=True),
        st.Page("page_scripts/listings.py", title=text.page_listings, url_path=pages.GROUPS),
        st.Page(
            "page_scripts/suggest.py",
            title=front_text(language).suggest_title,
            url_path=pages.SUGGEST,
        ),
        st.Page("page_scripts/coverage.py", title=text.page_coverage, url_path=pages.COVERAGE),
        st.Page("page_scripts/staff.py", title=text.page_staff, url_path=pages.STAFF),
        st.Page("page_scripts/about.py", title=text.page_about, url_path=pages.ABOUT),
    ],
    position="hidden",
)
title_of_page(page.title, language)
try:
    actions(language)
    top_of_page(language, page.url_path)
    is_away = listing_is_away()
    if is_away:
        list_away(language)
    if is_away and page.url_path in _NEED_THE_LIST:
        status_line(language, "")
    else:
        page.run()
    if not is_away:
        if page.url_path in {"", pages.GROUPS}:  # on the finder it shows with an answer
            offer_suggesting(language)
        telling(language)
    foot_of_page(language, takes_suggestions=SUBMISSIONS.is_offered)
except Exception as error:  # noqa: BLE001 - whatever it is, the visitor gets a kind sentence
    write_down(error)
    apology(language)
uploads.page_is_drawn()
