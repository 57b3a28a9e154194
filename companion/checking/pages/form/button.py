"""Says what is wrong with a form's button."""

from companion.checking.browser import forms
from companion.checking.browser.forms import Form
from companion.checking.pages.form.form import Wanted
from companion.checking.pages.form.wording import in_other_language, in_own_words
from companion.checking.pages.visit import Visit
from companion.checking.site import Page
from companion.problem import Problem


def check_button(
    visit: Visit, page: Page, form: Form, wanted: Wanted
) -> Problem | None:
    """Say what is wrong with the form's button, if anything."""
    labels = [forms.label(button) for button in form.buttons]
    tag = f'<input type="submit" value="{wanted.button}">'
    own = in_other_language(page)
    if any(
        label == wanted.button or own or in_own_words(label, wanted.button)
        for label in labels
    ):
        return None
    place = visit.sources.words(r"submi|<button|type\W+(button|reset)", r"</form")
    if labels:
        got = f"a button that says {labels[0] or 'nothing'}"
        return Problem(got, f"write {tag}", place)
    return Problem("no button that sends the form", f"write {tag} in the form", place)
