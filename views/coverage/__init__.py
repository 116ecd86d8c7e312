"""The parts of the page of coverage gaps: the question, its answer, the map, what could be done."""
