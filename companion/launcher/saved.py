"""What the Launcher keeps for the next time."""

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from companion.problem import Place, Problem


@dataclass(frozen=True)
class Saved:
    """ports: each application's port, by its folder. dark: the window's colours."""

    ports: Mapping[str, int]
    dark: bool = False


def find_file() -> Path:
    """Return the file's path, where this system keeps a user's settings.

    See the XDG Base Directory Specification; Apple's File System Programming Guide,
    "macOS Library Directory Details"; Microsoft's KNOWNFOLDERID, RoamingAppData.
    """
    home = Path.home()
    if sys.platform == "win32":
        there = os.environ.get("APPDATA") or str(home / "AppData" / "Roaming")
    elif sys.platform == "darwin":
        there = str(home / "Library" / "Application Support")
    else:
        there = os.environ.get("XDG_CONFIG_HOME") or str(home / ".config")
    return Path(there, "app-engine-launcher", "launcher.json")


def load(path: Path) -> Saved:
    """Return what was saved. Raises Problem if it can't be read; a copy is kept."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        ports = {str(folder): int(port) for folder, port in found["ports"].items()}
        return Saved(ports, bool(found["dark"]))
    except FileNotFoundError:
        return Saved({})
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        copy = path.with_suffix(".unreadable")
        os.replace(path, copy)
        message = "the list of applications can't be read"
        raise Problem(message, f"it is now in {copy}", Place(str(path))) from None


def save(path: Path, saved: Saved) -> None:
    """Write a new file, then put it in place of the old one. Raises OSError."""
    new = path.with_suffix(f".{os.getpid()}")
    path.parent.mkdir(parents=True, exist_ok=True)
    new.write_text(json.dumps(asdict(saved), indent=2), encoding="utf-8")
    new.replace(path)
