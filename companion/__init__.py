"""What stands behind dev_appserver.py."""
