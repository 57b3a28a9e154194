"""Finds a page's form and fields, and says what is missing."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar
from xml.etree.ElementTree import Element

from companion.checking.browser import forms
from companion.checking.browser.document import Document
from companion.checking.browser.forms import Form
from companion.checking.pages.form import mistakes
from companion.checking.pages.form.wording import in_other_language, in_own_words
from companion.checking.pages.visit import Visit
from companion.checking.site import Page
from companion.problem import NOWHERE, Problem


@dataclass(frozen=True)
class Wanted:
    """The form that the tutorial asks for. action: empty for the same page."""

    field: str
    method: str
    action: str
    button: str

    def tag(self, path: str) -> str:
        return f'<form action="{self.action or path}" method="{self.method}">'


class FormVisit(Visit):
    """A visit to a page whose form has a single field to type into."""

    wanted: ClassVar[Wanted]

    @cached_property
    def form(self) -> Form:
        """The form. Raises Problem if there is none, or a field has no name."""
        if hidden := mistakes.swallowed(self, self.html_page):
            raise hidden
        found = [form for form in self.html_page.forms if form.text_fields]
        if not found:
            raise no_form(self)
        named = (form for form in found if self.wanted.field in form.names)
        form = next(named, found[0])
        mistakes.check_named(self, form, self.wanted.field)
        return form

    @property
    def field(self) -> str:
        """The name of the field to type into: the tutorial's or the first."""
        names = self.form.names
        return self.wanted.field if self.wanted.field in names else names[0]

    def send(self, text: str) -> Page:
        """Return the page after typing `text` and clicking the button."""
        return self.site.send(self.form.request({self.field: text}))

    def send_html(self, text: str) -> Page:
        """Do the same. Raises Problem, with the cause, if it isn't an HTML page."""
        return self.answered_html(self.send(text))

    @property
    def escape(self) -> str:
        """What to write to escape what was typed."""
        line = getattr(self.code.requested.get(self.field), "source", "")
        name = re.match(r"\w+(?= = )", line)
        variable = name[0] if name else "username"
        return f'write {variable} = html.escape(self.request.get("{self.field}"))'


def no_form(visit: FormVisit) -> Problem:
    page, tag = visit.html_page, visit.wanted.tag(visit.path)
    field = f'<input type="text" name="{visit.wanted.field}">'
    place = visit.code.line_matching(r"<form\b", r"<(input|textarea)\b")
    has_field = any(map(forms.is_text_field, loose(page.html)))
    if page.forms and has_field:
        got, hint = "a form that ends before its field", "move </form> below the button"
        place = visit.code.line_matching("</form")
    elif page.forms:
        got, hint = "a form without a text field", f"write {field} inside the form"
    elif has_field:
        got, hint = "a field, but no form around it", f"write {tag} before it"
    else:
        got, hint = "no form", f"write {tag}, in it {field}, and </form>"
        if place != NOWHERE and "<!--" in page.text:
            hint = "the form is in a comment: remove <!-- and -->"
    return Problem(got, hint, place, blocks=True)


def loose(html: Document) -> list[Element]:
    """Return the fields and buttons outside any form."""
    controls = html.all("input", "textarea", "button")
    return [control for control in controls if html.owner(control) is None]


def check_goes_to(visit: FormVisit) -> Problem | None:
    form, wanted = visit.form, visit.wanted
    if (
        form.method == wanted.method
        and not form.goes_elsewhere
        and (form.path == (wanted.action or visit.path) or works(visit, form, wanted))
    ):
        return None
    tag = wanted.tag(visit.path)
    place = visit.code.line_matching(r"<form\b")
    typed = re.search(r"<form\b[^>]*>", place.source)
    edits = place.replacing(typed[0], tag) if typed else ()
    got = typed[0] if typed else f'<form action="{form.action}" method="{form.method}">'
    return Problem(got, f"write {tag}", place, blocks=True, edits=edits)


def works(visit: Visit, form: Form, wanted: Wanted) -> bool:
    """Whether a form that goes to another path than the tutorial's gets its page."""
    if re.search(r"[\n ]", form.action) or (wanted.action and form.path == visit.path):
        return False
    answer = visit.site.send(form.request({wanted.field: "1"}))
    same_form = form.names in [other.names for other in answer.forms]
    lost = not (wanted.action or answer.error or same_form)
    return answer.status not in (404, 405) and not lost


def check_button(visit: FormVisit) -> Problem | None:
    wanted = visit.wanted.button
    labels = [forms.label(button) for button in visit.form.buttons]
    own = in_other_language(visit.html_page)
    if any(one == wanted or own or in_own_words(one, wanted) for one in labels):
        return None
    tag = f'<input type="submit" value="{wanted}">'
    got, hint = "no button that sends the form", f"write {tag} in the form"
    if labels:
        got, hint = f"a button that says {labels[0] or 'nothing'}", f"write {tag}"
    elif any(map(forms.is_submit_button, loose(visit.html_page.html))):
        hint = "the button is outside the form: move </form> below it"
    return visit.problem(got, hint, r"submi|<button|type\W+(button|reset)", r"</form")
