"""A page as a browser handles it: what it shows, and what its forms send."""
