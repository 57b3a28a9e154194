"""Mistakes that any page with a form may have, and what to write instead."""

import ast
import re
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import chain

from companion.checking.browser.document import text_of
from companion.checking.browser.forms import Form, kind
from companion.checking.pages.form.wording import likeness
from companion.checking.pages.visit import NOTHING, Visit
from companion.checking.site import Page
from companion.problem import NOWHERE, Place, Problem
from companion.source.functions import span
from companion.source.search import ReaderCode

# Without their end tag, these hide everything that comes after them.
SWALLOWING = ("title", "textarea", "style")
EMPTY = ("''", "None", "[]", "{}", "dict()", "list()", "set()")
KEPT = (
    "{0} stays for the next visit: have {1}() return it, without global, and write "
    "{0} = {1}(...) in get()"
)
MARKUP = re.compile(r"</?(form|input|head|body|html|h1)\b", re.IGNORECASE)


def swallowed(visit: Visit, page: Page) -> Problem | None:
    """Say which tag or quotation mark isn't closed and hides the rest of the page."""
    for element in page.html.root.iter():
        has_quotes = re.search("[\"']", " ".join(element.attrib))
        for name, value in element.attrib.items() if has_quotes else ():
            if value.endswith("="):
                return unclosed_value(visit, element.tag, name, value)
    for element in page.html.all(*SWALLOWING):
        if MARKUP.search(text_of(element)):
            tag = element.tag
            hint = f"<{tag}> isn't closed: write </{tag}> where it should end"
            got = f"<{tag}> hides the rest of the page"
            return visit.problem(got, hint, rf"<{tag}\b", blocks=True)
    return None


def unclosed_value(visit: Visit, tag: str, name: str, value: str) -> Problem:
    """Say that an attribute's value goes on up to the next quotation mark."""
    typed = value.splitlines()[0]
    word = re.split(r"[\s>]", typed)[0]
    place = visit.code.line_matching(re.escape(typed))
    hint = f'a quotation mark is missing: write {name}="{word}"'
    got = f"<{tag}> with {name}={value!r}"
    edits = place.replacing(typed, typed.replace(word, word + '"', 1))
    return Problem(got, hint, place, blocks=True, edits=edits)


def check_named(visit: Visit, form: Form, name: str) -> None:
    """Raise Problem if a field has no name. name: what it may be called."""
    without = [field for field in form.text_fields if not field.get("name")]
    if without:
        tag = rf"<{without[0].tag}\b"
        missing = next((n for n in visit.code.requested if n not in form.names), name)
        hint = f'a browser only sends a field that has a name: write name="{missing}"'
        place = visit.code.line_matching(rf"{tag}(?![^>]*\bname\s*=)", tag)
        start = f"<{without[0].tag}"
        is_text = kind(without[0]) in ("", "text")  # no misspelt button
        edits = place.replacing(start, f'{start} name="{missing}"') if is_text else ()
        raise Problem("a field without a name", hint, place, blocks=True, edits=edits)


def mismatch(visit: Visit, form: Form, name: str = "") -> Problem | None:
    """Say which name differs between the form and the code, if any."""
    asked = visit.code.requested
    sent = {str(control.get("name")) for control in form.controls}
    unknown = [n for n in asked if n not in sent]
    unasked = [n for n in form.names if n not in asked]
    if not unknown or not unasked:
        return None
    theirs = unknown[0]
    ours = (get_close_matches(theirs, unasked, n=1, cutoff=0.1) or unasked)[0]
    right = name or (theirs if likeness(theirs, ours) else ours)
    if right == ours:
        hint = f'write self.request.get("{ours}")'
        place = asked[theirs]
    else:
        hint = f'write name="{right}"'
        place = visit.code.line_matching(rf"""name\s*=\s*["']?{re.escape(ours)}\b""")
        if right != theirs:
            hint += f' and self.request.get("{right}")'
    got = f"the form sends {ours}, but the code asks for {theirs}"
    return Problem(got, f"{hint}: both need the same name", place)


def stays(visit: Visit, got: str) -> Problem:
    """Say that a page shows what an earlier visit brought."""
    hint = "what one visit brings stays for the next: give it its value in get()"
    place = visit.code.line_matching(r"^\s*global\b")
    for file, function in visit.code.functions():
        if file.name == place.file and place.line in span(function):
            name = place.source.removeprefix("global ")
            hint = KEPT.format(name, function.name)
            return Problem(got, hint, place)
    return Problem(got, hint, next(shared(visit.code), place))


def shared(code: ReaderCode) -> Iterator[Place]:
    """Yield the lines where a class or module has something empty, to be filled."""
    for file in code.files:
        own = file.tree.body
        for node in chain(own, *(n.body for n in own if isinstance(n, ast.ClassDef))):
            if isinstance(node, ast.Assign) and ast.unparse(node.value) in EMPTY:
                yield file.place(node.lineno)


def printed(visit: Visit, got: str) -> Problem | None:
    """Say which line calls print() instead of write(), if any."""
    place = visit.code.call("print")
    if place == NOWHERE:
        return None
    hint = "print() writes to the console; use self.response.write(...) for the page"
    return Problem(got or NOTHING, hint, place)
