"""Commands that build, check and measure the files under ``data/``; no part of the running program."""
