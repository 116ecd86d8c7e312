"""The parts of the finder: the question, the answer as cards, the map beside it."""
