"""Checks a folder and reports the results as events."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial

from companion.checking import trouble
from companion.checking.events import (
    FAILED,
    PASSED,
    WAITING,
    Event,
    Result,
    Started,
    Task,
    failed,
)
from companion.checking.folder import kinds
from companion.checking.folder.first_problem import (
    dead_end,
    first_problem,
    not_an_app,
    unusable,
)
from companion.checking.folder.survey import Survey
from companion.checking.pages.visit import Check, Visit
from companion.checking.site import ANSWERS, LOADS, MakeLimits, Page, Site, in_processes
from companion.checking.step_names import EACH, LOADING
from companion.checking.steps import STEPS, detect, guess, incomplete, page_for, parts
from companion.problem import Problem
from companion.reports.report import Report
from companion.source.functions import without_return

Emit = Callable[[Event], object]
Events = Iterable[Event]

AS_A_STEP = (
    "this folder isn't one of the tutorial's; to compare it with a step anyway, "
    "add --step and the step's name"
)


def run(task: Task, emit: Emit, make_limits: MakeLimits = in_processes) -> None:
    """Do a task, and report what is found out."""
    others = {EACH: check_each, LOADING: check_loading}
    check = others.get(task.step, partial(check_one, name=task.step))
    with closing(Site(task, emit, make_limits)) as site:
        for event in check(site):
            emit(event)
            if task.until_failure and is_failure(event):
                return


def is_failure(event: Event) -> bool:
    return isinstance(event, Result) and event.status == FAILED


def check_one(site: Site, name: str) -> Events:
    """Check a folder for one step. name: the step's, or empty to find it out."""
    survey = Survey(site)
    is_foreign = not name and not kinds.is_tutorials(survey.scripts, survey.codes)
    site.step = name or ("" if is_foreign else guess(survey))
    problem = (
        first_problem(survey, STEPS[name][0].kind if name else "")
        or not_an_app(survey, name)
        or dead_end(survey)
    )
    if is_foreign:
        return check_foreign(survey, problem)
    problem = problem or incomplete(survey, name)
    if problem:
        return all_wait(problem, site.step)
    return check_pages(survey, name or detect(survey))


def all_wait(problem: Problem, step: str) -> Events:
    """Report a problem that all checks of a step wait for."""
    yield Started(step)
    checks = [(part.path, check) for part in STEPS[step] for check in part.checks]
    yield cant_start(problem, checks[0][1].section)
    for path, check in checks[1:]:
        asked = check.asked.replace("{path}", path)
        yield Result(check.section, asked, check.expected, WAITING)


def cant_start(problem: Problem, section: str = "") -> Result:
    """Return the failure of a folder that can't answer any request."""
    asked = problem.place.file or "app.yaml"
    if asked.endswith((".yaml", ".yml")):
        return failed(section and "YAML Config", asked, "a valid app.yaml", problem)
    return failed(section, asked, LOADS, problem)


def check_pages(survey: Survey, step: str) -> Events:
    yield Started(step)
    for part in parts(step, survey):
        visit = part.visit(survey.site, *page_for(part, survey))
        yield from judged(part.checks, visit)


def check_foreign(survey: Survey, problem: Problem | None) -> Events:
    """Say what is wrong in any app, or else that this one isn't the tutorial's."""
    if problem:
        yield from (Started(""), cant_start(replace(problem, section="")))
        return
    errors: dict[Report, str] = {}
    results = []
    for asked, page in answers(survey):
        if not page.error:
            results.append(Result("", asked, ANSWERS, PASSED))
        elif errors.setdefault(page.error, asked) == asked:
            problem = replace(trouble.of_report(page.error), section="")
            results.append(failed("", asked, ANSWERS, problem))
    if not errors:
        if passed := passing(survey):
            yield from passed
            return
        problem = Problem("other pages", AS_A_STEP)
        results.append(failed("", "this folder", "the tutorial's pages", problem))
    yield Started("")
    yield from results


def answers(survey: Survey) -> Iterator[tuple[str, Page]]:
    """Yield the pages of any app, and what their forms bring; a script has only one."""
    texts = [file.text for code in survey.codes for file in code.files]
    if not survey.pages:
        yield "GET /", survey.site.get("/")
    for found in survey.pages:
        if any(found.path in text for text in texts):  # no path that we made up
            yield f"GET {found.path}", found.page
        for form in found.page.forms:
            request = form.request(dict.fromkeys(form.names, "1"))
            yield f"{form.method.upper()} {form.path}", survey.site.send(request)


def passing(survey: Survey) -> list[Event]:
    """Return the events of a folder that passes its step all the same, or nothing."""
    step = detect(survey)
    if step == "hello_html" and len(survey.pages) > 1:  # any HTML page passes
        return []
    events = list(check_pages(survey, step))
    return [] if any(map(is_failure, events)) else events


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
        if problem and re.search(r"\bNone\b", problem.message):
            problem = nothing_returned(problem, visit)
        if problem is None:
            yield Result(check.section, asked, check.expected, PASSED)
        else:
            blocked = problem.blocks
            yield failed(check.section, asked, check.expected, problem)


def nothing_returned(problem: Problem, visit: Visit) -> Problem:
    """Name the function whose None a page shows, if there is one."""
    found = without_return(visit.code)
    if not found:
        return problem
    return replace(problem, hint=found.hint, place=found.place, edits=found.edits)


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
