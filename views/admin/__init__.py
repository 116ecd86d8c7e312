"""The parts of the staff's page where listings are kept."""
