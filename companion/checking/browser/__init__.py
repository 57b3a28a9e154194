"""What a browser makes of a page: what it shows, and what its forms send."""
