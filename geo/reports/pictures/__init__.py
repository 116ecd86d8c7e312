"""Charts and maps as files; the only room that imports matplotlib."""
