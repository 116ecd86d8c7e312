"""Every connection of the server: how many, how large a head, how long it may take."""
