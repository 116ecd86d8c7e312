"""The sentences for staff."""
