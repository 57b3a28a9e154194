"""Tells the reader of an error in their code."""
