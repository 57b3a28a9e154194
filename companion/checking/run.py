"""Checks a folder and reports the results as events."""

from collections.abc import Callable, Iterator
from contextlib import closing, suppress

from companion.checking.events import (
    FAILED,
    PASSED,
    WAITING,
    Event,
    Result,
    Started,
    failed,
)
from companion.checking.folder.first_problem import first_problem
from companion.checking.folder.handlers import dead_end
from companion.checking.folder.modules import cant_be_loaded, missing_module, not_an_app
from companion.checking.folder.survey import Survey
from companion.checking.pages.visit import Check, Visit
from companion.checking.site import LOADS, MakeLimits, Site, in_processes
from companion.checking.step_names import EACH, LOADING
from companion.checking.steps import (
    STEPS,
    Step,
    detect,
    guess,
    incomplete,
    looks_like,
    page_for,
    parts,
)
from companion.checking.task import Task
from companion.problem import Problem

Emit = Callable[[Event], None]

AS_A_STEP = (
    "this folder is none of the tutorial's; to compare it with a step all the same, "
    "write --step and the step's name"
)


class Enough(Exception):
    """A check has failed, and the task is only to find out whether all pass."""


def run(task: Task, emit: Emit, make_limits: MakeLimits = in_processes) -> None:
    """Do a task, and report what is found out."""

    def emit_enough(event: Event) -> None:
        emit(event)
        if task.until_failure and isinstance(event, Result) and event.status == FAILED:
            raise Enough

    with suppress(Enough), closing(Site(task, emit_enough, make_limits)) as site:
        kinds = {EACH: check_each, LOADING: check_loading}
        kinds.get(task.step, check_one)(site, task.step, emit_enough)


def check_one(site: Site, name: str, emit: Emit) -> None:
    """Check a folder for one step. name: the step's, or empty to find it out."""
    survey = Survey(site)
    wanted = STEPS[name] if name else None
    guessed = wanted or guess(survey)
    site.step = guessed.name
    problem = (
        first_problem(site, survey, wanted.parts[0].kind if wanted else "")
        or not_an_app(survey, name)
        or dead_end(site, survey)
        or incomplete(survey, wanted)
    )
    if problem:
        emit_problem(problem, guessed, emit)
        return
    step = wanted or detect(survey)
    if wanted or looks_like(survey, step):
        emit_results(survey, step, emit)
    else:
        emit_foreign(survey, step, emit)


def emit_problem(problem: Problem, step: Step, emit: Emit) -> None:
    """Report a problem that all checks of a step wait for."""
    emit(Started(step.name))
    checks = [(part.path, check) for part in step.parts for check in part.checks]
    asked = problem.place.file or "app.yaml"
    is_yaml = asked.endswith((".yaml", ".yml"))
    section = "YAML Config" if is_yaml else checks[0][1].section
    expected = "a valid app.yaml" if is_yaml else LOADS
    emit(failed(section, asked, expected, problem))
    for path, check in checks[1:]:
        asked = check.asked.replace("{path}", path)
        emit(Result(check.section, asked, check.expected, WAITING))


def emit_results(survey: Survey, step: Step, emit: Emit) -> None:
    emit(Started(step.name))
    for part in parts(step, survey):
        visit = part.visit(survey.site, *page_for(part, survey))
        for each in judged(part.checks, visit):
            emit(each)


def emit_foreign(survey: Survey, step: Step, emit: Emit) -> None:
    """Say that the folder is none of the tutorial's, unless it may well be.

    It may be if it passes the step; but any page passes the one that asks for HTML.
    """
    events: list[Event] = []
    emit_results(survey, step, events.append)
    fails = any(isinstance(one, Result) and one.status == FAILED for one in events)
    if len(survey.pages) > 1 if step.name == "hello_html" else fails:
        problem = Problem("other pages", AS_A_STEP)
        found = failed("", "GET /", "one of the tutorial's pages", problem)
        events = [Started(""), found]
    for event in events:
        emit(event)


def judged(checks: tuple[Check, ...], visit: Visit) -> Iterator[Result]:
    """Yield the result of each check of a page; checks after a blocking one wait."""
    blocked = False
    for check in checks:
        asked = check.asked.replace("{path}", visit.path)
        if blocked:
            yield Result(check.section, asked, check.expected, WAITING)
            continue
        try:
            problem = check.judge(visit)
        except Problem as error:
            problem = error
        if problem is None:
            yield Result(check.section, asked, check.expected, PASSED)
        else:
            blocked = problem.blocks
            yield failed(check.section, asked, check.expected, problem)


def check_each(site: Site, name: str, emit: Emit) -> None:
    """Check a folder for each of the steps in turn."""
    survey = Survey(site)
    problem = first_problem(site, survey)
    for step in STEPS.values():
        if problem:
            emit_problem(problem, step, emit)
        else:
            emit_results(survey, step, emit)


def check_loading(site: Site, name: str, emit: Emit) -> None:
    """Report each script in app.yaml that can't be loaded."""
    try:
        site.read_settings()
    except Problem as error:  # of Google's services
        emit(failed("", "", LOADS, error))
        return
    for script in Survey(site).scripts:
        problem = missing_module(site, script) or cant_be_loaded(site, script)
        if problem:
            emit(failed("", "", LOADS, problem))
