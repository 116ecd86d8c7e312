"""Plain forms on which the public hands something in, and the way of a submission to the store."""
