"""Commands that build and measure what lies under ``data/``; no part of the program."""
