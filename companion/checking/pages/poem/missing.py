"""Says why there is no poem, or always the same one."""

import re

from companion.checking.pages.form import escaping, mistakes
from companion.checking.pages.poem import counts, shape
from companion.checking.pages.poem.visit import PoemVisit
from companion.checking.site import Page
from companion.problem import NOWHERE, Place, Problem
from companion.source.functions import never_called, return_in_loop
from companion.source.search import ReaderCode

PICKS = r"\b(sample|choices?|shuffle)\("
FIRST_WORDS = r"[^=!<>]=[^=].*\b{}\w*\[:?\d\]"  # of a list, or one of them
# At least three places to fill in, and no form's field.
IN_POEM = r"^(?!.*<input)(.*?(\{[^{}]*\}|%s)){3}"
# The number of the poem's line that has each slot, from 0: 2, 6, 3 and 5 slots a line.
LINES = [number for number, slots in enumerate((2, 6, 3, 5)) for _ in range(slots)]
LINE_OF = dict(zip(shape.SLOTS, LINES, strict=True))


def no_poem(visit: PoemVisit, page: Page) -> Problem:
    """Say why a page has no poem with the assignment's shape."""
    code = visit.code
    new = visit.new_lines(page)
    got = " / ".join(new) or page.visible_text or "nothing to read"
    found = mistakes.unfilled(visit, page.text, got)
    found = found or mistakes.mismatch(visit, visit.form)
    if found:
        return found
    if len(re.findall(r"\b[^\WaA]\b", " ".join(new))) >= 3:
        return picks_letters(got, code)
    if shape.some_words(new):
        return wrong_shape(got, shape.SHAPE, code)
    return no_words(code, got)


def picks_letters(got: str, code: ReaderCode) -> Problem:
    """Say that a poem is made of the letters of a text, rather than of its words."""
    got_letters = "the poem picks letters from the text"
    unused, place = never_called(code)
    if unused:
        return Problem(got, f"{got_letters}: nothing calls {unused}()", place)
    hint = f'{got_letters}: split it at the commas, text.split(",")'
    if code.call("split") != NOWHERE:
        hint = f"{got_letters}: pick from the list that split() returns"
    return Problem(got, hint, split_place(code))


def no_words(code: ReaderCode, got: str) -> Problem:
    """Say why a page shows none of the words that were typed."""
    wrong = counts.counts_wrong(code)
    if wrong != NOWHERE:
        write = "< instead of <=" if "<=" in wrong.source else ">= instead of >"
        return Problem(got, f"this many words are enough: write {write}", wrong)
    early = return_in_loop(code)
    if early != NOWHERE:
        return Problem(got, counts.RETURNS_EARLY, early)
    return wrong_shape(got, shape.SHAPE, code)


def wrong_shape(got: str, hint: str, code: ReaderCode, at: Place = NOWHERE) -> Problem:
    """Return the problem with the line, or else with the function for the poem."""
    place = code.line_matching(r"def \w*poem") if at == NOWHERE else at
    return Problem(got, hint, place, blocks=True, read_assignment=True)


def split_place(code: ReaderCode) -> Place:
    """Return the line that splits the typed text, or the line that picks from it."""
    return code.line_matching(r"\.split\(", PICKS)


def code_of_slot(code: ReaderCode, slot: str) -> Place:
    """Return the line of code that writes a slot, if each of the four lines has one."""
    found = list(code.lines_matching(IN_POEM))
    return found[LINE_OF[slot]] if len(found) == LINES[-1] + 1 else NOWHERE


def which_field(visit: PoemVisit, leak: Problem) -> Problem:
    """Name the field that isn't escaped, if it is only one."""
    bad = []
    for kind in shape.WORDS:
        typed = {**{other: ["x"] for other in shape.WORDS}, kind: [escaping.INTO_VALUE]}
        if escaping.leaks(visit.fill(typed, ",")):
            bad.append(kind)
    if len(bad) != 1:
        return leak
    names = visit.fields[bad[0]]
    place = visit.code.requested.get(names[0], leak.place)
    hint = f"the field {names[0]} isn't escaped: {escaping.escape_at(place)}"
    return Problem(leak.message, hint, place)


def always_same(visit: PoemVisit, poem: shape.Poem) -> Problem:
    code = visit.code
    got = f"the same poem each time: {poem.text}"
    seeded = code.call("seed")
    if seeded != NOWHERE:
        hint = "random.seed() makes every poem the same: remove it"
        return Problem(got, hint, seeded)
    hint = "pick the words with random.sample(nouns, 3) and so on, once for each poem"
    return Problem(got, hint, code.line_matching(PICKS, FIRST_WORDS.format("")))


def always_picked(visit: PoemVisit, poems: list[shape.Poem]) -> Problem | None:
    """Say which kind of words is the same in each poem, if one is."""
    for slots in shape.DIFFERENT:
        picked = {tuple(poem.words[slot] for slot in slots) for poem in poems}
        if len(picked) == 1:
            kind = shape.SLOTS[slots[0]]
            got = f"the same {kind}s in each poem: {', '.join(*picked)}"
            hint = f"pick them with random.sample({kind}s, {len(slots)})"
            place = visit.code.line_matching(FIRST_WORDS.format(kind))
            return Problem(got, hint, place)
    return None
