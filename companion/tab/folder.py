"""The reader's folder: the editor's texts as files of this Python, and as a .zip."""

import io
import os
import posixpath
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from companion.problem import Place, Problem

NAME = "my_first_app"
LARGEST = 1_000_000  # bytes of all files in a .zip

Texts = Mapping[str, str]  # the text of each file, by its name


class Files:
    """The files of a folder as they were saved last; the folder is made in `root`."""

    def __init__(self, root: str) -> None:
        os.chdir(root)
        os.environ["GAE_ENV"] = "localdev"
        self.folder = Path(root, NAME)
        self.folder.mkdir(exist_ok=True)
        self.texts: Texts = {}

    def save(self, texts: Texts) -> None:
        """Make the files those of the editor; what the reader's code wrote stays."""
        for name in self.texts.keys() - texts.keys():
            (self.folder / name).unlink(missing_ok=True)
            with suppress(OSError):  # one that isn't empty stays
                for parent in Path(name).parents[:-1]:
                    (self.folder / parent).rmdir()
        for name, text in texts.items():
            path = self.folder / name
            if self.texts.get(name) != text or not path.is_file():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(encoded(text))
        self.texts = texts


def encoded(text: str) -> bytes:
    return text.encode("utf-8", errors="replace")


def to_zip(texts: Texts) -> bytes:
    """Return a .zip of the folder, which the three commands take once it's unpacked."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in texts.items():
            archive.writestr(f"{NAME}/{name}", encoded(text))
    return data.getvalue()


def from_zip(data: bytes, name: str) -> dict[str, str]:
    """Return the texts of the folder in a .zip: the one with the app.yaml, if any.

    Raises Problem if it is none, or has other things than texts.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = [info for info in archive.infolist() if is_wanted(info.filename)]
            if sum(info.file_size for info in files) > LARGEST:
                raise Problem("has more than 1 MB of files", place=Place(name))
            read = {info.filename: archive.read(info) for info in files}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError):
        hint = "choose one that Download has made"
        raise Problem("isn't a .zip file that can be read", hint, Place(name)) from None
    if not read:
        raise Problem("has no files", "choose another one", Place(name))
    named = [path for path in read if posixpath.basename(path) == "app.yaml"] or read
    root = min(map(posixpath.dirname, named), key=len)
    return {
        path.removeprefix(f"{root}/"): decoded(data, path)
        for path, data in read.items()
        if path.startswith(f"{root}/" if root else "")
    }


def is_wanted(name: str) -> bool:
    """Whether it is a file of the reader's, at a path that stays in the folder."""
    parts = name.split("/")
    return not any(part.startswith((".", "__")) or not part for part in parts)


def decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        hint = "take it out of the .zip: here, files are texts in UTF-8"
        raise Problem("is no text", hint, Place(name)) from None
