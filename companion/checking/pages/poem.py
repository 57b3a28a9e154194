"""The checks of the poem generator."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from companion.checking.browser import visible
from companion.checking.browser.forms import Form
from companion.checking.finding import NOWHERE, Check, CheckFailed, Finding
from companion.checking.folder.site import Page
from companion.checking.mistakes import (
    button,
    escaping,
    field_names,
    poem_missing,
    poem_words,
)
from companion.checking.pages import form, poem_fields
from companion.checking.pages.form import Wanted
from companion.checking.pages.poem_shape import (
    MORE_WORDS,
    WORDS,
    Poem,
    find_poem,
)
from companion.checking.pages.visit import Visit

SECTION = "The poet gains a web presence"
WANTED = Wanted("nouns", "get", "", "Create")
TRIES = 12  # poems are random: a mistake that shows in one of three shows in these
ESCAPE = "write html.escape(...) around what was typed, wherever it shows"
SEPARATORS = {"comma": ", ", "line": "\n", "space": " ", "blank": " "}
Typed = Mapping[str, Iterable[str]]  # the words for each kind


@dataclass(frozen=True)
class Poet(Visit):
    """The generator's page, and the poems that it makes."""

    def explain_error(self, page: Page) -> Finding:
        """Say so if there are too few words for a poem; or else what the page says."""
        found = super().explain_error(page)
        if not page.request.fields and poem_missing.COUNTED.search(found.got):
            hint = poem_missing.count_hint("no words")
            return replace(
                found, hint=f"at the first visit nothing is typed yet; {hint}"
            )
        return found

    @cached_property
    def form(self) -> Form:
        return form.find(self, self.html_page, WANTED)

    @cached_property
    def fields(self) -> dict[str, list[str]]:
        """The names of the fields for each kind of word."""
        without_name = field_names.nameless(self, self.form, "nouns")
        if without_name:
            raise CheckFailed(without_name)
        found = poem_fields.by_kind(self.html_page.html, self.form.text_fields)
        names = [str(field.get("name")) for field in self.form.text_fields]
        if len(found) < len(WORDS) or len(set(names)) < len(names):
            raise CheckFailed(poem_missing.too_few_fields(self, self.form, found))
        return {
            kind: [str(field.get("name")) for field in alike]
            for kind, alike in found.items()
        }

    def fill(self, typed: Typed, separator: str) -> Page:
        """Return the page once these words were typed into the fields of their kind."""
        values = {}
        for kind, names in self.fields.items():
            words = list(typed[kind])
            for number, name in enumerate(names):
                mine = words[number :: len(names)] if len(names) > 1 else words
                values[name] = separator.join(mine)
        return self.type(values)

    def type(self, values: dict[str, str]) -> Page:
        button = self.form.buttons[0] if self.form.buttons else None
        return self.site.send(self.form.request(values, button))

    @cached_property
    def separator(self) -> str:
        """What the page wants between words: of what it names, the one that works."""
        text = self.html_page.visible_text.lower()
        named = [
            separator
            for word, separator in SEPARATORS.items()
            if re.search(rf"\b{word}s?\b", text)
        ]
        candidates = named or [", ", "\n", " ", ","]
        for separator in candidates:
            found = self.poem_on(self.fill(WORDS, separator))
            if found and not found.has_stray_commas:
                return separator
        return candidates[0]

    @cached_property
    def words(self) -> Typed:
        """The words that get a poem: more of them where a few are refused."""
        if self.poem_on(self.fill(WORDS, self.separator)):
            return WORDS
        more = {kind: (*WORDS[kind], *MORE_WORDS[kind]) for kind in WORDS}
        page = self.fill(more, self.separator)
        if self.poem_on(page) and not poem_missing.counts_wrong(self.sources):
            return more
        return WORDS

    @cached_property
    def first(self) -> Page:
        return self.fill(self.words, self.separator)

    @cached_property
    def poems(self) -> list[Poem]:
        """Several poems of the same words. Raises CheckFailed if one is none."""
        found = []
        for number in range(TRIES):
            page = self.first if not number else self.fill(self.words, self.separator)
            poem = self.poem_on(self.answered_html(page))
            if not poem:
                raise CheckFailed(poem_missing.no_poem(self, page))
            found.append(poem)
        return found

    def poem_on(self, page: Page) -> Poem | None:
        """Return the poem that a visitor can read on a page, if there is one."""
        if page.error or page.status != 200:
            return None
        found = find_poem(page.lines)
        if found and not found.in_lines and self.keeps_newlines:
            return find_poem(visible.lines(page.html, keep_newlines=True)) or found
        if found:
            return found
        areas = ["\n".join(area.itertext()) for area in page.html.all("textarea")]
        return next((p for p in (find_poem(a.splitlines()) for a in areas) if p), None)

    @cached_property
    def keeps_newlines(self) -> bool:
        """Whether some CSS has a browser show line breaks that are none in HTML."""
        texts = [self.html_page.text, *self.css]
        return any("white-space" in text and "pre" in text for text in texts)

    @cached_property
    def css(self) -> list[str]:
        files = self.site.folder.rglob("*.css")
        return [file.read_text(encoding="utf-8", errors="replace") for file in files]


def checks() -> tuple[Check, ...]:
    ask, words = "GET {path}", "GET {path} with words"
    few = "GET {path} with too few words"
    return (
        Check(SECTION, ask, "a form that gets its own page: five fields", check_fields),
        Check(SECTION, ask, "a button that sends the form", check_button),
        Check(SECTION, words, "a poem made of the words", check_poem),
        Check(SECTION, words, "different nouns, verbs, ... in a poem", check_different),
        Check(SECTION, words, "A or An as the word after it wants", check_articles),
        Check(SECTION, words, "another poem each time", check_random),
        Check(SECTION, words, "the poem in lines", check_lines),
        Check(SECTION, few, "a page, no error", check_too_few),
        Check(SECTION, "GET {path} with a comma at the end", "a poem", check_comma),
        Check(
            "Escaping Form Input", 'GET {path} with "><b>', "as typed", check_escaped
        ),
    )


def check_fields(visit: Poet) -> Finding | None:
    wrong = form.check_goes_to(visit, visit.form, WANTED)
    if not wrong:
        visit.fields  # noqa: B018 (raises CheckFailed if one is missing)
    return wrong


def check_button(visit: Poet) -> Finding | None:
    if visit.form.buttons:
        return None
    return button.check_button(visit, visit.html_page, visit.form, WANTED)


def check_poem(visit: Poet) -> Finding | None:
    page = visit.first
    poem = visit.poem_on(visit.answered_html(page))
    if not poem:
        return poem_missing.no_poem(visit, page)
    if poem.has_stray_commas:
        return poem_missing.commas_left(visit, poem)
    return poem_words.wrong_kinds(visit, visit.poems)


def check_different(visit: Poet) -> Finding | None:
    return poem_words.repeated(visit, visit.poems)


def check_articles(visit: Poet) -> Finding | None:
    return poem_words.wrong_article(visit, visit.poems)


def check_random(visit: Poet) -> Finding | None:
    if len({poem.text.lower() for poem in visit.poems}) > 1:
        return None
    return poem_missing.always_same(visit, visit.poems[0])


def check_lines(visit: Poet) -> Finding | None:
    poem = visit.poems[0]
    if poem.in_lines:
        return None
    hint = (
        'a browser shows "\\n" as a blank: write <br> for it, or <pre> around the poem'
    )
    return Finding("the poem on one line: " + poem.text, hint, line_place(visit))


def line_place(visit: Poet):  # type: ignore[no-untyped-def]
    place = visit.sources.words(r"\\n")
    return (
        place if place != NOWHERE else visit.sources.words(r"\bjoin\(|\{\}, the|, the")
    )


def check_too_few(visit: Poet) -> Finding | None:
    """All empty, and each field alone with a word less than the poem needs."""
    tries: list[tuple[str, Typed]] = [("no words at all", dict.fromkeys(WORDS, ()))]
    for kind, words in WORDS.items():
        tries.append((f"no {kind}s", {**visit.words, kind: ()}))
        if len(words) > 1:
            tries.append((f"one {kind} too few", {**visit.words, kind: words[:-1]}))
    for what, typed in tries:
        page = visit.fill(typed, visit.separator)
        if page.error:
            found = visit.explain_error(page)
            hint = poem_missing.or_for_and(visit.sources) or poem_missing.count_hint(
                what
            )
            return Finding(f"{what}: {found.got}", hint, found.place)
        visit.answered(page)
    return None


def check_comma(visit: Poet) -> Finding | None:
    """A comma after the last word doesn't make a word of nothing."""
    if visit.separator.strip() != ",":
        return None
    typed = {kind: [*words, ""] for kind, words in visit.words.items()}
    for _ in range(TRIES // 2):
        page = visit.fill(typed, visit.separator)
        if page.error:
            found = visit.explain_error(page)
            return Finding(found.got, poem_words.EMPTY_WORD, found.place)
        if not visit.poem_on(visit.answered_html(page)):
            place = visit.sources.call("split")
            return Finding(page.visible_text, poem_words.EMPTY_WORD, place)
    return None


def check_escaped(visit: Poet) -> Finding | None:
    typed = [
        (text, visit.fill({kind: [text] for kind in WORDS}, ","))
        for text in escaping.TYPED
    ]
    leak = escaping.find_leak(visit, typed, ESCAPE)
    if leak:
        return poem_missing.which_field(visit, leak)
    many = [f"<{escaping.TAG}>", f"<{escaping.TAG}>x", f"<{escaping.TAG}>y"]
    page = visit.fill(dict.fromkeys(WORDS, many), visit.separator)
    return escaping.find_leak(visit, [(many[0], page)], ESCAPE)
