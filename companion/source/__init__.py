"""The reader's source code, and finding the line with a mistake."""
