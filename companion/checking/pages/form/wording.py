"""Distinguishes misspelt words from words in another language."""

import re
from difflib import SequenceMatcher

from companion.checking.browser import forms
from companion.checking.site import Page

# English words that people use on buttons like the tutorial's.
ENGLISH = frozenset(
    """calc calculate change click compute convert create enter go greet greeting
    hello here hi in log login me name now ok okay press send show sign signin start
    submit temperature the to welcome""".split()
)


ENGLISH_TEXT = frozenset(
    """a adjective adjectives adverbs and are as at by celsius converter degrees enter
    fahrenheit form generator i in is it my noun nouns of page please poem poems
    preposition prepositions result sign the there this type verbs what who whose with
    word words write you your""".split()
)


def in_other_language(page: Page) -> bool:
    """Whether a page has words, but no common English ones."""
    language = page.html.all("html")[0].get("lang", "")
    if language:
        return not language.lower().startswith("en")
    buttons = [forms.label(button) for form in page.forms for button in form.buttons]
    text = f"{page.visible_text} {page.html.title}"
    for label in buttons:
        text = text.replace(label, "")
    words = set(re.findall(r"[^\W\d_]+", text.lower()))
    return len(words) >= 2 and not words & (ENGLISH | ENGLISH_TEXT)


def in_own_words(label: str, wanted: str) -> bool:
    """Whether a label isn't English and isn't a misspelling of `wanted`."""
    words = re.findall(r"\w+", label.lower())
    if not words or set(words) & ENGLISH:
        return False
    return likeness(label, wanted) < 0.6


def likeness(one: str, other: str) -> float:
    """Return the similarity of two texts, from 0 to 1."""
    return SequenceMatcher(None, one.lower(), other.lower()).ratio()


def squeezed(text: str) -> str:
    """Remove all white space, so that `Hi , <b>Ann</b> !` is accepted too."""
    return re.sub(r"\s+", "", text)
