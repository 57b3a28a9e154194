"""The app of the folder that this package is in, for any WSGI server to start."""

from pathlib import Path

from .site import app_around

app = app_around(Path(__file__).parent)
