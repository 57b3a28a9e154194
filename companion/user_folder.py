"""Where a user's files are kept that aren't in a folder of theirs."""

import os
import sys
from pathlib import Path


def settings_folder() -> Path:
    """Return where XDG, Apple and Microsoft have a user's settings."""
    return find_folder("XDG_CONFIG_HOME", ".config")


def data_folder() -> Path:
    """Return where they have a user's data."""
    return find_folder("XDG_DATA_HOME", ".local/share")


def find_folder(variable: str, default: str) -> Path:
    """variable, default: the folder on Linux; the default is below the user's own."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or home / "AppData" / "Roaming")
    if sys.platform == "darwin":
        return home / "Library" / "Application Support"
    return Path(os.environ.get(variable) or home / default)
