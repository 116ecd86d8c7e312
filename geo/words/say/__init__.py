"""The sentences that every page and answer shares, in one typed record."""
