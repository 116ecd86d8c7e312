"""WHERE: from what a person types to a place with its accuracy."""
