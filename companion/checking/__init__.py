"""The tutorial's sanity checks for a reader's folder."""
