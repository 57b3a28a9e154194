"""A page's forms: their fields and buttons, and the request that each sends."""

import re
from dataclasses import dataclass
from itertools import takewhile
from urllib.parse import SplitResult, urljoin, urlsplit
from xml.etree.ElementTree import Element

from companion.checking.browser.document import Document, in_order, text_of

NOT_TEXT = frozenset(
    """button checkbox color file hidden image radio range reset submit date
    datetime-local month time week""".split()
)
SENDING_INPUTS = ("submit", "image")


@dataclass(frozen=True)
class Request:
    """The request that a browser makes when a button is clicked."""

    method: str
    path: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Form:
    """A form of the page at the address `url`, and the controls that it sends."""

    element: Element
    controls: tuple[Element, ...]
    url: str

    @property
    def method(self) -> str:
        method = self.element.get("method", "").strip().lower()
        return "post" if method == "post" else "get"  # also for unknown words

    @property
    def action(self) -> str:
        return self.element.get("action", "").strip()

    @property
    def path(self) -> str:
        """The path that the form goes to; without an action, the page's own path."""
        return target(self.url, self.action).path or "/"

    @property
    def goes_elsewhere(self) -> bool:
        """Whether the form goes to another website."""
        return bool(target(self.url, self.action).netloc)

    @property
    def takes_files(self) -> bool:
        return any(kind(control) == "file" for control in self.controls)

    @property
    def text_fields(self) -> list[Element]:
        return [control for control in self.controls if is_text_field(control)]

    @property
    def buttons(self) -> list[Element]:
        return [control for control in self.controls if is_submit_button(control)]

    @property
    def names(self) -> list[str]:
        """The names of the fields to type into; empty where there is none."""
        return [field.get("name", "") for field in self.text_fields]

    def request(self, typed: dict[str, str]) -> Request:
        """Return the request when the first button is clicked.

        typed: the values of fields by name.

        Source: HTML Living Standard, 4.10.22.4, "constructing the entry list".
        """
        button = next(iter(self.buttons), None)
        fields = [
            (name, typed.get(name, value) if is_text_field(control) else value)
            for control in self.controls
            for name, value in sent(control, button)
        ]
        source = self.element if button is None else button
        method = source.get("formmethod", self.method)
        action = source.get("formaction", self.action)
        path = target(self.url, action).path or "/"
        return Request(method.upper(), path, tuple(fields))


def forms(document: Document, url: str) -> list[Form]:
    owners = [
        (control, document.owner(control))
        for control in document.all("input", "textarea", "select", "button")
    ]
    return [
        Form(form, tuple(control for control, owner in owners if owner is form), url)
        for form in document.all("form")
    ]


def target(page: str, address: str) -> SplitResult:
    """Return the parts of an address on a page, made absolute; page: its path.

    An address that can't be read, such as `http://[`, counts as another website's.
    """
    try:
        url = urlsplit(urljoin(page, address))
        # urljoin("/", "../feed") is "feed".
        path = url.path if url.scheme or url.netloc else "/" + url.path.lstrip("/")
        return url._replace(path=path)
    except ValueError:
        return SplitResult("", address, "", "", "")


def kind(control: Element) -> str:
    """Return a control's type in lower case; empty if it has none."""
    return control.get("type", "").strip().lower()


def is_text_field(control: Element) -> bool:
    """Whether a visitor can type into it, which includes an <input> of unknown type."""
    if {"readonly", "disabled"} & set(control.attrib):
        return False
    if control.tag == "input":
        return kind(control) not in NOT_TEXT
    return control.tag == "textarea"


def is_submit_button(control: Element) -> bool:
    if "disabled" in control.attrib:
        return False
    if control.tag == "input":
        return kind(control) in SENDING_INPUTS
    return control.tag == "button" and kind(control) not in ("button", "reset")


def label(button: Element) -> str:
    """Return a button's text, with single spaces."""
    words = button.get("value", "Submit") if button.tag == "input" else text_of(button)
    return " ".join(words.split())


def words_at(html: Document, field: Element) -> str:
    """Return a field's label, its placeholder, or the text before it."""
    own = field.get("id")
    for element in html.all("label"):
        if element in html.ancestors(field) or (own and element.get("for") == own):
            return text_of(element)
    before = takewhile(lambda part: part is not field, in_order(html.root))
    texts = [part for part in before if isinstance(part, str)]
    last = next((text for text in reversed(texts) if re.search(r"\w", text)), "")
    return field.get("placeholder") or last


def value_of(control: Element) -> str:
    if control.tag == "textarea":
        return text_of(control).removeprefix("\n")
    return control.get("value", "")


def sent(control: Element, button: Element | None) -> list[tuple[str, str]]:
    """Return a control's name and value as they are sent, or nothing."""
    name = control.get("name", "")
    if not name or "disabled" in control.attrib:
        return []
    buttons = (*SENDING_INPUTS, "reset", "button")
    if control.tag == "button" or kind(control) in buttons:
        return [(name, value_of(control))] if control is button else []
    if control.tag == "select":
        options = [o for o in control.iter("option") if "disabled" not in o.attrib]
        chosen = [o for o in options if "selected" in o.attrib] or options[:1]
        return [(name, o.get("value", text_of(o).strip())) for o in chosen]
    if kind(control) in ("checkbox", "radio"):
        on = "checked" in control.attrib
        return [(name, control.get("value", "on"))] if on else []
    return [] if kind(control) == "file" else [(name, value_of(control))]
