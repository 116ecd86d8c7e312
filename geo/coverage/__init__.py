"""STAFF: how many people live how far from a group, and where the next one should go."""
