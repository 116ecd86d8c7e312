"""The document that every page of the program starts as."""
