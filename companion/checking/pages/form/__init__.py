"""Forms: what is missing or wrong in one, on any page."""
