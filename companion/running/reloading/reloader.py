"""Imports a folder's modules as last saved, without .pyc files."""

import contextlib
import importlib
import io
import linecache
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from importlib import machinery
from importlib.util import decode_source
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any
from wsgiref.handlers import CGIHandler

from companion.own_code import is_own
from companion.problem import Place, Problem
from companion.reports.frames import stack
from companion.running.reloading.left_behind import Before
from companion.running.reloading.watched_files import WatchedFiles
from companion.source.file import not_utf_8

WHO_MAY_READ = "find out whether another program has locked it, and who may read it"


class Reloader:
    """The modules of one folder; after a save, all of them are imported again.

    One folder at a time: the modules are in sys.modules under their plain names, as
    on App Engine. `close` removes them.

    folder: its real path. warn: called if a module runs its own app. texts: the modules
    as imported, by path in the folder; new after a save.
    """

    def __init__(self, folder: Path, warn: Callable[[Problem], object]) -> None:
        self.folder = folder
        self.warn = warn
        self.root = str(folder)
        self.files = WatchedFiles(self.own_path)
        self.lock = threading.RLock()
        sys.path_hooks.insert(0, self.find_modules_in)
        sys.path.insert(0, self.root)
        sys.path_importer_cache.clear()  # Python may have looked in there before
        self.names: set[str] = set()  # of the folder's modules that were imported
        self.texts: dict[str, str] = {}
        # Saved because the folder's code may change them.
        self.path, self.meta_path = list(sys.path), list(sys.meta_path)
        self.working_directory = os.getcwd()
        self.before: Before | None = None

    def close(self) -> None:
        with self.lock:
            self.files.close()
            self.forget()
            sys.path.remove(self.root)
            sys.path_hooks.remove(self.find_modules_in)

    def load(self, module: str) -> ModuleType:
        """Import a module as last saved. Raises whatever the import raises."""
        with self.lock:
            if self.files.changed():
                self.forget()
            self.restore_folder()
            if module in sys.modules:
                return importlib.import_module(module)
            self.before = self.before or Before()
            importlib.invalidate_caches()  # there may be a new file
            with no_run_at_import(self.folder, self.warn):
                return importlib.import_module(module)

    def forget(self) -> None:
        """Drop the folder's modules, so that the next load imports them again."""
        with self.lock:
            self.files.forget()
            self.texts = {}
            # A handler may be importing a module right now, without the lock. Repeat
            # until none is left, because that module may use one that was dropped.
            while modules := self.modules():
                for name, module in modules.items():
                    if is_complete(module):
                        sys.modules.pop(name, None)
                    else:
                        time.sleep(0.001)
            if self.before:
                self.before.restore(self.folder)
                self.before = None
            sys.path[:], sys.meta_path[:] = self.path, self.meta_path
            with contextlib.suppress(FileNotFoundError):  # the folder was deleted
                os.chdir(self.working_directory)
            sys.path_importer_cache.clear()
            # Python 3.13's debugger would warn that the code is older than its file.
            debugger = getattr(sys.modules.get("pdb"), "Pdb", None)
            getattr(debugger, "_file_mtime_table", {}).clear()

    def restore_folder(self) -> None:
        """Change to the current folder again if it was deleted and put back."""
        try:
            os.getcwd()
        except FileNotFoundError:
            with contextlib.suppress(FileNotFoundError):
                os.chdir(self.working_directory)

    def modules(self) -> dict[str, ModuleType]:
        """Return the imported modules of the folder, by name."""
        return {name: sys.modules[name] for name in self.names & sys.modules.keys()}

    def own_path(self, folder: str) -> str:
        """Return a folder's path inside the reader's, or "" if it isn't their own."""
        # An app may put "lib" into sys.path, and lib may be a link to another folder.
        paths = os.path.abspath(folder), os.path.realpath(folder)
        return next((path for path in paths if is_own(path, self.folder)), "")

    def find_modules_in(self, path: str) -> machinery.FileFinder:
        """A path hook: see sys.path_hooks in Python's documentation."""
        folder = self.own_path(path)
        if not folder or os.path.isfile(folder):  # a file is a .zip
            raise ImportError(f"{path} is not a folder in {self.folder}")
        return ReloadingFinder(self, folder)


class ReloadingFinder(machinery.FileFinder):
    """Finds modules in one folder, and watches for files that don't exist yet."""

    def __init__(self, reloader: Reloader, path: str) -> None:
        self.reloader = reloader
        loaders: Any = (partial(ReloadingLoader, reloader), machinery.SOURCE_SUFFIXES)
        super().__init__(path, loaders)

    def find_spec(
        self, fullname: str, target: ModuleType | None = None
    ) -> machinery.ModuleSpec | None:
        # Python's own modules always win, imported or not: the server needs them, and
        # otherwise some code would use a reader's random.py and some wouldn't.
        if fullname in sys.stdlib_module_names:
            return None
        spec = super().find_spec(fullname, target)
        if spec and not spec.loader:  # a folder without __init__.py
            self.reloader.names.add(fullname)
        if spec is None:  # import it once the file exists
            missing = Path(self.path, fullname.rpartition(".")[2])
            for path in (missing.with_suffix(".py"), missing / "__init__.py"):
                self.reloader.files.read(str(path))
        return spec


class ReloadingLoader(machinery.SourceFileLoader):
    """Always compiles the source, and keeps its lines for error pages."""

    def __init__(self, reloader: Reloader, fullname: str, path: str) -> None:
        self.reloader = reloader
        super().__init__(fullname, path)

    def get_code(self, fullname: str) -> CodeType:
        data = self.reloader.files.read(self.path)
        name = os.path.relpath(self.path, self.reloader.root)
        if data is None:
            raise Problem("can't be read", WHO_MAY_READ, Place(name))
        if wrong := not_utf_8(name, data):
            linecache.cache.pop(self.path, None)  # the lines that were there before
            raise wrong
        if b"\0" in data:  # Python's own error differs by version and has no line
            line = data.count(b"\n", 0, data.index(b"\0")) + 1
            place = (self.path, line, None, None)
            raise SyntaxError("the file has null bytes in it", place)
        self.reloader.texts[name] = keep_lines(self.path, data)
        return self.source_to_code(data, self.path)

    def exec_module(self, module: ModuleType) -> None:
        self.reloader.names.add(self.name)
        with self.reloader.files.importing():
            super().exec_module(module)


def keep_lines(path: str, data: bytes) -> str:
    """Make linecache return the lines that were imported, not those saved since.

    Return them, or an empty string if they can't be decoded: compiling them will fail.
    """
    try:
        text = decode_source(data)
    except (SyntaxError, UnicodeDecodeError):
        return ""
    # As Python counts them: splitlines() would also split at a U+2028.
    lines = io.StringIO(text).readlines()
    linecache.cache[path] = (len(data), None, lines, path)
    return text


@contextlib.contextmanager
def no_run_at_import(folder: Path, warn: Callable[[Problem], object]) -> Iterator[None]:
    """Have app.run() and CGIHandler().run(app) only warn, in one line.

    There is no request yet: webapp2 would log a KeyError and print an error page.
    """

    def run(handler: CGIHandler, app: object) -> None:
        for frame in stack(sys._getframe(), folder)[:1]:
            line = frame.text.strip()
            message = f"remove {line}: the server runs the app that app.yaml names"
            warn(Problem(message, place=Place(frame.file, frame.line, line)))

    before = CGIHandler.run
    CGIHandler.run = run  # type: ignore[assignment, method-assign]
    try:
        yield
    finally:
        CGIHandler.run = before  # type: ignore[method-assign]


def is_complete(module: object) -> bool:
    """Whether a module's import has finished; importlib marks its spec until then."""
    spec = getattr(module, "__spec__", None)  # any object may stand in for a module
    return getattr(spec, "_initializing", False) is not True
