"""Packs what Python in the tab needs into two .zips; run by Pyodide: see web/build.mjs.

Their modules are compiled, which would take most of the time until a page is ready.
"""

import io
import marshal
import sys
import zipfile
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distributions
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from warnings import catch_warnings

# What requirements.txt pins besides the web server and the tests, and what that needs.
PACKAGES = frozenset(
    "legacy-cgi multipart pyyaml six tinyhtml5 webapp2 webencodings webob".split()
)
LISTINGS = ("first_app/", "steps/")  # which stay as they are
LEFT_OUT = ("companion/deploy/", "companion/launcher/", "companion/tab/web/")
UNCHECKED = b"\1\0\0\0" + bytes(8)  # PEP 552: a hash that isn't compared


def pack(root: str, packages: str) -> bytes:
    """Return the .zip. root: this project. packages: its site-packages folder."""
    return packed([*project(Path(root)), *installed(packages)], "/project")


def pack_stdlib(path: str) -> bytes:
    """Return Python's own library, the .zip at `path`.

    Those of its modules that are imported now are compiled. The others, which a reader
    may import, are smaller as they are.
    """
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
        files = [(name, archive.read(name)) for name in names]
    return packed(files, path)


def packed(files: Iterable[tuple[str, bytes]], place: str) -> bytes:
    """Return a .zip of files. place: where it will be."""
    imported = {getattr(each, "__file__", None) for each in list(sys.modules.values())}
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in files:
            path = f"{place}/{name}"
            is_used = place == "/project" or path in imported
            if name.endswith(".py") and not name.startswith(LISTINGS) and is_used:
                name, content = f"{name}c", compiled(path, content)
            archive.writestr(zipfile.ZipInfo(name), content)  # the .zip is compressed
    return data.getvalue()


def project(root: Path) -> Iterator[tuple[str, bytes]]:
    for folder in ("companion", "first_app", "steps"):
        for path in sorted((root / folder).rglob("*")):
            name = path.relative_to(root).as_posix()
            is_text = path.suffix in (".py", ".txt", ".yaml", ".css")
            if is_text and not name.startswith(LEFT_OUT):
                yield name, path.read_bytes()


def installed(packages: str) -> Iterator[tuple[str, bytes]]:
    for found in wanted(packages):
        for file in sorted(found.files or ()):
            if file.suffix == ".py" and ".." not in file.parts:
                yield f"packages/{file}", Path(str(file.locate())).read_bytes()


def licences(packages: str) -> str:
    """Return the licences of the packages, which go along."""
    return "\n\n".join(
        f"{found.metadata['Name']} {found.version}\n\n{file.read_text()}"
        for found in wanted(packages)
        for file in found.files or ()
        if file.stem.lower() == "license"
    )


def wanted(packages: str) -> list[Distribution]:
    found = distributions(path=[packages])
    return [each for each in found if each.metadata["Name"].lower() in PACKAGES]


def compiled(path: str, source: bytes) -> bytes:
    with catch_warnings(action="ignore"):  # about webapp2's strings
        code = compile(source, path, "exec", dont_inherit=True, optimize=2)
    return MAGIC_NUMBER + UNCHECKED + marshal.dumps(code)
