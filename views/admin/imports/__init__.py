"""Reading a file in: choose it, say what it is, see what it would do, keep it."""
