"""The reader's source, and which line of it has a mistake."""
