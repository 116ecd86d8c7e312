"""Find a peer-support group near a place in Canada, and say honestly how far it is."""
