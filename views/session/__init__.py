"""What a visit remembers in the server's memory until the page is closed."""
