"""The sentences, tables and captions of coverage."""
