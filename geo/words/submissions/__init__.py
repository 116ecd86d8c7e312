"""The sentences of the public's forms."""
