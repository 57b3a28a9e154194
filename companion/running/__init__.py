"""Runs the reader's code as last saved."""
