"""What the worker tells of its checks, one line of JSON an event."""

import json
from dataclasses import asdict, dataclass

PASSED = "passed"
FAILED = "failed"
WAITING = "waiting"


@dataclass(frozen=True)
class Started:
    """The step that is checked and how many checks it has."""

    step: str
    total: int


@dataclass(frozen=True)
class Result:
    """How a check ended.

    status: PASSED, FAILED, or WAITING if it can't be made before another one passes.
    file, line, column and source are those of the line to change, where it is known.
    read_assignment: see Finding.
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


@dataclass(frozen=True)
class Finished:
    """Nothing more comes."""


Event = Started | Result | Finished
KINDS = {kind.__name__: kind for kind in (Started, Result, Finished)}


def dump(event: Event) -> str:
    return json.dumps([type(event).__name__, asdict(event)])


def load(line: str) -> Event | None:
    """Return the event, or None if the line is something else."""
    try:
        kind, fields = json.loads(line)
        event: Event = KINDS[kind](**fields)
    except (ValueError, TypeError, KeyError):
        return None
    return event
