"""Known mistakes of each page: how it looks, and what to write instead."""
