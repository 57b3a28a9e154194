"""What is behind dev_appserver.py, check.py, appcfg.py and launcher.py."""
