"""Puts a folder online."""
