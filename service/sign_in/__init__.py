"""Where staff give their password, and how often it may be tried."""
