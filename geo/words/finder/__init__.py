"""The sentences of the visitors' pages and answers."""
