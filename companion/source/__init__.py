"""The reader's source code, and problem the line with a mistake."""
