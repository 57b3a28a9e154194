"""What the worker tells of its checks, one line of JSON an event."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Started:
    """The step that is checked, empty if it isn't known, and how many checks it has."""

    step: str
    total: int


@dataclass(frozen=True)
class Asked:
    """A check that starts now; the fields are those of `Check`."""

    section: str
    asks: str
    expects: str


@dataclass(frozen=True)
class Outcome:
    """How the check ended that started last: both are empty if it holds."""

    found: str
    hint: str


@dataclass(frozen=True)
class Finished:
    """Nothing more comes."""


Event = Started | Asked | Outcome | Finished
KINDS = {kind.__name__: kind for kind in (Started, Asked, Outcome, Finished)}


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
