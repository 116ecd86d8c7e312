"""The same ladder by PostGIS alone, in the best forms that were found."""
