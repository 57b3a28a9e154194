"""Says what is wrong in an invalid app.yaml."""

from dataclasses import replace

from companion.checking.site import Site
from companion.problem import Problem

COMPARE = "compare the line with the tutorial's app.yaml"


def explain_yaml(site: Site, problem: Problem) -> Problem:
    """Say what the local server says, with the line."""
    place, lines = problem.place, site.app_yaml_lines()
    if 0 < place.line <= len(lines):
        place = replace(place, source=lines[place.line - 1].strip())
    hint = problem.hint or (COMPARE if place.line else "")
    return replace(problem, hint=hint, place=place, blocks=True)
