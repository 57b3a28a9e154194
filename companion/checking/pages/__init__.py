"""The checks for each of the tutorial's pages."""
