"""A module or package in the folder that is hidden by another with the same name."""

import os
import sys
from pathlib import Path


def rename(module: str, folder: Path, also: str = "") -> str:
    """Say what to rename. also: what else to do, after a comma."""
    is_file = (folder / f"{module}.py").is_file()
    name, ending = (f"{module}.py", ".py") if is_file else (f"the folder {module}", "")
    return (
        f"rename {name}, for example to my_{module}{ending}{also}: "
        "Python finds another module of that name first"
    )


def is_hidden(module: str, folder: Path) -> bool:
    """Whether Python finds another module with that name before the folder's."""
    found = getattr(sys.modules.get(module), "__file__", None) or ""
    own = found.startswith(f"{folder}{os.sep}")
    if own and module not in sys.stdlib_module_names:
        return False
    is_there = (folder / f"{module}.py").is_file() or any(folder.glob(f"{module}/*.py"))
    return is_there and (bool(found) or module in sys.stdlib_module_names)
