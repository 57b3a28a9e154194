"""What the checks of every form need."""

from urllib.parse import urljoin, urlsplit

from bs4.element import Tag

from companion.checking.check import Fault
from companion.checking.site import Page


def find_form(page: Page, field: str) -> Tag:
    """Return the page's form with this field. Raises Fault if there is none."""
    form = page.form_with(field)
    if form:
        return form
    if not page.html.find("form"):
        raise Fault("no form", "write a <form>, with its fields and its button in it")
    names = [str(found.get("name")) for found in page.html(["input", "textarea"])]
    found = (
        ", ".join(name for name in names if name != "None") or "fields without a name"
    )
    raise Fault(found, f'call the text field name="{field}"')


def check_goes_to(form: Tag, method: str, path: str, page_path: str) -> None:
    """Raise Fault unless the form on `page_path` sends its fields so, to `path`."""
    found_method = str(form.get("method", "get")).lower()
    action = str(form.get("action", ""))
    # As a browser does, which takes an empty action for the page itself.
    goes_to = urlsplit(urljoin(page_path, action)).path
    if (found_method, goes_to) != (method, path):
        found = f'<form action="{action}" method="{found_method}">'
        raise Fault(found, f'write <form action="{path}" method="{method}">')


def check_button(page: Page, label: str) -> None:
    if not page.has_button(label):
        raise Fault("no such button", f'write <input type="submit" value="{label}">')


def check_shown(page: Page, words: str, hint: str) -> None:
    """Raise Fault unless a visitor reads the words."""
    text = page.visible_text
    if words in text:
        return
    escaped_twice = words.replace("<", "&lt;").replace(">", "&gt;")
    if escaped_twice != words and escaped_twice in text:
        raise Fault(text, "it is escaped twice: call html.escape() only once")
    if "{}" in text:
        raise Fault(text, "put the value into the {} with .format(...)")
    raise Fault(text or "nothing to read", hint)
