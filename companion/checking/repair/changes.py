"""What differs between a reader's file and a listing, as single changes to the file."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from companion.checking.repair.tokens import Token, tokenize
from companion.problem import Edit
from companion.source import lines

START = "\n"
OPENING, CLOSING = "([{", ")]}"
LONGEST_SLIDE = 3  # tokens, as in "</form"
PARTNERS_WITHIN = 3  # lines between a bracket and the one that belongs to it


@dataclass(frozen=True)
class Change:
    """A change to a file: the characters from start to end become `text`.

    start, end: counted from the line break that is put before the first line.
    line: where it is. old, new: the meanings of the tokens that go and that come.
    levels: by how many levels it indents a line, if that is all that it does.
    is_prose: whether it changes nothing but sentences that the page shows. why: the
    reason for it, if that is known.
    """

    file: str
    line: int
    start: int
    end: int
    text: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    levels: int = 0
    is_prose: bool = False
    why: str = ""

    @property
    def size(self) -> int:
        """The number of letters that differ, roughly."""
        return sum(len(word.strip()) for word in (*self.old, *self.new))


def opened(words: Iterable[str]) -> int:
    """Return how many more brackets are opened than closed."""
    return sum((word in OPENING) - (word in CLOSING) for word in words if word)


Changes = tuple[Change, ...]


@dataclass(frozen=True)
class Side:
    """The reader's file, or the listing for it. name: of the reader's file."""

    name: str
    text: str
    tokens: Sequence[Token]

    def words(self, start: int = 0, end: int | None = None) -> list[str]:
        return [token.meaning for token in self.tokens[start:end]]

    def gap(self, at: int) -> str:
        """Return the text before a token: spaces, or line breaks inside brackets."""
        before = self.tokens[at - 1].end if at else 0
        return self.text[before : self.tokens[at].start]


def differences(name: str, text: str, listing: str) -> list[Change]:
    """Return the changes that turn a reader's file into the listing."""
    # Each line begins with its line break, the first one too.
    mine, theirs = (
        Side(name, START + each, tokenize(START + each, name))
        for each in (text, listing)
    )
    return [
        each
        for hunk in hunks(mine, theirs)
        for each in split(mine, theirs, *hunk)
        if each.text != mine.text[each.start : each.end]
    ]


def hunks(mine: Side, theirs: Side) -> Iterator[tuple[int, int, int, int]]:
    """Yield what differs, as ranges of tokens: by lines, then within the lines."""
    my_lines, their_lines = logical_lines(mine), logical_lines(theirs)
    for _, a1, a2, b1, b2 in lines.differences(
        [tuple(mine.words(a, b)) for a, b in pairwise(my_lines)],
        [tuple(theirs.words(a, b)) for a, b in pairwise(their_lines)],
    ):
        i1, i2, j1, j2 = my_lines[a1], my_lines[a2], their_lines[b1], their_lines[b2]
        words = mine.words(i1, i2), theirs.words(j1, j2)
        for _, x1, x2, y1, y2 in lines.differences(*words):
            hunk = i1 + x1, i1 + x2, j1 + y1, j1 + y2
            yield from_tag(mine, theirs, *hunk)


def from_tag(
    mine: Side, theirs: Side, i1: int, i2: int, j1: int, j2: int
) -> tuple[int, int, int, int]:
    """Have an insertion or deletion begin at a tag's `<`, if it is the same there."""
    side, first, last = (theirs, j1, j2) if i1 == i2 else (mine, i1, i2)
    for by in range(LONGEST_SLIDE if i1 == i2 or j1 == j2 else 0):
        if side.tokens[first - by].meaning == "<":
            return i1 - by, i2 - by, j1 - by, j2 - by
        before = mine.tokens[i1 - by - 1], theirs.tokens[j1 - by - 1]
        same = {each.meaning for each in (*before, side.tokens[last - by - 1])}
        if len(same) > 1:
            break
    return i1, i2, j1, j2


def split(mine: Side, theirs: Side, i1: int, i2: int, j1: int, j2: int) -> list[Change]:
    """Return a hunk as a change; the words that it begins with, as one of their own.

    They may be the reader's title or message. Lines that go are a change each.
    """
    old, new = mine.words(i1, i2), theirs.words(j1, j2)
    starts = [at for at in range(i1 + 1, i2) if "\n" in mine.gap(at)]
    if starts and not new and "\n" in mine.gap(i2):
        return [
            replace(
                change(mine, theirs, start, end, j1, j2),
                start=mine.tokens[start - 1].end,
                end=mine.tokens[end - 1].end,
                text="",
            )
            for start, end in pairwise([i1, *starts, i2])
        ]
    i, j = i1 + words_first(old), j1 + words_first(new)
    if i == i1 or j == j1 or (i, j) == (i2, j2):
        return [change(mine, theirs, i1, i2, j1, j2)]
    words = change(mine, theirs, i1, i, j1, j)
    rest = change(mine, theirs, i, i2, j, j2)
    text = words.text.removesuffix(theirs.gap(j))
    return [replace(words, text=text, end=mine.tokens[i - 1].end), rest]


def words_first(meanings: Sequence[str]) -> int:
    """Return how many words are before the first sign."""
    signs = (at for at, one in enumerate(meanings) if not re.fullmatch(r"\w+| ", one))
    return next(signs, len(meanings))


def logical_lines(side: Side) -> list[int]:
    """Return the number of each line's first token; the last one is the end."""
    return [at for at, token in enumerate(side.tokens) if token.is_newline]


def change(mine: Side, theirs: Side, i1: int, i2: int, j1: int, j2: int) -> Change:
    """Return the change that puts tokens j1 to j2 of the listing for i1 to i2."""
    old, new = mine.words(i1, i2), theirs.words(j1, j2)
    if new and new[-1].startswith("\n") and "\n" in mine.gap(i2):
        j2, new = j2 - 1, new[:-1]  # the reader's line ends there, in an open bracket
        if not old and not new:
            return Change(mine.name, 0, 0, 0, "", (), ())
    if new[-1:] == [","] and mine.tokens[i2].meaning in CLOSING:
        j2, new = j2 - 1, new[:-1]
    first, next_one = mine.tokens[i1], mine.tokens[i2]
    text = (
        theirs.text[theirs.tokens[j1].start : theirs.tokens[j2 - 1].end] if new else ""
    )
    end = next_one.start
    if first.is_newline and (old or new[0].startswith("\n")):
        # The comment on the line before it stays, and so do blank lines.
        # A new line comes right below the one before it; the first, below comments.
        find = first.text.find if i1 and not old else first.text.rfind
        start = first.start + max(find("\n"), 0)
        if not old:
            end = start
        elif not new and next_one.is_newline:  # with the comment at its end
            end += max(next_one.text.find("\n"), 0)
        text = text[max(theirs.tokens[j1].text.rfind("\n"), 0) :] if new else ""
    else:
        start = mine.tokens[i1 - 1].end
        if len(new) == 1 and new[0].startswith("quote"):
            quotes = [each.text for each in mine.tokens[:i1] if each.meaning == new[0]]
            if len(quotes) % 2:  # it ends a string that was begun before
                text = quotes[-1]
        before, after = seams(mine, theirs, i1, i2, j1, j2)
        text = before + text + after
    at = (first.end if first.is_newline else first.start) if old else start
    moved = len(old) == len(new) == 1 and first.is_newline and new[0].startswith("\n")
    return Change(
        file=mine.name,
        line=mine.text.count("\n", 0, at),
        start=start,
        end=end,
        text=text,
        old=tuple(old),
        new=tuple(new),
        levels=int(new[0][1:]) - first.level if moved else 0,
        is_prose=all(t.is_prose for t in (*mine.tokens[i1:i2], *theirs.tokens[j1:j2])),
    )


def seams(
    mine: Side, theirs: Side, i1: int, i2: int, j1: int, j2: int
) -> tuple[str, str]:
    """Return the spaces before and after a change: the listing's, unless lines end."""
    left, right = theirs.gap(j1), theirs.gap(j2)
    my_left, my_right = mine.gap(i1), mine.gap(i2)
    if i1 == i2 and "\n" in my_left:
        return (my_left, right) if "\n" in left else (left, my_right)
    if "\n" in left:  # in one line, only a comma has a space after it
        left = " " * (theirs.tokens[j1 - 1].meaning == ",")
    if "\n" in right:
        right = " " * (theirs.tokens[j2 - 1].meaning == ",")
    if j1 == j2:
        return seam(my_left, "") or seam(my_right, left), ""
    return seam(my_left, left), seam(my_right, right)


def seam(mine: str, theirs: str) -> str:
    return mine if "\n" in mine else theirs


def groups(changes: Sequence[Change]) -> list[Changes]:
    """Return the changes that belong together, as one each."""
    by_line: dict[tuple[str, int], Changes] = {}
    for each in changes:
        key = each.file, each.line
        by_line[key] = (*by_line.get(key, ()), each)
    found: list[Changes] = []
    for group in by_line.values():
        at = next((k for k, one in enumerate(found) if belong(one, group)), None)
        if at is None:
            found.append(group)
        else:
            found[at] = (*found[at], *group)
    return found


def belong(one: Changes, other: Changes) -> bool:
    """Whether two groups are an indented block, two partners, or a line that moves."""
    last, first = one[-1], other[0]
    if last.file != first.file:
        return False
    if last.levels and all(each.levels == last.levels for each in (*one, *other)):
        return True
    brackets, others = (
        sum(opened(each.new) - opened(each.old) for each in some)
        for some in (one, other)
    )
    if brackets and brackets == -others:
        return abs(first.line - last.line) <= PARTNERS_WITHIN
    return any(
        len(a.old + a.new) > 2 and (a.old, a.new) == (b.new, b.old)
        for a in one
        for b in other
    )


def apply(text: str, changes: Iterable[Change]) -> str:
    """Return a file's text with some of its changes."""
    text = START + text
    for each in sorted(changes, key=lambda one: -one.start):
        text = text[: each.start] + each.text + text[each.end :]
    return text.removeprefix(START)


def edits(text: str, changes: Sequence[Change]) -> list[Edit]:
    """Return the lines of one file that the changes change."""
    found = lines.edits(changes[0].file, text, apply(text, changes)) if changes else []
    # If there are more, they would be in the way of one that is moved.
    return [settled(found[0], text.split("\n"))] if len(found) == 1 else found


def settled(edit: Edit, there: Sequence[str]) -> Edit:
    """Return an insertion or deletion where a person would make it.

    If it can slide up or down without a difference, its first line is the one that is
    indented least. there: the file's lines.
    """
    if edit.before and edit.after:
        return edit
    block, start = edit.before or edit.after, edit.line
    below = len(edit.before) - 1  # where the line after it is, from its first one
    while start > 1 and block[-1] == there[start - 2]:
        block, start = (block[-1], *block[:-1]), start - 1
    places = [(start, block)]
    while start + below < len(there) and block[0] == there[start + below]:
        block, start = (*block[1:], block[0]), start + 1
        places.append((start, block))
    line, block = min(places, key=lambda place: lines.indentation(place[1][0]))
    if edit.before:
        return replace(edit, line=line, before=block)
    return replace(edit, line=line, after=block)
