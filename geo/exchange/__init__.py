"""Answers and listings in the formats of others."""
