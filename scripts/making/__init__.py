"""Steps from the sources to the files under ``data/``; the commands put them together."""
