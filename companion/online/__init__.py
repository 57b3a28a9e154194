"""What runs online: main.py, which is copied into the folder, and waitress's limits."""
