"""The checks of the pages that ask for a name and greet by it."""

from companion.checking.check import Check, Fault, answered_html
from companion.checking.forms import check_button, check_goes_to, check_shown, find_form
from companion.checking.site import Page, Site

ESCAPE = 'write username = html.escape(self.request.get("my_name"))'
GET_NAME = 'write "Hi there, {}!" with username = self.request.get("my_name")'


def form_checks(path: str = "/") -> tuple[Check, ...]:
    section, ask = "Dynamic Web App", f"GET {path}"

    def check_field(site: Site) -> None:
        find_form(answered_html(site.get(path)), "my_name")

    def check_form(site: Site) -> None:
        form = find_form(answered_html(site.get(path)), "my_name")
        check_goes_to(form, "post", "/welcome", path)

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


def greet_me_checks(path: str = "/") -> tuple[Check, ...]:
    """Return the checks of a page that greets on itself; its field has any name."""
    section, ask = "Review exercises", f"GET {path}"

    def field(site: Site) -> str:
        page = answered_html(site.get(path))
        names = [str(field["name"]) for field in page.text_fields()]
        if len(names) != 1:
            find_form(page, "my_name")  # says what it lacks
            raise Fault(", ".join(names), 'keep one text field, name="my_name"')
        return names[0]

    def greeted(site: Site, name: str) -> Page:
        return answered_html(site.get(path, **{field(site): name}))

    def check_form(site: Site) -> None:
        form = find_form(answered_html(site.get(path)), field(site))
        check_goes_to(form, "get", path, path)

    def check_greet_me(site: Site) -> None:
        check_button(answered_html(site.get(path)), "Greet me!")

    def check_no_greeting(site: Site) -> None:
        unnamed = answered_html(site.get(path)).visible_text
        named = greeted(site, "Ann").visible_text
        if unnamed.replace(" ", "") == named.replace("Ann", "").replace(" ", "") != "":
            raise Fault(unnamed, "write the greeting only if username is not empty")

    def check_greeted(site: Site) -> None:
        check_shown(greeted(site, "Ann"), "Ann", f"greet with what {field(site)} holds")
        find_form(greeted(site, "Ann"), field(site))

    def check_escaped(site: Site) -> None:
        page = greeted(site, '"><b>')
        if page.html.find("b"):
            raise Fault(page.visible_text, ESCAPE)
        check_shown(page, '"><b>', ESCAPE)

    form = "a form that gets its own page, with a text field"
    return (
        Check(section, ask, form, check_form),
        Check(section, ask, "a button that says Greet me!", check_greet_me),
        Check(section, f"{ask}?my_name=Ann", "a greeting by name", check_greeted),
        Check(section, ask, "no greeting before there is a name", check_no_greeting),
        Check("Escaping Form Input", f'{ask}, my_name="><b>', '"><b>', check_escaped),
    )
