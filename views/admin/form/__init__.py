"""The form of one listing."""
