"""What the fields of a listing are called, and the words for what they may hold."""
