"""Where a user's files are kept that aren't in a folder of theirs."""

import os
import sys
from pathlib import Path


def user_folder(variable: str, default: str) -> Path:
    """Return where Apple and Microsoft have a user's settings and data, or XDG.

    variable: what XDG calls the folder. default: where it is below the user's own.
    """
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or home / "AppData" / "Roaming")
    if sys.platform == "darwin":
        return home / "Library" / "Application Support"
    return Path(os.environ.get(variable) or home / default)
