"""Compares the modules that app.yaml names with the files in the folder."""

from companion.app_yaml_router.names import has
from companion.attempt import attempt
from companion.checking import trouble
from companion.checking.folder.survey import Survey
from companion.checking.site import Site
from companion.checking.step_names import NAMES, SECTIONS
from companion.config.scripts import app_script, file_of, is_cgi, script_for
from companion.problem import Problem
from companion.reports.missing_script import missing_script
from companion.source import webapp
from companion.source.file import empty, not_utf_8

# The first page is printed; the step after it has a check for the script.
PRINTED = ("hello_print", "hello_wsgi")


def missing_module(site: Site, script: str) -> Problem | None:
    """Say that a script's file is missing or can't be used."""
    name = file_of(script)
    path = site.folder / name
    place = site.script_place(script)
    if script == "main.app" or (site.folder / name.removesuffix(".py")).is_dir():
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
    for script in survey.scripts:
        found = webapp.duplicate(survey.site.code_of(script))
        if found:
            return found
    return None


def cant_be_loaded(site: Site, script: str) -> Problem | None:
    if is_cgi(script):
        return None
    _, report = site.load(script)
    return trouble.of_report(report) if report else None


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
            return Problem(
                f"{file_of(script)} is there, but app.yaml names {old}",
                f"write script: {script} in app.yaml",
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
