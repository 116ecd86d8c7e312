"""The guides for staff, as pages that need no script."""
