"""What people type, read into its parts: codes, positions, streets, towns and their provinces."""
