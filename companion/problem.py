"""What is wrong in the reader's files, where, and what to write instead."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A line of the reader's code. line and column count from 1; 0 means unknown."""

    file: str
    line: int = 0
    source: str = ""
    column: int = 0

    def __str__(self) -> str:
        """Return the place as in `app.yaml:7`."""
        return f"{self.file}:{self.line}" if self.line else self.file

    def replacing(self, old: str, new: str) -> "tuple[Edit, ...]":
        """Return the edit that writes `new` for `old` in the line; none without it."""
        after = self.source.replace(old, new)
        if after == self.source:
            return ()
        return (Edit(self.file, self.line, (self.source,), (after,)),)


NOWHERE = Place("")  # the command line


@dataclass(frozen=True)
class Edit:
    """A change to a file: from `line` on, the lines `before` become `after`.

    A rule may leave out the lines' indentation if it stays.
    """

    file: str
    line: int = 0
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    rename: str = ""  # the file's new path from the folder; empty if only lines change

    @property
    def where(self) -> str:
        """The lines that it changes, as in `hello.py, lines 3 to 5`."""
        last = self.line + len(self.before) - 1
        if last > self.line:
            return f"{self.file}, lines {self.line} to {last}"
        return f"{self.file}, line {self.line}"


@dataclass(eq=False)
class Problem(Exception):
    """Something that the reader can fix; any other exception is a bug of ours.

    It is raised where nothing can go on, and returned as data everywhere else.
    """

    message: str  # what is wrong
    hint: str = ""  # what to write instead; empty if that isn't known
    place: Place = NOWHERE  # with the file as the reader named it
    # For check.py.
    expected: str = ""  # the expected result, if it isn't the check's
    asked: str = ""  # the request, if it isn't the check's
    blocks: bool = False  # whether the checks after this one wait until it is fixed
    section: str = ""  # the tutorial's that explains it, if it isn't the check's
    read_assignment: bool = False  # whether to show the tutorial's assignment again
    edits: tuple[Edit, ...] = ()  # that carry out the hint; none if it leaves a choice

    def __str__(self) -> str:
        """Return the problem in one line: `app.yaml:7: message; hint`."""
        where = f"{self.place}: " if self.place.file else ""
        return f"{where}{self.message}" + (f"; {self.hint}" if self.hint else "")


def cant_be(done: str, file: object, error: OSError) -> Problem:
    """Return what to say of a file that can't be read, written or emptied: `done`."""
    return Problem(f"can't be {done}: {error.strerror}", place=Place(str(file)))
