"""What an entry states, and how to reach a group, in words."""
