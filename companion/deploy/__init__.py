"""Deploys a folder to App Engine."""
