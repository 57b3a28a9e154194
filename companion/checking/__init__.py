"""The tutorial's sanity checks of a reader's folder."""
