"""What the Launcher keeps for the next time."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from companion.user_folder import user_folder


@dataclass(frozen=True)
class Saved:
    """ports: each application's port, by its folder. dark: the window's colours."""

    ports: Mapping[str, int]
    dark: bool = False


def find_file() -> Path:
    settings = user_folder("XDG_CONFIG_HOME", ".config")
    return settings / "app-engine-launcher" / "launcher.json"


def load(path: Path) -> tuple[Saved, str]:
    """Return what was saved; or nothing, and a line that says why."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        ports = {str(folder): int(port) for folder, port in found["ports"].items()}
        return Saved(ports, bool(found["dark"])), ""
    except FileNotFoundError:
        return Saved({}), ""
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        kept = path.replace(path.with_suffix(".unreadable"))
        return Saved({}), f"the list can't be read: {path}; it is now in {kept}"


def save(path: Path, saved: Saved) -> None:
    """Write a new file, then put it in place of the old one. Raises OSError."""
    new = path.with_suffix(f".{os.getpid()}")
    path.parent.mkdir(parents=True, exist_ok=True)
    new.write_text(json.dumps(asdict(saved), indent=2), encoding="utf-8")
    new.replace(path)
