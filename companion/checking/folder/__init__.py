"""A reader's folder: its app.yaml, its modules and its pages."""
