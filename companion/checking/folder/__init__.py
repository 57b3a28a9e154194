"""A reader's folder: its app.yaml, its modules, and where its pages are."""
