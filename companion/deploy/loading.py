"""Checks that the code loads before it goes online."""

from collections.abc import Iterator

from companion.checking.events import FAILED, Result
from companion.checking.step_names import LOADING
from companion.checking.supervise import Worker
from companion.checking.task import Task
from companion.config.app_yaml import AppYaml
from companion.problem import Place, Problem


def problems(settings: AppYaml) -> Iterator[Problem]:
    """Yield what check.py says of each script that can't be loaded."""
    with Worker() as worker:
        for event in worker.ask(Task(settings.path, settings.name, LOADING)):
            if isinstance(event, Result) and event.status == FAILED:
                yield Problem(event.got, event.hint, Place(event.file, event.line))
