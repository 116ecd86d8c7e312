"""The same answers through streamlit-folium 0.27.4, for `benchmarks.page --compare`.

Install it for the comparison alone: its wheel names no licence, so the project does without it.
"""

from datetime import UTC, datetime

import streamlit as st
from streamlit_folium import st_folium

from geo.finder.filters import NO_FILTERS, apply_filters
from geo.finder.page_order import page_order
from geo.place.fix import Fix
from geo.reports.maps import answer_map
from geo.words.finder.sections import sections
from geo.words.language import Language
from geo.words.say.sentences import fix_sentence
from views.finder.cards import answer_html
from views.finder.few_cards import few
from views.resources import finder, locator

with st.form("question", border=False):
    typed = st.text_input("Postal code")
    st.form_submit_button("Find")
outcome = locator().locate(typed)
if isinstance(outcome, Fix):
    answer = finder().find(outcome, at=datetime.now(UTC))
    st.text(fix_sentence(outcome, Language.EN))
    page = page_order(apply_filters(answer, NO_FILTERS))
    st.html(answer_html(page, few(sections(page, Language.EN)), Language.EN))
    st_folium(answer_map(answer, Language.EN), key="map", returned_objects=["last_object_clicked"])
