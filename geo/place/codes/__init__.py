"""From a postal code to a fix: what its neighbours tell, slips of the pen, areas that are new."""
