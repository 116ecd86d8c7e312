"""What other programs follow: answers as JSON, calendars, map layers."""
