"""What people without an account hand in, from its arrival to the staff's list."""
