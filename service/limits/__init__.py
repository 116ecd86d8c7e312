"""How much one client and all together may ask."""
