"""What check.py and its worker tell each other: a task, and the events as it is done.

Each is one line of JSON.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from companion.problem import Edit, Problem

PASSED = "passed"
FAILED = "failed"
WAITING = "waiting"
# What is expected of the reader's code before its page is judged.
LOADS = "code that loads"
ANSWERS = "a page"
OTHER_PAGES = "other pages"  # got from an app that works, but isn't the tutorial's


@dataclass(frozen=True)
class Task:
    """A folder to check.

    path: its app.yaml. name: what messages call that file. step: a step's name, EACH,
    LOADING, or empty to find out which step the folder has reached. page_limit: how
    many seconds a page may take. until_failure: whether to stop at the first failure.
    """

    path: Path
    name: str
    step: str = ""
    page_limit: float = 3.0
    until_failure: bool = False

    @property
    def grace(self) -> float:
        """How many seconds a page has to end after its limit."""
        return min(self.page_limit, 1.0)

    @classmethod
    def load(cls, text: str) -> "Task":
        fields = json.loads(text)
        return cls(**{**fields, "path": Path(fields["path"])})

    def dump(self) -> str:
        return json.dumps({**asdict(self), "path": str(self.path.absolute())})


@dataclass(frozen=True)
class Started:
    """A step's checks start."""

    step: str


@dataclass(frozen=True)
class Asked:
    """A request is made or a module is imported next: the reader's code runs.

    asked, expected: as in the result if it never answers. step: that of the folder's
    code, if no step's checks have started.
    """

    asked: str
    expected: str
    step: str = ""


@dataclass(frozen=True)
class Result:
    """The result of a check.

    section: empty if none of the tutorial's explains it.
    status: PASSED, FAILED, or WAITING if another check has to pass first.
    file, line, column, source: the line to change, if it is known; see Place.
    read_assignment, edits: see Problem.
    """

    section: str
    asked: str
    expected: str
    status: str
    got: str = ""
    hint: str = ""
    file: str = ""
    line: int = 0
    column: int = 0
    source: str = ""
    read_assignment: bool = False
    edits: tuple[Edit, ...] = ()

    @property
    def is_of_code(self) -> bool:
        """Whether the reader's code fails, and not only its page."""
        return self.expected in (LOADS, ANSWERS)


@dataclass(frozen=True)
class Ready:
    """The worker waits for a task: it has started, or the last task is done."""


Event = Started | Asked | Result | Ready
Finding = Started | Result
KINDS = {kind.__name__: kind for kind in (Started, Asked, Result, Ready)}


def failed(section: str, asked: str, expected: str, problem: Problem) -> Result:
    """Return the result of a check that failed; see Check for its other words."""
    return Result(
        section=problem.section or section,
        asked=problem.asked or asked,
        expected=problem.expected or expected,
        status=FAILED,
        got=problem.message,
        hint=problem.hint,
        **vars(problem.place),
        read_assignment=problem.read_assignment,
        edits=problem.edits,
    )


def dump(event: Event) -> str:
    return json.dumps([type(event).__name__, asdict(event)])


def load(line: str) -> Event | None:
    """Return the event, or None if the line isn't one."""
    try:
        kind, fields = json.loads(line)
        if "edits" in fields:
            fields["edits"] = tuple(Edit(**edit) for edit in fields["edits"])
        event: Event = KINDS[kind](**fields)
    except (ValueError, TypeError, KeyError):
        return None
    return event
