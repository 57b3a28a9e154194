"""The checks of each of the tutorial's pages."""
