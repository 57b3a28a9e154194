"""The app of the folder that this package is in, for any WSGI server to start."""

import os
import sys
from pathlib import Path

from .site import make_app

PACKAGE = Path(__file__).parent
FOLDER = PACKAGE.parent

if not (PACKAGE / "app.yaml").is_file():
    sys.exit(
        f"there is no app.yaml in {PACKAGE}; type `python appcfg.py stage FOLDER OUT` "
        "and start this package in OUT"
    )
# As on App Engine, whatever folder the host starts it in.
sys.path.insert(0, str(FOLDER))
os.chdir(FOLDER)

app = make_app(PACKAGE / "app.yaml", FOLDER)
