"""Runs scripts that print their page, each request in its own process: RFC 3875."""
