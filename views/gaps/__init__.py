"""The parts of the staff's page: the question, its answer, the map, what could be done."""
