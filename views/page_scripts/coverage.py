"""Coverage gaps: where nobody is there, and where the next group should go."""

import streamlit as st

from geo.coverage.change import compare
from geo.coverage.map_data import map_data_of
from geo.coverage.regions import mask_of
from geo.reports.report import Findings
from geo.words.admin.guides import Guide, guide_text
from geo.words.coverage.names import coverage_text
from geo.words.coverage.sentences import headline
from geo.words.coverage.tables import (
    claims_table,
    regions_table,
    remote_table,
    thresholds_table,
    virtual_table,
    worst_table,
)
from views.coverage.answer import draw_answer, draw_cheapest, draw_figures
from views.coverage.ask import ask_gaps
from views.coverage.figure import draw_curve
from views.coverage.live_map import draw_legend, draw_live_map
from views.coverage.method import draw_method
from views.coverage.next_groups import ask_next, draw_next, wanted_of
from views.coverage.searched import searched
from views.coverage.table import draw_table
from views.coverage.take_away import draw_take_away
from views.coverage.two_states import draw_two_states
from views.coverage.what_if import ask_pin, draw_change, draw_crossings, pinned_reach
from views.draw import draw
from views.guides import guide_link
from views.layout.frame import heading
from views.layout.shell import status_line
from views.resources import finder, gaps_of, now, reach_of
from views.session import state

language = state.language()
text = coverage_text(language)
heading(text.heading, text.lead, language)
draw(guide_link(guide_text(language).how_to_read, Guide.GAPS, language))
question = ask_gaps(language)
directory = finder().directory
reach, gaps = reach_of(directory, question.criteria), gaps_of(directory, question)
siting, not_best = searched(directory, question, wanted_of(question), language)
found = Findings(
    directory=directory,
    reach=reach,
    gaps=gaps,
    siting=siting,
    made_on=now().date(),
    language=language,
)
put, pinned = state.pin(), pinned_reach(reach, directory)
mask = mask_of(reach.demand.communities, question.region)
change = compare(reach, pinned, mask, question.within_km) if put else None
status_line(language, headline(gaps, language))

with st.container(key="answer"):
    said_side, map_side = st.columns([5, 6], gap="large")
with said_side:
    draw_answer(found)
    draw_change(change, question, language)
    draw_cheapest(gaps, language)
with map_side, st.container(key="map-side"):
    map_data = map_data_of(pinned, gaps, siting, what_if=put.at if put else None)
    draw_live_map(map_data, question, language)
    draw_legend(map_data, question.within_km, language)

draw_figures(gaps, language)
draw_table(worst_table(gaps, directory, language), language)
draw_next(siting, not_best, language)
ask_next(question, language)
ask_pin(siting, question, language)
draw_crossings(change, language)
draw_table(regions_table(gaps, language), language)
draw_curve(found)
draw_table(thresholds_table(gaps, language), language)
draw_table(claims_table(gaps, language), language)
draw_table(virtual_table(siting, language), language)
draw_table(remote_table(gaps, directory, language), language)
draw_two_states(directory, question, language)
draw_take_away(found)
draw_method(gaps, language)
