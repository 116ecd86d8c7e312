"""HTML that is safe by its type, the bar of help, and the plain page."""
