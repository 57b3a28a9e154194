"""Checks a folder and reports the results as events."""

import random
from collections.abc import Callable
from contextlib import closing
from functools import partial

from companion.checking.events import FAILED, LOADS, Event, Result, Task, failed
from companion.checking.folder import kinds
from companion.checking.folder.first_problem import first_problem, unusable
from companion.checking.folder.survey import Survey
from companion.checking.judging import (
    Events,
    all_wait,
    check_pages,
    is_failure,
    what_stops,
)
from companion.checking.other_app import check_other_app
from companion.checking.python_2 import old_code
from companion.checking.site import MakeLimits, Site, in_processes
from companion.checking.step_names import EACH, LOADING
from companion.checking.steps import STEPS, detect, guess, incomplete
from companion.problem import Problem

Emit = Callable[[Event], object]


def run(task: Task, emit: Emit, make_limits: MakeLimits = in_processes) -> None:
    """Do a task, and report what is found out."""
    others = {EACH: check_each, LOADING: check_loading}
    check = others.get(task.step, partial(check_one, name=task.step))
    random.seed(task.step)  # the same folder gets the same poems, and the same answer
    with closing(Site(task, emit, make_limits)) as site:
        for event in check(site):
            emit(event)
            if task.until_failure and is_failure(event):
                return


def check_one(site: Site, name: str) -> Events:
    """Check a folder for one step. name: the step's, or empty to find it out."""
    survey = Survey(site)
    if not name and is_another(survey):
        return with_old_code(survey, check_other_app(site))
    site.step = name or guess(survey)
    problem = what_stops(survey, name) or incomplete(survey, name)
    if problem:
        return all_wait(problem, site.step)
    return with_old_code(survey, check_pages(survey, name or detect(survey)))


def is_another(survey: Survey) -> bool:
    """Whether a folder is none of the tutorial's: a site of files, or another app."""
    return survey.is_static or not kinds.is_tutorials(survey.scripts, survey.code)


def with_old_code(survey: Survey, events: Events) -> Events:
    """Add the code for Python 2, before a failure whose cause isn't known."""
    told: set[tuple[str, int]] = set()
    old = (one for one in old_code(survey) if (one.file, one.line) not in told)
    for event in events:
        if isinstance(event, Result) and event.status == FAILED:
            told.add((event.file, event.line))
            if not (event.file and event.hint):
                yield from old
        yield event
    yield from old


def check_each(site: Site) -> Events:
    survey = Survey(site)
    problem = first_problem(survey)
    for step in STEPS:
        yield from all_wait(problem, step) if problem else check_pages(survey, step)


def check_loading(site: Site) -> Events:
    """Report each script in app.yaml that can't be loaded."""
    try:
        site.read_settings()
    except Problem as error:  # of Google's services
        yield failed("", "", LOADS, error)
        return
    for problem in unusable(Survey(site)):
        yield failed("", "", LOADS, problem)
