"""The tutorial's checkpoints: their names, and the section where each starts.

The tutorial doesn't have the last one, so it has a description instead.
"""

SECTIONS = {
    "hello_print": "Project Setup",
    "hello_wsgi": "WSGI Application",
    "hello_html": "Review Exercises",
    "welcome_form": "Dynamic Web App",
    "welcome_escaped": "Escaping Form Input",
    "temperature": "Temperature Converter",
    "greet_me": "Review exercises: Greet me!",
    "poem": "The poet gains a web presence",
    "poem_css": "Bonus: static files like CSS",
    "finished": "All pages in one app, like first_app, each at its own path",
}
NAMES = list(SECTIONS)
STEP_OF_KIND = {"text": "hello_wsgi", "html": "hello_html", "welcome": "welcome_form"}
# Instead of a step's name:
EACH = "each"  # check all steps
LOADING = "loading"  # only load the scripts


def step_of(kind: str) -> str:
    """Return the name of the step that first has a page of this kind: see kinds.py."""
    return STEP_OF_KIND.get(kind, kind)
