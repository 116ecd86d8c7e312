"""What is taken away: documents, tables, pictures and map files."""
