"""Finds what is wrong in app.yaml, compared with the folder's files and routes."""

import re
from dataclasses import replace

from companion.checking.folder import modules
from companion.checking.folder.survey import Survey, samples
from companion.checking.site import Site
from companion.config.scripts import is_cgi
from companion.problem import Problem
from companion.reports.unanswered import ANY_PAGE
from companion.source import webapp

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
        found = modules.missing_module(site, script)
        found = found or modules.cant_be_loaded(site, script)
        if found:
            return found
    return (
        modules.no_script(survey)
        or modules.twice(survey)
        or without_dot(site, survey)
        or unreachable(site, survey)
        or modules.not_named(survey, wanted)
    )


def explain_yaml(site: Site, problem: Problem) -> Problem:
    """Say what the local server says, with the line."""
    if not problem.place.line:
        return problem
    place = site.app_yaml.place(problem.place.line)
    return replace(problem, hint=problem.hint or COMPARE, place=place)


def unreachable(site: Site, survey: Survey) -> Problem | None:
    """Say that a handler is never reached, because one above it matches its paths."""
    for handler in survey.handlers:
        for path in samples(handler.rule.url.pattern):
            above = next(h for h in survey.handlers if h.rule.url.fullmatch(path))
            scripts = {above.rule.script, handler.rule.script}
            if "" in scripts or len(scripts) == 1:
                continue
            first = site.app_yaml.place(above.url_line)
            hint = (
                f"handlers are tried in order, and this one matches every page that "
                f"{handler.rule.script} should answer: move it to the end"
            )
            return Problem(
                message=f"{path} goes to {above.rule.script}",
                hint=hint,
                place=first,
                expected=f"{path} goes to {handler.rule.script}",
                edits=site.app_yaml.moving_handler(first.line),
            )
    return None


def without_dot(site: Site, survey: Survey) -> Problem | None:
    """Say that the url /* has no page but the first: it isn't a file name's pattern."""
    for handler in survey.handlers:
        if handler.rule.url.pattern == "/*":
            place = site.app_yaml.place(handler.url_line)
            return Problem(
                message="url: /* matches only slashes",
                hint=ANY_PAGE,
                place=place,
                expected="a url that matches pages",
                edits=place.replacing("/*", "/.*"),
            )
    return None


def dead_end(site: Site, survey: Survey) -> Problem | None:
    """Say that app.yaml sends a path to a module whose routes don't have it."""
    for handler in survey.handlers:
        script, url = handler.rule.script, handler.rule.url.pattern
        if not script or is_cgi(script) or not re.fullmatch(r"/[\w/-]+", url):
            continue
        page = site.get(url)
        if survey.script_at(url) != script or page.error or page.status != 404:
            continue
        routes = webapp.routes(site.code_of(script))
        if not routes or any(found.script == script for found in survey.pages):
            continue
        if not survey.script_at(routes[0].path):
            continue  # which a request for that page will say
        pair = f"('{url}', {routes[0].class_name})"
        hint = f"routes needs the path that app.yaml has: write {pair}"
        got = f"app.yaml sends {url} to {script}, but its routes don't have {url}"
        return Problem(got, hint, routes[0].place, f"a page at {url}")
    return None
