"""The forms on which visitors hand something in."""
