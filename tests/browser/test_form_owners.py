"""check.py takes a form's fields to be those that the browser would send."""

from companion.checking.browser import document

MARKUPS = [
    '<form id="f"><input name="a"></form><input name="b">',
    '<form id="f"><div></form><input name="a"></div>',
    '<div><form id="f"></div><input name="a">',
    '<table><form id="f"><tr><td><input name="a"></td></tr></form></table><input name="b">',
    '<table><tr><form id="f"><td><input name="a"></td></form>'
    '<td><input name="b"></td></tr></table>',
    '<form id="f"></form><input name="a" form="f"><input name="b" form="g">',
    '<form id="f"><input name="a" form=""><input name="b" form="f"></form>',
    '<form id="f"><form id="g"><input name="a"></form><input name="b"></form><input name="c">',
    '<form id="f"><textarea name="a"><input name="b"></form>',
    '<head><title>x<form id="f"><input name="a"></form>',
    '<head><title>x</title><body><form id="f"><input name="a"></form>',
    '<p><form id="f"><input name="a"></p></form><input name="b">',
    '<!-- <form id="g"> --><form id="f"><input name="a"><!-- <input name="b"> --></form>',
    '<form id="f"><button name="a">x</form><input name="b">',
    '<from id="f"><input name="a"></from>',
    '<form id="f"><fieldset name="a"><output name="b"></output></fieldset></form>',
    '<form id="f"><template><input name="a"></template><input name="b"></form>',
    '<b><form id="f"></b><input name="a"></form><input name="b">',
    '<script type="text/plain"><form id="g"></script>'
    '<form id="f"><style><input name="a"></style><input name="b">',
]

FORM_ELEMENTS = """[...document.forms].map(
    form => [form.id, [...form.elements].map(element => element.name)])"""


def test_a_forms_fields_are_those_of_the_browser(visitor):
    page = visitor()
    for markup in MARKUPS:
        page.set_content(markup)
        assert owners(markup) == page.evaluate(FORM_ELEMENTS), markup


def owners(markup):
    """Return what FORM_ELEMENTS does, as check.py sees it."""
    html = document.read(markup)
    controls = html.all(*document.CONTROLS)
    return [
        [form.get("id"), [c.get("name") for c in controls if html.owner(c) is form]]
        for form in html.all("form")
    ]
