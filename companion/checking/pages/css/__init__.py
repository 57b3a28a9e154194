"""A page whose style sheet is a static file."""
