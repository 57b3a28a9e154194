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
# Instead of a step's name:
EACH = "each"  # check all steps
LOADING = "loading"  # only load the scripts
