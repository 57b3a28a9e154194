"""Notices saves, and imports the reader's modules again."""
