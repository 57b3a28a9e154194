"""Imports a folder's modules as they are saved now, through no .pyc file."""

import importlib
import linecache
import os
import sys
import threading
from importlib.machinery import (
    SOURCE_SUFFIXES,
    FileFinder,
    ModuleSpec,
    SourceFileLoader,
)
from pathlib import Path
from types import CodeType, ModuleType

from companion.running.watched_file import WatchedFile


class FreshCode:
    """The modules of one folder; after a save, all of them are imported anew.

    One folder at a time: the modules stand in sys.modules under their plain
    names, as on App Engine. `close` takes them out again.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = os.path.realpath(folder)
        self.files: dict[str, WatchedFile] = {}
        self.names: set[str] = set()
        self.lock = threading.RLock()
        self.hook = self.find_modules_in  # one object, so that `close` can remove it
        sys.path_hooks.insert(0, self.hook)
        sys.path.insert(0, self.folder)

    def close(self) -> None:
        with self.lock:
            self.forget()
            sys.path.remove(self.folder)
            sys.path_hooks.remove(self.hook)

    def load(self, module: str) -> ModuleType:
        """Import a module as it is saved now.

        Raises whatever the import raises.
        """
        with self.lock:
            if any(file.changed() for file in list(self.files.values())):
                self.forget()
            if module not in sys.modules:
                importlib.invalidate_caches()  # a file may be new in the folder
            return importlib.import_module(module)

    def forget(self) -> None:
        """Drop the folder's modules, so that the next load imports them anew."""
        with self.lock:  # never while another thread is in the midst of an import
            # Lists, because an import in a handler adds to these without the lock.
            for name in list(self.names):
                file = getattr(sys.modules.get(name), "__file__", None)
                if file is None or file in self.files:
                    sys.modules.pop(name, None)
            for path in list(sys.path_importer_cache):
                if self.holds(path):
                    sys.path_importer_cache.pop(path, None)
            linecache.clearcache()
            self.names.clear()
            self.files.clear()

    def holds(self, path: str) -> bool:
        """Whether a folder of modules is the reader's, and no installed package's."""
        path = os.path.realpath(path)  # an app may put "lib" into sys.path
        installed = sys.prefix.startswith(self.folder) and is_inside(path, sys.prefix)
        return is_inside(path, self.folder) and not installed

    def find_modules_in(self, path: str) -> FileFinder:
        """Serve as a path hook: see importlib's documentation of sys.path_hooks."""
        if not self.holds(path):
            raise ImportError(f"{path} is not in {self.folder}")
        return FreshFinder(self, path)


class FreshFinder(FileFinder):
    """Finds modules in one folder, and notes which it was asked for."""

    def __init__(self, code: FreshCode, path: str) -> None:
        self.code = code
        super().__init__(os.path.realpath(path), (self.loader, SOURCE_SUFFIXES))  # type: ignore[arg-type]

    def loader(self, fullname: str, path: str) -> SourceFileLoader:
        return FreshLoader(self.code, fullname, path)

    def find_spec(
        self, fullname: str, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        # Python's own modules come first, whichever was imported by now: the
        # server needs them, and so a reader's random.py is never half in use.
        if fullname in sys.stdlib_module_names:
            return None
        self.code.names.add(fullname)
        spec = super().find_spec(fullname, target)
        if spec is None:  # once there is such a file, it is imported
            missing = Path(self.path, fullname.rpartition(".")[2])
            for path in (missing.with_suffix(".py"), missing / "__init__.py"):
                self.code.files[str(path)] = WatchedFile(path)
        return spec


class FreshLoader(SourceFileLoader):
    """Compiles the source each time and remembers what it read."""

    def __init__(self, code: FreshCode, fullname: str, path: str) -> None:
        self.code = code
        super().__init__(fullname, path)

    def get_code(self, fullname: str) -> CodeType:
        file = WatchedFile(Path(self.path))
        self.code.files[self.path] = file
        if file.data is None:
            raise ImportError(
                f"{self.path} can't be read", name=fullname, path=self.path
            )
        return self.source_to_code(file.data, self.path)


def is_inside(path: str, folder: str) -> bool:
    return path == folder or path.startswith(os.path.join(folder, ""))
