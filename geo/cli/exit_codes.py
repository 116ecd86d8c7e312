"""What a command's exit code says."""

DONE, FAULTY, NO_PLACE, WHICH_PLACE = 0, 1, 2, 3
"""Answered, data at fault, text that is no place, text that is several places."""
