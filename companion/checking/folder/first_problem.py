"""Compares app.yaml with the folder's files before any page is requested."""

from dataclasses import replace

from companion.checking.folder.handlers import unreachable, without_dot
from companion.checking.folder.modules import (
    cant_be_loaded,
    missing_module,
    no_script,
    not_named,
    twice,
)
from companion.checking.folder.survey import Survey
from companion.checking.site import Site
from companion.problem import Problem

COMPARE = "compare the line with the tutorial's app.yaml"


def first_problem(site: Site, survey: Survey, wanted: str = "") -> Problem | None:
    """Return the first problem that would break every request, or None.

    wanted: the kind of page to check, if the command line says so.
    """
    try:
        missing = site.read_settings().missing_folders
    except Problem as error:
        return explain_yaml(site, error)
    if missing:
        all_of_them = ", and ".join(error.message for error in missing)
        return replace(explain_yaml(site, missing[0]), message=all_of_them)
    for script in survey.scripts:
        found = missing_module(site, script) or cant_be_loaded(site, script)
        if found:
            return found
    return (
        no_script(survey)
        or twice(survey)
        or without_dot(site, survey)
        or unreachable(site, survey)
        or not_named(survey, wanted)
    )


def explain_yaml(site: Site, problem: Problem) -> Problem:
    """Say what the local server says, with the line."""
    if not problem.place.line:
        return problem
    place = site.app_yaml.place(problem.place.line)
    return replace(problem, hint=problem.hint or COMPARE, place=place)
