"""What staff do, who may do it, and what waits to be done."""
