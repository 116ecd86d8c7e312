"""The finder: one question, one answer. A search draws it anew, and nothing around it."""

from views.finder.entries import entries
from views.finder.finding import finder_page
from views.session import state

finder_page(state.language())
entries(state.language())
