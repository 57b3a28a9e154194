"""Judges what a folder answers, in results of the checks of a step."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from companion.checking.events import (
    FAILED,
    LOADS,
    PASSED,
    WAITING,
    Event,
    Result,
    Started,
    failed,
)
from companion.checking.folder.first_problem import (
    dead_end,
    explain_yaml,
    first_problem,
    not_an_app,
)
from companion.checking.folder.survey import Survey
from companion.checking.links import dead_links
from companion.checking.pages.visit import Check, Visit
from companion.checking.step_names import SECTIONS
from companion.checking.steps import STEPS, page_for, parts
from companion.problem import Problem
from companion.source.functions import without_return

Events = Iterable[Event]


def what_stops(survey: Survey, name: str = "") -> Problem | None:
    """Return what keeps a folder from answering. name: the step's, if known."""
    return (
        first_problem(survey, STEPS[name][0].kind if name else "")
        or not_an_app(survey, name)
        or dead_end(survey)
    )


def is_failure(event: Event) -> bool:
    return isinstance(event, Result) and event.status == FAILED


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
    results = []
    for part in parts(step, survey):
        visit = part.visit(survey.site, *page_for(part, survey))
        for result in judged(part.checks, visit):
            results.append(result)
            yield result
    if not any(map(is_failure, results)):
        yield from unreached(survey, step)


def unreached(survey: Survey, step: str = "") -> Iterator[Result]:
    """Yield the failures of static files that no visitor gets, and of dead links."""
    for problem in survey.site.read_settings().unserved():
        told = explain_yaml(survey.site, problem)
        yield failed(SECTIONS["poem_css"], "app.yaml", "files that visitors get", told)
    yield from dead_links(survey, step)


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
