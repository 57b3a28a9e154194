"""Reads and checks app.yaml."""
