"""The pages that visitors see; each reads from top to bottom."""
