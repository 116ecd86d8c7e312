"""The parts of the online geocoder, which asks a Nominatim server and does not trust it."""
