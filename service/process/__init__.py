"""The process itself: its threads, clock, interpreter, open files and log."""
