"""The Human Services Data Specification (HSDS 3.x), in and out."""
