"""What stands behind dev_appserver.py, check.py and appcfg.py."""
