"""The checks of the pages that say "Congratulations, it's a web app!"."""

from companion.checking.check import Check, Fault, answered, answered_html
from companion.checking.site import Page, Site
from companion.config.handlers import is_cgi

WORDS = "Congratulations, it's a web app!"
SET_HEADER = 'write self.response.headers["Content-Type"] = "text/plain"'
PRINT_HEADER = 'write print("Content-Type: text/plain") first, then print("")'


def print_checks() -> tuple[Check, ...]:
    setup, config = "Project Setup", "YAML Config"
    return (
        Check(config, "app.yaml", "script: hello.py", check_script_is_a_file),
        Check(setup, "GET /", "Content-Type: text/plain", check_printed_type),
        Check(setup, "GET /", WORDS, check_words),
        Check(config, "GET /any/page", "the same page", check_words_anywhere),
    )


def wsgi_checks() -> tuple[Check, ...]:
    section = "WSGI Application"
    return (
        Check(section, "app.yaml", "script: hello.my_app", check_script_is_an_app),
        *front_page_checks(),
        Check(section, "GET /nope", "status 404", check_no_other_page),
    )


def front_page_checks() -> tuple[Check, ...]:
    section = "WSGI Application"
    return (
        Check(section, "GET /", "Content-Type: text/plain", check_written_type),
        Check(section, "GET /", WORDS, check_words),
    )


def html_checks(path: str = "/") -> tuple[Check, ...]:
    def check_type(site: Site) -> None:
        answered_html(site.get(path))

    def check_html(site: Site) -> None:
        page = answered(site.get(path))
        if not page.html.find(True):  # not a single tag
            hint = "write the lines of HTML, from <html> to </html>"
            raise Fault(page.text.strip(), hint)
        if not page.visible_text:
            hint = "write some words between <body> and </body>"
            raise Fault("nothing to read", hint)

    section, ask = "Review Exercises", f"GET {path}"
    return (
        Check(section, ask, "Content-Type: text/html", check_type),
        Check(section, ask, "a basic HTML page: <html> and words", check_html),
    )


def check_script_is_a_file(site: Site) -> None:
    script = front_script(site)
    if not is_cgi(script):
        module = script.partition(".")[0]
        raise Fault(f"script: {script}", f"write script: {module}.py in app.yaml")


def check_script_is_an_app(site: Site) -> None:
    script = front_script(site)
    if is_cgi(script):
        hint = f"write script: {script.removesuffix('.py')}.my_app in app.yaml"
        raise Fault(f"script: {script}", hint)
    answered(site.get("/"))


def front_script(site: Site) -> str:
    """Return the first script that app.yaml names."""
    scripts = (handler.script for handler in site.read_settings().routes)
    return next((script for script in scripts if script), "none")


def check_printed_type(site: Site) -> None:
    check_type(site.get("/"), PRINT_HEADER)


def check_written_type(site: Site) -> None:
    check_type(site.get("/"), SET_HEADER)


def check_type(page: Page, hint: str) -> None:
    if answered(page).media_type != "text/plain":
        raise Fault(f"Content-Type: {page.media_type}", hint)


def check_words(site: Site, path: str = "/") -> None:
    words = answered(site.get(path)).text.strip()
    if not words:
        hint = "print() writes to the console; self.response.write() writes the page"
        raise Fault("an empty page", hint)
    if words != WORDS:
        raise Fault(words, "write the words just as the tutorial has them")


def check_words_anywhere(site: Site) -> None:
    if site.get("/any/page").status == 404:
        raise Fault("status 404", "write url: /.* in app.yaml, which is any page")
    check_words(site, "/any/page")


def check_no_other_page(site: Site) -> None:
    page = site.get("/nope")
    if page.status != 404:
        hint = "let routes hold no more than ('/', MainPage)"
        raise Fault(answered(page).text.strip() or f"status {page.status}", hint)
