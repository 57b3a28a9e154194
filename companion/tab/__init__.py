"""The tutorial in a browser tab: the local server and check.py without processes."""
