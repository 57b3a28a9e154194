"""The temperature converter."""
