"""The checks of the pages that ask for a name and greet by it."""

from companion.checking.check import Check, Fault, answered_html
from companion.checking.forms import check_button, check_goes_to, check_shown, find_form
from companion.checking.site import Site

ESCAPE = 'write username = html.escape(self.request.get("my_name"))'
GET_NAME = 'write "Hi there, {}!" with username = self.request.get("my_name")'


def form_checks(path: str = "/") -> tuple[Check, ...]:
    section, ask = "Dynamic Web App", f"GET {path}"

    def check_field(site: Site) -> None:
        find_form(answered_html(site.get(path)), "my_name")

    def check_form(site: Site) -> None:
        form = find_form(answered_html(site.get(path)), "my_name")
        check_goes_to(form, "post", "/welcome")

    def check_sign_in(site: Site) -> None:
        check_button(answered_html(site.get(path)), "Sign In")

    return (
        Check(section, ask, "a form with a text field called my_name", check_field),
        Check(section, ask, "the form posts to /welcome", check_form),
        Check(section, ask, "a button that says Sign In", check_sign_in),
        Check(section, "POST /welcome, my_name=Ann", "Hi there, Ann!", check_welcome),
    )


def escaping_check() -> Check:
    asks = "POST /welcome, my_name=<b>"
    return Check("Escaping Form Input", asks, "Hi there, <b>!", check_welcome_escapes)


def check_welcome(site: Site) -> None:
    page = answered_html(site.post("/welcome", my_name="Ann"))
    check_shown(page, "Hi there, Ann!", GET_NAME)


def check_welcome_escapes(site: Site) -> None:
    page = answered_html(site.post("/welcome", my_name="<b>"))
    check_shown(page, "Hi there, <b>!", ESCAPE)


def greet_me_checks() -> tuple[Check, ...]:
    section = "Review exercises"
    form = "a form with my_name that gets its own page"
    button = "a button that says Greet me!"
    escaped = "<b> as it was typed"
    return (
        Check(section, "GET /", form, check_own_form),
        Check(section, "GET /", button, check_greet_me),
        Check(
            section, "GET /", "no greeting before there is a name", check_no_greeting
        ),
        Check(
            section,
            "GET /?my_name=Ann",
            "a greeting by name, and the form",
            check_greeted,
        ),
        Check(
            "Escaping Form Input", "GET /?my_name=<b>", escaped, check_greeted_escapes
        ),
    )


def check_own_form(site: Site) -> None:
    check_goes_to(find_form(answered_html(site.get("/")), "my_name"), "get", "/")


def check_greet_me(site: Site) -> None:
    check_button(answered_html(site.get("/")), "Greet me!")


def check_no_greeting(site: Site) -> None:
    unnamed = answered_html(site.get("/")).visible_text
    named = answered_html(site.get("/", my_name="Ann")).visible_text
    if unnamed.replace(" ", "") == named.replace("Ann", "").replace(" ", "") != "":
        raise Fault(unnamed, "write the greeting only if username is not empty")


def check_greeted(site: Site) -> None:
    page = answered_html(site.get("/", my_name="Ann"))
    check_shown(page, "Ann", 'greet with self.request.get("my_name")')
    find_form(page, "my_name")


def check_greeted_escapes(site: Site) -> None:
    check_shown(answered_html(site.get("/", my_name="<b>")), "<b>", ESCAPE)
