"""The checks for the poem generator."""

from dataclasses import replace

from companion.checking.pages.form import escaping, form, mistakes
from companion.checking.pages.poem import articles, counts, missing, wrong_words
from companion.checking.pages.poem.shape import WORDS
from companion.checking.pages.poem.visit import PoemVisit, Typed
from companion.checking.pages.visit import check
from companion.checking.site import Page
from companion.problem import NOWHERE, Problem

SECTION = "The poet gains a web presence"
SPLIT = 'the words still have their commas: split the text with text.split(",")'
WITHOUT_SPACES = "no poem from words without spaces, as in owl,river,teapot"
SPLIT_AT_COMMA = (
    'split the text at the comma alone, text.split(","), and write word.strip() for '
    "each word"
)
SKIP_EMPTY = (
    'a comma at the end makes an empty word: skip it with if word != "" before picking'
)
# With the most words, an empty one is left out of a poem by chance once in five times.
COMMA_TRIES = 12


@check(
    SECTION,
    "GET {path}",
    "a form with five fields that sends a get request to the same page",
)
def check_fields(visit: PoemVisit) -> Problem | None:
    wrong = form.check_goes_to(visit)
    if not wrong:
        _ = visit.fields  # raises Problem if one is missing
    return wrong


@check(SECTION, "GET {path}", "a button that sends the form")
def check_button(visit: PoemVisit) -> Problem | None:
    if visit.form.buttons:
        return None
    return form.check_button(visit)


@check(SECTION, "GET {path} with words", "a poem made of the words")
def check_poem(visit: PoemVisit) -> Problem | None:
    # Most mistakes show in the first poem, and the others take a while.
    first = visit.answered_html(visit.fill(visit.words, visit.separator))
    return (
        no_poem(visit, [first])
        or no_poem(visit, visit.pages)
        or wrong_words.a_list(visit)
        or wrong_words.wrong_kinds(visit)
        or wrong_words.no_comma(visit)
    )


def no_poem(visit: PoemVisit, pages: list[Page]) -> Problem | None:
    for page in pages:
        poem = visit.poem_on(page)
        if not poem:
            return replace(missing.no_poem(visit, page), blocks=True)
        if poem.has_stray_commas:
            return visit.problem(poem.text, SPLIT, *missing.SPLITS)
    return None


@check(SECTION, "GET {path} with words", "different nouns, verbs, ... in a poem")
def check_different(visit: PoemVisit) -> Problem | None:
    return wrong_words.repeated(visit)


@check(SECTION, "GET {path} with words", "A or An to match the next word")
def check_articles(visit: PoemVisit) -> Problem | None:
    return (
        articles.wrong_article(visit)
        or articles.missing_vowel(visit)
        or articles.not_capitalized(visit)
    )


@check(SECTION, "GET {path} with words", "another poem each time")
def check_random(visit: PoemVisit) -> Problem | None:
    if len({poem.text.lower() for poem in visit.poems}) > 1:
        return missing.always_picked(visit)
    return missing.always_same(visit)


@check(SECTION, "GET {path} with words", "the poem in lines")
def check_lines(visit: PoemVisit) -> Problem | None:
    poem = visit.poems[0]
    if poem.in_lines:
        return None
    places = [r"\}.*\\n", r"\\n", r"\bjoin\(|\{\}, the|, the"]
    write = "write <br> instead, or <pre> around the poem"
    if visit.code.call("escape") != NOWHERE:  # a visitor would read <br>
        places.insert(0, r"<\w+>\s*\{\w*\}\s*</")
        write = "write <pre> around the poem"
    hint = f'a browser shows "\\n" as a space: {write}'
    return visit.problem("the poem on one line: " + poem.text, hint, *places)


@check(SECTION, "GET {path} with too few words", "a page, no error")
def check_too_few(visit: PoemVisit) -> Problem | None:
    """Try all fields empty, then each field with one word too few."""
    nothing: Typed = dict.fromkeys(WORDS, ())
    tries = [("", "no words at all", nothing)]
    for kind, words in WORDS.items():
        for count in sorted({0, len(words) - 1}):
            what = f"one {kind} too few" if count else f"no {kind}s"
            tries.append((kind, what, {**visit.words, kind: words[:count]}))
    for kind, what, typed in tries:
        page = visit.fill(typed, visit.separator)
        if page.error:
            found = visit.explain_error(page)
            got = f"{what}: {found.message}"
            return counts.too_few(visit, got, kind, found.place)
        visit.answered(page)
        if kind and visit.poem_on(page):
            return mistakes.stays(visit, f"{what}, and yet a poem")
        if "None" in " ".join(visit.new_lines(page)).split():
            hint = "a function returns None: have it return the text to show"
            return Problem(f"{what}: None", hint, visit.code.call("print"))
    return None


@check(SECTION, "GET {path} with a comma at the end", "a poem")
def check_comma(visit: PoemVisit) -> Problem | None:
    """Check that a comma after the last word doesn't make an empty word."""
    if visit.separator.strip() != ",":
        return None
    if not visit.poem_on(visit.fill(visit.words, ",")):
        asked = f"GET {visit.path} with commas but no spaces"
        hint, lines = SPLIT_AT_COMMA, missing.SPLITS
        return visit.problem(WITHOUT_SPACES, hint, *lines, asked=asked)
    typed = {kind: [*words, ""] for kind, words in visit.words.items()}
    for _ in range(COMMA_TRIES):
        page = visit.fill(typed, visit.separator)
        if not visit.poem_on(page):
            got = " / ".join(visit.new_lines(page))
            if page.error:
                got = visit.explain_error(page).message
            return visit.problem(got, SKIP_EMPTY, *missing.SPLITS)
    return None


@check("Escaping Form Input", "GET {path} with tags", "no tags except your own")
def check_escaped(visit: PoemVisit) -> Problem | None:
    if leak := escaping.find_leak(visit):
        return missing.which_field(visit, leak)
    tag = f"<{escaping.TAG}>"
    many = [tag, f"{tag}x", f"{tag}y"]
    page = visit.fill(dict.fromkeys(WORDS, many), visit.separator)
    return escaping.leak(visit, tag, page) or escaping.twice(visit, page)


CHECKS = (
    check_fields,
    check_button,
    check_poem,
    check_different,
    check_articles,
    check_random,
    check_lines,
    check_too_few,
    check_comma,
    check_escaped,
)
