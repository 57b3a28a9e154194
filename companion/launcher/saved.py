"""What the Launcher keeps for the next time."""

import json
import os
from pathlib import Path

from companion.user_folder import user_folder


def find_file() -> Path:
    settings = user_folder("XDG_CONFIG_HOME", ".config")
    return settings / "app-engine-launcher" / "launcher.json"


def load(path: Path) -> tuple[dict[str, int], bool, str]:
    """Return each folder's port, whether it's dark, and why nothing can be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        ports = {str(folder): int(port) for folder, port in found["ports"].items()}
        return ports, bool(found["dark"]), ""
    except FileNotFoundError:
        return {}, False, ""
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        kept = path.replace(path.with_suffix(".unreadable"))
        return {}, False, f"the list can't be read: {path}; it is now in {kept}"


def save(path: Path, ports: dict[str, int], dark: bool = False) -> None:
    """Write a new file, then put it in place of the old one. Raises OSError."""
    new = path.with_suffix(f".{os.getpid()}")
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"ports": ports, "dark": dark}, indent=2)
    new.write_text(text, encoding="utf-8")
    new.replace(path)
