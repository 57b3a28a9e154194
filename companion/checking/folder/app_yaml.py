"""Says what is wrong in an invalid app.yaml."""

from companion.checking.site import Site
from companion.errors import UserError
from companion.problem import Place, Problem

COMPARE = "compare the line with the tutorial's app.yaml"


def explain_yaml(site: Site, error: UserError) -> Problem:
    """Say what the local server says, with the line."""
    lines = site.app_yaml_lines()
    text = lines[error.line - 1].strip() if 0 < error.line <= len(lines) else ""
    place = Place(error.file, error.line, text)
    return Problem(error.message, error.hint or COMPARE, place, blocks=True)
