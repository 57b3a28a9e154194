"""The tutorial's listings, as the reader would have typed them."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher, get_close_matches
from functools import cache
from itertools import pairwise
from pathlib import Path

from companion.checking.files import SUFFIXES, Files
from companion.checking.repair.tokens import Token, tokenize
from companion.checking.step_names import NAMES
from companion.source.lines import differences

ROOT = Path(__file__).parent.parent.parent.parent
# What first_app has beyond the tutorial.
BEYOND = ("errors.py", "page.py")
ALIKE = 0.5  # from 0 to 1: how alike a file and its listing are at least
MOST_LINES = 2  # to compare a line with


@cache
def listings(step: str) -> Files:
    """Return a step's files, without comments and docstrings."""
    folder = ROOT / "first_app"
    if step != "finished":
        folder = ROOT / f"steps/{NAMES.index(step) + 1}_{step}"
    return {
        path.relative_to(folder).as_posix(): bare(path)
        for path in sorted(folder.rglob("*"))
        if path.suffix in SUFFIXES and path.name not in BEYOND
    }


def bare(path: Path) -> str:
    """Return a listing without its comments, docstrings and blank lines."""
    text = path.read_text(encoding="utf-8")
    found = ""
    for before, token in pairwise(tokenize(text, path.name)):
        if token.is_newline:  # comments and docstrings are before its last line break
            found += token.text[token.text.rfind("\n") :]
        else:
            found += text[before.end : token.start] + token.text
    return "".join(f"{line}\n" for line in found.splitlines() if line.strip())


def likeness(one: list[Token], other: list[Token]) -> float:
    """Return how much two files have in common, from 0 to 1, in any order."""
    words = [token.meaning for token in one], [token.meaning for token in other]
    return SequenceMatcher(None, *words, autojunk=False).quick_ratio()


def most_like(line: str, name: str, listing: Files, known: Iterable[str]) -> list[str]:
    """Return the lines of a listing that are most like a line of a file.

    known: the file's lines, which aren't missing.
    """
    suffix = Path(name).suffix.replace(".html", ".py")  # the listings' HTML is there
    texts = [text for path, text in listing.items() if Path(path).suffix == suffix]
    lines = {other.strip() for text in texts for other in text.splitlines()}
    lines -= set(map(str.strip, known))
    return get_close_matches(line, sorted(lines), MOST_LINES)


def pairs(files: Files, listing: Files) -> dict[str, str]:
    """Return the listing's file for each of the reader's files that has one."""
    found = {path: path for path in listing if path in files}
    for path in sorted(listing.keys() - found.keys()):
        wanted = tokenize(listing[path], path)
        near = [
            (likeness(tokenize(files[mine], mine), wanted), mine)
            for mine in sorted(files.keys() - found.keys())
            if Path(mine).suffix == Path(path).suffix
        ]
        best = max(near, default=(0.0, ""))
        if best[0] > ALIKE:
            found[best[1]] = path
    return found


def own_names(
    files: Files, listing: Files, paired: Mapping[str, str]
) -> dict[str, str]:
    """Return the reader's names for what the listing calls otherwise."""
    mine = {path: names_in(files[path], path) for path in paired}
    theirs = {path: names_in(listing[paired[path]], path) for path in paired}
    uses = Counter(t.meaning for tokens in mine.values() for t in tokens)
    wanted = Counter(t.meaning for tokens in theirs.values() for t in tokens)
    both: Counter[tuple[str, str]] = Counter()
    for path in paired:
        both.update(replaced_names(mine[path], theirs[path]))
    code = "\n".join(files[path] for path in paired)
    return {
        name: own
        for (own, name), _ in sorted(both.items(), key=lambda item: item[1])
        if not uses[name] and not wanted[own] and defines(code, own)
    }


def defines(code: str, name: str) -> bool:
    """Whether a reader's code gives something this name."""
    defined = rf"^\s*(class|def) {name}\b|^\s*{name} *=[^=]|^\s*(def|for) .*\b{name}\b"
    return bool(re.search(defined, code, re.MULTILINE))


def replaced_names(mine: list[Token], theirs: list[Token]) -> list[tuple[str, str]]:
    meanings = [t.meaning for t in mine], [t.meaning for t in theirs]
    return [
        pair
        for tag, i1, i2, j1, j2 in differences(*meanings)
        if tag == "replace" and i2 - i1 == j2 - j1
        for pair in zip(meanings[0][i1:i2], meanings[1][j1:j2], strict=True)
        if all(map(str.isidentifier, pair))
    ]


def names_in(text: str, path: str) -> list[Token]:
    """Return the tokens of a file, without the words in its strings."""
    return [token for token in tokenize(text, path) if not token.is_prose]


def in_own_words(text: str, path: str, names: Mapping[str, str], mine: str) -> str:
    """Return a listing with the reader's names, and the indentation of their file.

    The tutorial's converter escapes nothing; ours only if the reader's does, too.
    """
    if path == "temperature.py" and "import html" not in mine:
        text = re.sub(r"html\.escape\((\w+)\)|import html\n+", r"\1", text)
    for token in reversed(names_in(text, path)):
        own = names.get(token.meaning, token.text)
        text = text[: token.start] + own + text[token.end :]
    block = re.search(r"(?m)^\S.*:[ \t]*\n([ \t]+)", mine)
    indent = block[1] if block else "    "
    return re.sub(r"(?m)^(    )+", lambda m: indent * (len(m[0]) // 4), text)
