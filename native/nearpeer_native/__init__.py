"""The walk of Nearpeer's engine by columns, compiled; `geo.finder.columns.compiled` uses it."""

LAYOUT = 2
"""Of the arrays that it reads; the engine does without it if it hands them over otherwise."""
