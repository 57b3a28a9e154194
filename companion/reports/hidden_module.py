"""A module in the folder that is hidden by another with the same name."""

import os
import sys
from pathlib import Path


def rename(module: str) -> str:
    return (
        f"rename {module}.py, for example to my_{module}.py: "
        "Python finds another module of that name first"
    )


def is_hidden(module: str, folder: Path) -> bool:
    """Whether Python finds another module with that name before the folder's."""
    found = getattr(sys.modules.get(module), "__file__", None) or ""
    own = found.startswith(f"{folder}{os.sep}")
    if own and module not in sys.stdlib_module_names:
        return False
    return (folder / f"{module}.py").is_file() and (
        bool(found) or module in sys.stdlib_module_names
    )
