"""Finds mistakes in the HTML that hide the rest of a page."""

import re
from difflib import get_close_matches

from companion.checking.browser import document
from companion.checking.browser.document import Document, text_of
from companion.checking.browser.tags import KNOWN_TAGS
from companion.checking.site import Page
from companion.problem import Problem
from companion.source.search import Sources

# Without their end tag, these hide everything that comes after them.
SWALLOWING = ("title", "textarea", "script", "style")


MARKUP = re.compile(r"</?(form|input|body|html|h1)\b", re.IGNORECASE)


FORM_TAGS = ("form", "input", "textarea", "button", "label", "title", "body", "html")


SUBMIT = re.compile(r"submi\w*|s\w*bm\w*t|sumb\w*|sbu\w*", re.IGNORECASE)


def swallowed(html: Document, sources: Sources) -> Problem | None:
    """Say which tag isn't closed, if it hides the rest of the page."""
    for element in html.all(*SWALLOWING):
        found = MARKUP.search(text_of(element))
        if found and element.tag != "script":
            tag = element.tag
            hint = f"<{tag}> isn't closed: write </{tag}> where it should end"
            place = sources.words(rf"<{tag}\b")
            got = f"<{tag}> hides the rest of the page"
            return Problem(got, hint, place, blocks=True)
    return None


def open_quote(html: Document, sources: Sources) -> Problem | None:
    """Say which attribute lacks its closing quotation mark, if that hides tags."""
    for element in html.root.iter():
        for name, value in element.attrib.items():
            if re.search(r">[^<]*<\s*/?[a-z]", value) and document.has_tag(element):
                start = value.split(">")[0].strip()
                got = f"{name}= of <{element.tag}> runs on until {value[-20:]!r}"
                hint = f'its closing quotation mark is missing: write {name}="{start}"'
                place = sources.words(rf"{name}\s*=\s*[\"']{re.escape(start)}")
                return Problem(got, hint, place, blocks=True)
    return None


def misspelt_submit(page: Page, sources: Sources) -> Problem | None:
    for field in page.html.all("input"):
        kind = field.get("type", "").strip()
        if kind.lower() != "submit" and SUBMIT.fullmatch(kind):
            hint = f'write type="submit" instead of type="{kind}"'
            place = sources.words(re.escape(kind))
            return Problem(f'an input of type="{kind}"', hint, place, blocks=True)
    return None


def misspelt_tag(html: Document, sources: Sources) -> Problem | None:
    for tag in sorted(html.tags - KNOWN_TAGS):
        near = get_close_matches(tag, FORM_TAGS, n=1, cutoff=0.7)
        if near:
            hint = f"<{tag}> should be <{near[0]}>"
            place = sources.words(rf"<{re.escape(tag)}\b")
            return Problem(f"an unknown tag, <{tag}>", hint, place, blocks=True)
    return None
