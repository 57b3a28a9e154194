"""Splits a file into tokens that compare equal however they are typed.

Comments, blank lines, the kind of quotation marks and the width of the indentation are
no difference. A file may be broken in any way, so this reads it more loosely than
Python does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

PYTHON = re.compile(
    r"""
    (?P<newline> (?: [ \t\f]* (?:\#[^\n]*)? \r?\n )+ [ \t]* )
    | (?P<space> [ \t\f]+ | \\\r?\n | \#[^\n]* )
    | (?P<string> (?P<quote> \"{3} | '{3}) (?: \\. | . )*? (?: (?P=quote) | \Z)
        | "(?: \\. | [^"\\\n] )*"? | '(?: \\. | [^'\\\n] )*'? )
    | (?P<word> \w+ )
    | (?P<sign> . )
    """,
    re.VERBOSE | re.DOTALL,
)
# A file without strings: app.yaml, and a style sheet, whose lines mean nothing.
YAML = re.compile(
    r"""
    (?P<newline> (?: [ \t]* (?:\#[^\n]*)? \r?\n )+ [ ]* )
    | (?P<space> [ \t]+ | (?<=\s)\#[^\n]* )
    | (?P<word> \w+ )
    | (?P<sign> . )
    """,
    re.VERBOSE | re.DOTALL,
)
CSS = re.compile(r"(?s)(?P<space>\s+|/\*.*?\*/)|(?P<word>[\w-]+)|(?P<sign>.)")
IN_STRING = re.compile(r"(?s)(?P<space>\s+)|(?P<word>\w+)|(?P<sign>\\.|.)")
MARKUP = frozenset("<>=/{}\"'")
QUOTES = ("'", '"', "'''", '"""')


@dataclass(frozen=True)
class Token:
    """A word or sign. meaning: equal in tokens that mean the same.

    start, end: its place in the file's text. A new line's meaning has its level.
    is_prose: whether it may be a part of a sentence that the page shows.
    """

    text: str
    meaning: str
    start: int
    end: int
    is_prose: bool = False

    @property
    def is_newline(self) -> bool:
        return self.meaning.startswith("\n")

    @property
    def level(self) -> int:
        return int(self.meaning[1:])


def tokenize(text: str, name: str) -> list[Token]:
    """Return the tokens of a file: Python, app.yaml or CSS, as its name says.

    They begin with a new line, and end with one at level 0.
    """
    if name.endswith((".css", ".yaml", ".yml")):
        pattern = CSS if name.endswith(".css") else YAML
        found = [
            token(m, len(m[0].rpartition("\n")[2]))
            for m in pattern.finditer(text)
            if m["space"] is None
        ]
    else:
        found = without_docstrings(list(python_tokens(text)))
    if not found or not found[0].is_newline:
        found.insert(0, Token("", "\n0", 0, 0))
    while len(found) > 1 and found[-1].is_newline:
        found.pop()
    end = found[-1].end
    return [*found, Token("", "\n0", end, end)]


def token(match: "re.Match[str]", level: int = 0) -> Token:
    meaning = f"\n{level}" if match.lastgroup == "newline" else match[0]
    return Token(match[0], meaning, *match.span())


def python_tokens(text: str) -> Iterator[Token]:
    depth, widths = 0, [0]  # of brackets, and of the indentation so far
    for match in PYTHON.finditer(text):
        if match["newline"] is not None:
            if depth == 0:
                width = len(match[0].rpartition("\n")[2].expandtabs(8))
                while width < widths[-1]:
                    widths.pop()
                if width > widths[-1]:
                    widths.append(width)
                yield token(match, len(widths) - 1)
        elif match["string"] is not None:
            yield from string_tokens(match["string"], match.start())
        elif match["space"] is None:
            depth = max(depth + (match[0] in "([{") - (match[0] in ")]}"), 0)
            yield token(match)


def without_docstrings(tokens: list[Token]) -> list[Token]:
    """Return the tokens without the lines that are nothing but a text."""
    starts = [at for at, token in enumerate(tokens) if token.is_newline or at == 0]
    found: list[Token] = []
    for start, end in pairwise([*starts, len(tokens)]):
        words = [token.meaning for token in tokens[start:end] if not token.is_newline]
        starts_text = len(words) > 1 and words[0].startswith("quote")
        if not starts_text or words[0] not in words[1:] or words[0] in words[1:-1]:
            found += tokens[start:end]
    return found


def string_tokens(string: str, start: int) -> Iterator[Token]:
    """Yield a string's quotation marks, and the words and signs in it."""
    quote = string[:3] if string[:3] in QUOTES and len(string) > 3 else string[0]
    is_closed = len(string) >= 2 * len(quote) and string.endswith(quote)
    end = len(string) - len(quote) if is_closed else len(string)
    meaning = "quote" * len(quote)
    yield Token(quote, meaning, start, start + len(quote))
    for match in IN_STRING.finditer(string, len(quote), end):
        # In a text of several lines, spaces only lay out the HTML.
        if match["space"] is None or len(quote) == 1:
            same = " " if match["space"] else match[0].removeprefix("\\")
            plain = same if same in QUOTES or match["space"] else match[0]
            at = start + match.start(), start + match.end()
            yield Token(match[0], plain, *at, match[0] not in MARKUP)
    if is_closed:
        yield Token(quote, meaning, start + end, start + len(string))
