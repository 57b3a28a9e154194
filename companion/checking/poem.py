"""The checks of the poem generator."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from bs4.element import Tag

from companion.checking.check import Check, Fault, answered, answered_html
from companion.checking.forms import check_goes_to
from companion.checking.site import Page, Site

SECTION = "The poet gains a web presence"

# As many words as a poem needs, so that each poem has to use all of them.
WORDS = {
    "noun": ("owl", "river", "teapot"),
    "verb": ("hums", "glows", "waits"),
    "adjective": ("amber", "quiet", "icy"),
    "preposition": ("beneath", "around"),
    "adverb": ("softly",),
}
TRIES = 12  # poems are random: a fault that shows in one of three shows in these


def any_of(kind: str, name: str) -> str:
    return f"(?P<{name}>{'|'.join(WORDS[kind])})"


# The poem's shape. Between the words may stand any signs, and after the title a few
# more words, such as "by Ann".
POEM = re.compile(
    r"\W+".join(
        [
            rf"\b(?P<a1>\w+) {any_of('adjective', 'adj1')} {any_of('noun', 'noun1')}",
            r"(?:\w+\W+){0,4}?(?P<a2>\w+) (?P=adj1) (?P=noun1)",
            rf"{any_of('verb', 'verb1')} {any_of('preposition', 'prep1')}",
            rf"the {any_of('adjective', 'adj2')} {any_of('noun', 'noun2')}",
            rf"{any_of('adverb', 'adverb')}\W+the (?P=noun1) {any_of('verb', 'verb2')}",
            rf"the (?P=noun2) {any_of('verb', 'verb3')}",
            rf"{any_of('preposition', 'prep2')} (?P<a3>\w+)",
            rf"{any_of('adjective', 'adj3')} {any_of('noun', 'noun3')}",
        ]
    ),
    re.IGNORECASE,
)
ALIKE = {
    "noun": ("noun1", "noun2", "noun3"),
    "verb": ("verb1", "verb2", "verb3"),
    "adjective": ("adj1", "adj2", "adj3"),
    "preposition": ("prep1", "prep2"),
}
ARTICLES = (("a1", "adj1"), ("a2", "adj1"), ("a3", "adj3"))


def checks(path: str = "/") -> tuple[Check, ...]:
    """Return the checks of a poem generator at this path."""

    def get(site: Site, **fields: str) -> Page:
        return answered_html(site.get(path, **fields))

    def check_fields(site: Site) -> None:
        find_fields(get(site), path)

    def poems(site: Site, how_many: int) -> Iterator[re.Match[str]]:
        names = find_fields(get(site), path)
        fields = {names[kind]: ", ".join(WORDS[kind]) for kind in WORDS}
        for _ in range(how_many):
            yield find_poem(get(site, **fields))

    def check_poem(site: Site) -> None:
        list(poems(site, 1))

    def check_different(site: Site) -> None:
        seen = set()
        for poem in poems(site, TRIES):
            check_words_differ(poem)
            seen.add(poem[0])
        if len(seen) == 1:
            hint = "pick the words with random.sample(...), each time anew"
            raise Fault(f"{TRIES} times: {seen.pop()}", hint)

    def check_articles(site: Site) -> None:
        for poem in poems(site, TRIES):
            check_a_or_an(poem)

    def check_too_few(site: Site) -> None:
        names = find_fields(get(site), path)
        for words in ("", "one"):
            answered(site.get(path, **dict.fromkeys(names.values(), words)))

    def check_escaped(site: Site) -> None:
        names = find_fields(get(site), path)
        for typed in ('"><b>', "<b>, <b>x, <b>y"):  # in a field, and in a poem
            page = get(site, **dict.fromkeys(names.values(), typed))
            if page.html.find("b"):
                hint = "write html.escape(...) around what was typed, wherever it shows"
                raise Fault(page.visible_text, hint)

    ask, words = f"GET {path}", f"GET {path} with words"
    return (
        Check(SECTION, ask, "a form that gets its own page: five fields", check_fields),
        Check(SECTION, words, "a poem made of the words", check_poem),
        Check(SECTION, words, "different nouns, verbs, ... in a poem", check_different),
        Check(SECTION, words, "A or An as the word after it wants", check_articles),
        Check(SECTION, f"{ask} with too few words", "a page, no error", check_too_few),
        Check(
            "Escaping Form Input", f'{ask} with "><b>', '"><b> as typed', check_escaped
        ),
    )


def css_checks(path: str = "/") -> tuple[Check, ...]:
    """Return the checks of a page that has its CSS as a static file."""

    def check_style_sheet(site: Site) -> None:
        links = [
            urljoin(path, str(link.get("href", "")))
            for link in answered_html(site.get(path)).html("link")
            if "stylesheet" in " ".join(link.get_attribute_list("rel")).lower()
        ]
        own = [link for link in links if link.startswith("/") and link[1:2] != "/"]
        if not own:
            hint = (
                'write <link rel="stylesheet" href="/static/style.css"> in the <head>'
            )
            raise Fault("no style sheet of its own", hint)
        page = site.get(own[0])
        if page.status != 200 or page.media_type != "text/css":
            found = f"{own[0]}: status {page.status}, Content-Type: {page.media_type}"
            hint = (
                f"is the file that {own[0]} names there, and static_dir above url: /.*?"
            )
            raise Fault(found, hint)

    return (
        Check(SECTION, "app.yaml", "a static_dir for the CSS", check_static),
        Check(SECTION, f"GET {path}", "a style sheet that is there", check_style_sheet),
    )


def check_static(site: Site) -> None:
    if not any(handler.static_root for handler in site.read_settings().routes):
        hint = "write - url: /static and static_dir: static, above url: /.*"
        raise Fault("no static files", hint)


def find_fields(page: Page, path: str) -> dict[str, str]:
    """Return the names of the fields for nouns, verbs and so on, however called.

    Raises Fault if there are not as many, or the form goes elsewhere.
    """
    fields = page.text_fields()
    if not fields:
        raise Fault("no form", "write a <form> with a field for each kind of word")
    form = fields[0].find_parent("form")
    assert form
    check_goes_to(form, "get", path, path)
    names = [str(field["name"]) for field in fields]
    labels = [label_of(page, field) for field in fields]
    for words in (names, labels):
        by_word = {
            kind: name
            for kind in WORDS
            for name, word in zip(names, words, strict=True)
            if re.search(rf"(?<![a-z]){kind[:4]}", word.lower())
        }
        if len(by_word) == len(set(by_word.values())) == len(WORDS):
            return by_word
    if len(names) == len(WORDS):  # then they stand in the poem script's order
        return dict(zip(WORDS, names, strict=True))
    hint = "write five: nouns, verbs, adjectives, prepositions, adverbs"
    raise Fault(f"the fields {', '.join(names)}", hint)


def label_of(page: Page, field: Tag) -> str:
    """Return the words that stand at a field: in its <label>, or before it."""
    name = str(field.get("id", ""))
    label = field.find_parent("label") or page.html.find("label", attrs={"for": name})
    before = field.find_previous(string=re.compile(r"\w"))
    return label.get_text() if label else str(before or "")


def find_poem(page: Page) -> re.Match[str]:
    poem = POEM.search(page.visible_text)
    if not poem:
        hint = (
            "the shape is: An amber owl / An amber owl hums beneath the icy river / "
            "softly, the owl glows / the river waits around a quiet teapot"
        )
        raise Fault(page.visible_text, hint)
    return poem


def check_words_differ(poem: re.Match[str]) -> None:
    for kind, names in ALIKE.items():
        words = [poem[name].lower() for name in names]
        if len(set(words)) < len(words):
            hint = f"pick with random.sample({kind}s, {len(words)}), which repeats none"
            raise Fault(f"{', '.join(words)} in: {poem[0]}", hint)


def check_a_or_an(poem: re.Match[str]) -> None:
    for article, word in ARTICLES:
        right = "an" if poem[word][0].lower() in "aeiou" else "a"
        if poem[article].lower() != right:
            hint = 'write "an" if word[0] in "aeiou", else "a"'
            raise Fault(f"{poem[article]} {poem[word]} in: {poem[0]}", hint)
