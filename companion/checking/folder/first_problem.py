"""Finds what is wrong in app.yaml, compared with the folder's files and routes."""

import re
from collections.abc import Iterator
from dataclasses import replace

from companion.app_yaml_router.names import has
from companion.attempt import attempt
from companion.checking import trouble
from companion.checking.folder.survey import Survey, samples
from companion.checking.site import Site
from companion.checking.step_names import NAMES, SECTIONS
from companion.config.scripts import app_script, file_of, is_cgi, script_for
from companion.problem import Problem
from companion.reports.missing_script import missing_script
from companion.reports.unanswered import ANY_PAGE
from companion.source import webapp
from companion.source.file import empty, not_utf_8

COMPARE = "compare the line with the tutorial's app.yaml"
# The first page is printed; the step after it has a check for the script.
PRINTED = ("hello_print", "hello_wsgi")


def first_problem(survey: Survey, wanted: str = "") -> Problem | None:
    """Return the first problem that would break every request, or None.

    wanted: the kind of page to check, if the command line says so.
    """
    try:
        missing = survey.site.read_settings().missing_folders
    except Problem as error:
        return explain_yaml(survey.site, error)
    if missing:
        all_of_them = ", and ".join(error.message for error in missing)
        return replace(explain_yaml(survey.site, missing[0]), message=all_of_them)
    return (
        next(unusable(survey), None)
        or no_script(survey)
        or twice(survey)
        or without_dot(survey)
        or unreachable(survey)
        or not_named(survey, wanted)
    )


def explain_yaml(site: Site, problem: Problem) -> Problem:
    """Say what the local server says, with the line."""
    if not problem.place.line:
        return problem
    place = site.app_yaml.place(problem.place.line)
    return replace(problem, hint=problem.hint or COMPARE, place=place)


def unusable(survey: Survey) -> Iterator[Problem]:
    """Yield what is wrong with each script that isn't there or can't be loaded."""
    for script in survey.scripts:
        found = missing_module(survey.site, script)
        if not found and not is_cgi(script):
            report = survey.site.load(script)[1]
            found = trouble.of_report(report) if report else None
        if found:
            yield found


def unreachable(survey: Survey) -> Problem | None:
    """Say that a handler is never reached, because one above it matches its paths."""
    for handler in survey.handlers:
        for path in samples(handler.rule.url.pattern):
            above = next(h for h in survey.handlers if h.rule.url.fullmatch(path))
            scripts = {above.rule.script, handler.rule.script}
            if "" in scripts or len(scripts) == 1:
                continue
            app_yaml = survey.site.app_yaml
            return Problem(
                f"{path} goes to {above.rule.script}",
                "handlers are tried in order, and this one matches every page that "
                f"{handler.rule.script} should answer: move it to the end",
                app_yaml.place(above.url_line),
                expected=f"{path} goes to {handler.rule.script}",
                edits=app_yaml.moving_handler(above.url_line),
            )
    return None


def without_dot(survey: Survey) -> Problem | None:
    """Say that the url /* has no page but the first: it isn't a file name's pattern."""
    for handler in survey.handlers:
        if handler.rule.url.pattern == "/*":
            place = survey.site.app_yaml.place(handler.url_line)
            return Problem(
                "url: /* matches only slashes",
                ANY_PAGE,
                place,
                expected="a url that matches pages",
                edits=place.replacing("/*", "/.*"),
            )
    return None


def dead_end(survey: Survey) -> Problem | None:
    """Say that app.yaml sends a path to a module whose routes don't have it."""
    for handler in survey.handlers:
        script, url = handler.rule.script, handler.rule.url.pattern
        if not script or is_cgi(script) or not re.fullmatch(r"/[\w/-]+", url):
            continue
        page = survey.site.get(url)
        if survey.script_at(url) != script or page.error or page.status != 404:
            continue
        routes = webapp.routes(survey.site.code_of(script))
        if not routes or any(found.script == script for found in survey.pages):
            continue
        if not survey.script_at(routes[0].path):
            continue  # which a request for that page will say
        pair = f"('{url}', {routes[0].class_name})"
        hint = f"routes needs the path that app.yaml has: write {pair}"
        got = f"app.yaml sends {url} to {script}, but its routes don't have {url}"
        return Problem(got, hint, routes[0].place, f"a page at {url}")
    return None


def missing_module(site: Site, script: str) -> Problem | None:
    """Say that a script's file is missing or can't be used."""
    name = file_of(script)
    path = site.folder / name
    place = site.script_place(script)
    if (site.folder / name.removesuffix(".py")).is_dir():
        return None
    if not (path.is_file() and has(site.folder, name)):
        return missing_script(site.folder, script, place)
    code = attempt(path.read_bytes)
    if code is None:
        return None
    if not code.strip():
        return empty(name)
    return not_utf_8(name, code)


def twice(survey: Survey) -> Problem | None:
    """Say that two classes in a module or two methods in a class have the same name."""
    codes = map(survey.site.code_of, survey.scripts)
    return next(filter(None, map(webapp.duplicate, codes)), None)


def no_script(survey: Survey) -> Problem | None:
    """Say that app.yaml only has files, if it has no script."""
    if survey.scripts:
        return None
    site = survey.site
    files = [path.name for path in sorted(site.folder.glob("*.py"))]
    script = [*survey.forgotten, *files, "hello.py"][0]
    hint = f"add two lines under handlers: `- url: /.*` and `script: {script}`"
    place = site.app_yaml_words("handlers")
    return Problem("app.yaml names no script", hint, place, f"script: {script}")


def not_named(survey: Survey, wanted: str) -> Problem | None:
    """Say that app.yaml still names an old module although there is a newer one.

    wanted: the kind of page to check, if the command line says so.
    """
    rank = NAMES.index
    named = max(survey.kinds[: len(survey.scripts)], key=rank)
    for script, kind in sorted(survey.forgotten.items(), key=lambda one: -rank(one[1])):
        is_later = rank(kind) > rank(named)
        if (kind == wanted and named != wanted) if wanted else is_later:
            old = survey.scripts[-1]
            place = survey.site.script_place(old)
            hint = f"write script: {script} in app.yaml"
            if kind == "temperature" and named in ("welcome_form", "greet_me"):
                hint += ", or add --step greet_me if you have come to Greet me!"
            return Problem(
                f"{file_of(script)} is there, but app.yaml names {old}",
                hint,
                place,
                f"script: {script}",
                section=SECTIONS[kind],
                edits=place.replacing(old, script),
            )
    return None


def not_an_app(survey: Survey, step_name: str) -> Problem | None:
    """Say that app.yaml only names a file although the step's page comes from an app.

    step_name: if empty, only if the file makes an app.
    """
    scripts = survey.scripts
    if not scripts or not all(map(is_cgi, scripts)) or step_name in PRINTED:
        return None
    script = scripts[0]
    app = app_script(survey.site.folder, script)
    if not app and not step_name:
        return None
    wanted = f"script: {app or script_for(script, 'my_app')}"
    write = f"write {wanted} in app.yaml"
    return Problem(
        f"script: {script}",
        write if app else f"make an app called my_app in {script}, and {write}",
        survey.site.script_place(script),
        wanted,
        section=SECTIONS["hello_wsgi"],
    )
