"""Says what is wrong with a form's button."""

import re
from xml.etree.ElementTree import Element

from companion.checking.browser import forms
from companion.checking.browser.document import text_of
from companion.checking.browser.forms import Form
from companion.checking.pages.form.form import Wanted
from companion.checking.pages.form.wording import in_other_language, in_own_words
from companion.checking.pages.visit import Visit
from companion.checking.site import Page
from companion.problem import NOWHERE, Place, Problem
from companion.source.search import Sources


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
    source = visit.sources
    if labels:
        shown = labels[0] or "nothing"
        place = source.words(rf"<(input|button)[^>]*{re.escape(labels[0])}")
        place = place if place != NOWHERE else source.words(r"submit|<button")
        return Problem(f"a button that says {shown}", f"write {tag}", place)
    return Problem(*no_button(page, form, wanted, tag), place=button_place(source))


def no_button(page: Page, form: Form, wanted: Wanted, tag: str) -> tuple[str, str]:
    """Return what there is instead of a button, and what to write."""
    own = [c for c in form.controls if c.tag == "button" or is_input_button(c)]
    outside = [
        control
        for control in page.html.all("input", "button")
        if forms.is_submit_button(control) and page.html.owner(control) is None
    ]
    if own and "disabled" in own[0].attrib:
        return "a button that is disabled", f"remove disabled: write {tag}"
    if own:
        kind = own[0].get("type", "")
        return (
            f'a button with type="{kind}", which sends nothing',
            f'write type="submit": {tag}',
        )
    if outside:
        hint = f"move the button before </form>, into the form: {tag}"
        return "a button outside the form, which sends nothing", hint
    if any(wanted.button == " ".join(text_of(a).split()) for a in page.html.all("a")):
        return "a link, which doesn't send the form", f"write {tag} instead of the link"
    typed = [
        c for c in form.controls if wanted.button in (c.get("value"), c.get("type"))
    ]
    if typed:
        kind = typed[0].get("type", "text")
        return f'no button, but an input of type="{kind}"', f"write {tag}"
    return "no button", f"write {tag} inside the form"


def is_input_button(control: Element) -> bool:
    return control.get("type", "").lower() in ("button", "reset", "submit", "image")


def button_place(sources: Sources) -> Place:
    place = sources.words(r"""type\s*=\s*["']?(button|reset|submit)|<button""")
    return place if place != NOWHERE else sources.words(r"</form")
