"""What the data is made from: pinned packages, and facts typed by hand with their sources."""
