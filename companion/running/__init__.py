"""Runs the reader's code as it is saved now."""
