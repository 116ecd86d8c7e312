"""What is said to staff where files go in and out."""
