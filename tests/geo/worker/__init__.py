"""Heavy work beside the service."""
