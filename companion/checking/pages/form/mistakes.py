"""Mistakes that any page with a form may have, and what to write instead."""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches
from itertools import chain

from companion.checking.browser.document import text_of
from companion.checking.browser.forms import Form, kind
from companion.checking.pages.form.wording import likeness
from companion.checking.pages.visit import NOTHING, Visit
from companion.checking.site import Page
from companion.problem import NOWHERE, Place, Problem
from companion.source.functions import lines_of
from companion.source.search import ReaderCode

# Without their end tag, these hide everything that comes after them.
SWALLOWING = ("title", "textarea", "style")
EMPTY = ("''", "None", "[]", "{}", "dict()", "list()", "set()")
MARKUP = re.compile(r"</?(form|input|head|body|html|h1)\b", re.IGNORECASE)
# (what a page has instead of a value: a function with its name; what to write)
OBJECTS = (
    (
        r"<(?:bound |built-in )?(?:method|function) (?:[\w<>]+\.)*(\w+)",
        "the page shows a function instead of its result: call it with parentheses, ()",
    ),
    (
        r"<_io\.TextIOWrapper()",
        "the page shows a file instead of the text in it: call its read()",
    ),
    (
        r"<[\w.]+ object at 0x()",
        "the page shows an object as Python writes it: give its class a method __str__ "
        "(__unicode__ was Python 2's)",
    ),
)
# (what a page has instead of a value, what to write)
VALUES_OF_PYTHON = (
    (
        r"""\((?:-?[\d.]+|'[^']*'),[^()]*\)|\[['"\d-][^\[\]]*\]|\bb'[^']*'|(?<!\S)['{]-?[\d.]+['}]""",
        "the page shows a value as Python writes it, in brackets or quotation marks: "
        "write the value itself",
    ),
)
# (what both the page and its source have, what to write)
PLACEHOLDERS = (
    (
        r"\{\w+[^{}]*\}|\{ \w+ \}",
        'the placeholder isn\'t filled in: write f before the string, f"...", '
        "or .format(...) after it",
    ),
    (r"\{\}", "put the value into the {} with .format(...) after the string"),
    (r"%s", "put the value in after the string: ... % username"),
    (
        r"\$\w+",
        "the placeholder isn't filled in: call the template's .substitute(...), with a "
        "value of this name",
    ),
)


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


def unfilled(visit: Visit, html: str, got: str) -> Problem | None:
    """Say what the page shows instead of a value, if anything."""
    shown = re.sub(r"(?s)<style.*?</style>|<script.*?</script>", "", html)
    if wrong := shown_object([visit.code], shown):
        return replace(wrong, message=got)
    for pattern, hint in VALUES_OF_PYTHON:
        if re.search(pattern, shown):
            return visit.problem(got, hint)
    for pattern, hint in PLACEHOLDERS:
        if found := re.search(pattern, shown):
            doubled = re.escape(f"{{{found[0]}}}")
            if visit.code.line_matching(doubled) != NOWHERE:
                name = found[0].strip("{} ")
                hint = f"write {{{name}}}: only single braces are filled in"
                place = visit.code.line_matching(doubled)
                edits = place.replacing(f"{{{found[0]}}}", f"{{{name}}}")
                return Problem(got, hint, place, edits=edits)
            return visit.problem(got, hint, re.escape(found[0]), pattern)
    return None


def shown_object(codes: Iterable[ReaderCode], html: str) -> Problem | None:
    """Say which function, file or object any page shows instead of a text."""
    for pattern, hint in OBJECTS:
        if found := re.search(pattern, html):
            name = found[1] or "open"
            used = rf"\.{name}\b(?! *\()", rf"^(?!.*\bimport\b).*\b{name}\b(?! *\()"
            lines = used if found[1] else (r"\bopen\(",)
            places = (code.line_matching(*lines) for code in codes)
            place = next((one for one in places if one != NOWHERE), NOWHERE)
            edits = place.replacing(f".{name}", f".{name}()")
            return Problem(found[0], hint, place, edits=edits)
    return None


def left_over(visit: Visit, page: Page) -> Problem | None:
    """Say that a page shows {name} somewhere, although the rest is right."""
    found = re.search(r"\{[a-z_]\w*\}", page.visible_text)
    return unfilled(visit, found[0], page.visible_text) if found else None


def stays(visit: Visit, got: str) -> Problem:
    """Say that a page shows what an earlier visit brought."""
    hint = "what one visit brings stays for the next: give it its value in get()"
    place = visit.code.line_matching(r"^\s*global\b")
    for file, function in visit.code.functions():
        if file.name == place.file and place.line in lines_of(function):
            name = place.source.removeprefix("global ")
            hint = (
                f"{name} stays for the next visit: have {function.name}() return it, "
            )
            hint += f"without global, and write {name} = {function.name}(...) in get()"
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
