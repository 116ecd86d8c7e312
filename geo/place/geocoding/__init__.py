"""Where a group is, for staff: the offline gazetteer, or a Nominatim server that is not trusted."""
