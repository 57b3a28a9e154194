"""A visit to the poem generator: its fields, and the poems that it makes."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property

from companion.attempt import attempt
from companion.checking.browser import visible
from companion.checking.pages.form.form import FormVisit, Wanted
from companion.checking.pages.form.wording import in_other_language
from companion.checking.pages.poem import counts
from companion.checking.pages.poem import fields as poem_fields
from companion.checking.pages.poem.shape import MORE_WORDS, WORDS, Poem, find_poem
from companion.checking.site import Page
from companion.problem import NOWHERE, Place, Problem
from companion.source.functions import return_in_loop

TRIES = 24  # poems are random; enough to find a mistake that shows in a third of them
SEPARATORS = {"comma": ", ", "line": "\n", "space": " ", "blank": " "}
Typed = Mapping[str, Iterable[str]]  # the words for each kind


class PoemVisit(FormVisit):
    """The generator's page, and the poems that it makes."""

    wanted = Wanted("nouns", "get", "", "Create")
    escape = "write html.escape(...) around everything that was typed"

    def explain_error(self, page: Page) -> Problem:
        """Say that there are too few words for a poem, or what the error page says."""
        found = super().explain_error(page)
        if not page.request.fields and counts.COUNTED.search(found.message):
            hint = "at the first visit nothing has been typed yet; "
            return replace(found, hint=hint + counts.count_hint())
        early = return_in_loop(self.code)
        if early != NOWHERE and counts.COUNTED.search(found.message):
            return replace(found, hint=counts.RETURNS_EARLY, place=early)
        return found

    @cached_property
    def fields(self) -> dict[str, list[str]]:
        """The field names for each kind of word. Raises Problem if one is missing."""
        found = poem_fields.by_kind(self.html_page.html, self.form.text_fields)
        names = self.form.names
        if len(found) < len(WORDS) or len(set(names)) < len(names):
            raise counts.too_few_fields(self, found)
        return {
            kind: [str(field.get("name")) for field in alike]
            for kind, alike in found.items()
        }

    def fill(self, typed: Typed, separator: str) -> Page:
        """Return the page after typing these words into the fields of their kind."""
        values = {}
        for kind, names in self.fields.items():
            words = list(typed[kind])
            for number, name in enumerate(names):
                values[name] = separator.join(words[number :: len(names)])
        return self.site.send(self.form.request(values))

    def send_html(self, text: str) -> Page:
        """Return the page, or the error, after typing `text` into each field."""
        return self.fill({kind: [text] for kind in WORDS}, ",")

    @cached_property
    def separator(self) -> str:
        """The separator that works: one that the page mentions, or else a comma.

        Only a <textarea> takes several lines.
        """
        text = self.html_page.visible_text.lower()
        named = [
            separator
            for word, separator in SEPARATORS.items()
            if re.search(rf"\b{word}s?\b", text)
        ]
        foreign = ["\n", " "] if in_other_language(self.html_page) else []
        several = all(field.tag == "textarea" for field in self.form.text_fields)
        candidates = [
            separator
            for separator in (*named, ", ", ",", *foreign)
            if separator != "\n" or several
        ]
        for separator in candidates:
            found = self.poem_on(self.fill(WORDS, separator))
            if found and not found.has_stray_commas:
                return separator
        return candidates[0]

    @cached_property
    def words(self) -> Typed:
        """The words that make a poem: more if the page refuses so few."""
        page = self.fill(WORDS, self.separator)
        if page.error or self.poem_on(page):
            return WORDS
        more = {kind: (*WORDS[kind], *MORE_WORDS[kind]) for kind in WORDS}
        makes_poem = self.poem_on(self.fill(more, self.separator))
        return more if makes_poem and self.one_too_many == NOWHERE else WORDS

    @cached_property
    def one_too_many(self) -> Place:
        """The line that refuses a word too few by mistake: one more makes a poem."""
        more = {kind: (*WORDS[kind], MORE_WORDS[kind][0]) for kind in WORDS}
        if not self.poem_on(self.fill(more, self.separator)):
            return NOWHERE
        return self.code.line_matching(*counts.ONE_TOO_MANY)

    @cached_property
    def pages(self) -> list[Page]:
        """Responses to the same words. Raises Problem if one isn't a page."""
        made = (self.fill(self.words, self.separator) for _ in range(TRIES))
        return [self.answered_html(page) for page in made]

    @cached_property
    def poems(self) -> list[Poem]:
        return [poem for page in self.pages if (poem := self.poem_on(page))]

    def poem_on(self, page: Page) -> Poem | None:
        """Return the poem that a visitor sees on a page, or None."""
        if page.error or page.status != 200:
            return None
        found = find_poem(page.lines)
        if found and not found.in_lines and self.keeps_newlines:
            return find_poem(visible.lines(page.html, keep_newlines=True)) or found
        if found:
            return found
        areas = ["\n".join(area.itertext()) for area in page.html.all("textarea")]
        return next((p for p in (find_poem(a.splitlines()) for a in areas) if p), None)

    def new_lines(self, page: Page) -> list[str]:
        """Return the lines that the page didn't have at the first visit."""
        return [line for line in page.lines if line not in self.html_page.lines]

    @cached_property
    def keeps_newlines(self) -> bool:
        """Whether CSS may make a browser show line breaks in the HTML source."""
        texts = [self.html_page.text, *self.css]
        return any("white-space" in text and "pre" in text for text in texts)

    @cached_property
    def css(self) -> list[str]:
        files = [file for file in self.site.folder.rglob("*.css") if file.is_file()]
        return [attempt(file.read_text, "utf-8", "replace") or "" for file in files]
