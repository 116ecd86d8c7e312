"""THE QUESTION: who is there for this person, here, now."""
