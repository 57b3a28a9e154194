"""What the hints look at: an error, and the reader's code around it."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from traceback import walk_tb
from types import FrameType
from typing import Any

from companion.reports.frames import Frame, lines_of
from companion.source.file import File
from companion.source.search import ReaderCode

NO_FRAME = Frame("", 0, "", ())


@dataclass(frozen=True)
class Failure:
    """An error in the reader's code.

    kind, message: as in the error's report. frame: the reader's innermost, or NO_FRAME.
    statement: the statement that failed, which starts in the line `first`.
    """

    error: BaseException
    kind: str
    message: str
    frame: Frame
    statement: str
    first: int
    folder: Path

    @cached_property
    def lines(self) -> list[str]:
        return lines_of(self.folder / self.frame.file)

    @cached_property
    def text(self) -> str:
        return "".join(self.lines)

    @cached_property
    def code(self) -> ReaderCode:
        """The file where the reader's frame is."""
        return ReaderCode((File(self.frame.file, self.text),))

    @property
    def variables(self) -> dict[str, Any]:
        """The variables where the reader's frame is."""
        path = str(self.folder / self.frame.file)
        frames = [frame for frame, _ in walk_tb(self.error.__traceback__)]
        own = [frame for frame in frames if frame.f_code.co_filename == path]
        return {**own[-1].f_globals, **own[-1].f_locals} if own else {}

    @property
    def python_frame(self) -> FrameType:
        """Python's own frame where the error was raised, with the variables."""
        return [frame for frame, _ in walk_tb(self.error.__traceback__)][-1]
