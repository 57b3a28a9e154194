"""Says why there is no poem, or always the same one."""

import re

from companion.checking.pages.form import escaping, mistakes, values
from companion.checking.pages.poem import counts, shape
from companion.checking.pages.poem.visit import PoemVisit
from companion.checking.pages.visit import NOTHING
from companion.checking.site import Page
from companion.problem import NOWHERE, Place, Problem
from companion.source.functions import never_called, return_in_loop

PICKS = r"\b(sample|choices?|shuffle)\("
SPLITS = (r"\.split\(", PICKS)  # the typed text; or else the line that picks from it
FIRST_WORDS = r"[^=!<>]=[^=].*\b{}\w*\[:?\d\]"  # of a list, or one of them
# At least three places to fill in, and no form's field.
IN_POEM = r"^(?!.*<input)(.*?(\{[^{}]*\}|%s)){3}"


def no_poem(visit: PoemVisit, page: Page) -> Problem:
    """Say why a page has no poem with the assignment's shape."""
    new = visit.new_lines(page)
    got = " / ".join(new) or page.visible_text or NOTHING
    found = values.unfilled(visit, page.text, got)
    found = found or mistakes.mismatch(visit, visit.form)
    found = found or escaping.whole_page(visit, got)
    if found:
        return found
    if len(re.findall(r"\b[^\W\daA]\b", " ".join(new))) >= 3:
        return picks_letters(visit, got)
    if set(re.findall(r"\w+", " ".join(new).lower())) & shape.KIND_OF.keys():
        return wrong_shape(visit, got, shape.SHAPE)
    return no_words(visit, got)


def picks_letters(visit: PoemVisit, got: str) -> Problem:
    """Say that a poem is made of the letters of a text, rather than of its words."""
    got_letters = "the poem picks letters from the text"
    unused, place = never_called(visit.code)
    if unused:
        return Problem(got, f"{got_letters}: nothing calls {unused}()", place)
    hint = f'{got_letters}: split it at the commas, text.split(",")'
    if visit.code.call("split") != NOWHERE:
        hint = f"{got_letters}: pick from the list that split() returns"
    return visit.problem(got, hint, *SPLITS)


def no_words(visit: PoemVisit, got: str) -> Problem:
    """Say why a page shows none of the words that were typed."""
    if (wrong := visit.one_too_many) != NOWHERE:
        write = "< instead of <=" if "<=" in wrong.source else ">= instead of >"
        return Problem(got, f"this many words are enough: write {write}", wrong)
    if (early := return_in_loop(visit.code)) != NOWHERE:
        return Problem(got, counts.RETURNS_EARLY, early)
    return wrong_shape(visit, got, shape.SHAPE)


def wrong_shape(visit: PoemVisit, got: str, hint: str, at: Place = NOWHERE) -> Problem:
    """Return the problem with the line, or else with the function for the poem."""
    place = visit.code.line_matching(r"def \w*poem") if at == NOWHERE else at
    return Problem(got, hint, place, blocks=True, read_assignment=True)


def code_of_slot(visit: PoemVisit, slot: str) -> Place:
    """Return the line of code that writes a slot, if each of the four lines has one."""
    found = list(visit.code.lines_matching(IN_POEM))
    has_slot = [slot in each.split() for each in shape.LINES]
    return found[has_slot.index(True)] if len(found) == len(has_slot) else NOWHERE


def which_field(visit: PoemVisit, leak: Problem) -> Problem:
    """Name the field that isn't escaped, if it is only one."""
    harmless = dict.fromkeys(shape.WORDS, ("x",))
    each = {kind: {**harmless, kind: [escaping.INTO_VALUE]} for kind in shape.WORDS}
    bad = [kind for kind in each if escaping.leaks(visit.fill(each[kind], ","))]
    if len(bad) != 1:
        return leak
    names = visit.fields[bad[0]]
    place = visit.code.requested.get(names[0], leak.place)
    hint = f"the field {names[0]} isn't escaped: {escaping.escape_at(place)}"
    return Problem(leak.message, hint, place)


def always_same(visit: PoemVisit) -> Problem:
    got = f"the same poem each time: {visit.poems[0].text}"
    seeded = visit.code.call("seed")
    if seeded != NOWHERE:
        hint = "random.seed() makes every poem the same: remove it"
        return Problem(got, hint, seeded)
    hint = "pick the words with random.sample(nouns, 3) and so on, once for each poem"
    return visit.problem(got, hint, PICKS, FIRST_WORDS.format(""))


def always_picked(visit: PoemVisit) -> Problem | None:
    """Say which kind of words is the same in each poem, if one is."""
    for slots in shape.DIFFERENT:
        picked = {tuple(poem.words[slot] for slot in slots) for poem in visit.poems}
        if len(picked) == 1:
            kind = shape.SLOTS[slots[0]]
            got = f"the same {kind}s in each poem: {', '.join(*picked)}"
            hint = f"pick them with random.sample({kind}s, {len(slots)})"
            return visit.problem(got, hint, FIRST_WORDS.format(kind))
    return None
