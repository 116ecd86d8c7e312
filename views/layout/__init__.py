"""What surrounds every page: its head, the status line, what works by a press everywhere."""
