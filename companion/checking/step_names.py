"""The tutorial's checkpoints: their names, and the section where each starts."""

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
    "finished": "Deployment",
}
NAMES = list(SECTIONS)
EACH = "each"  # instead of a step's name: check all steps
