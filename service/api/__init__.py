"""The JSON API, for the sites of partners."""
