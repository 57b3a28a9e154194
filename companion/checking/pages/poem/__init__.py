"""The poem generator."""
