"""Says what was tried: the hint of a failed check, and its edits in words."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from difflib import get_close_matches

from companion.checking.events import Result
from companion.checking.files import Files
from companion.problem import Edit

# What is code in a hint: in backquotes, or a word that looks like code.
CODE = re.compile(r"""`([^`]+)`|([^\s`,;:?]*[_=%+*"<>(){}\[\]/.][^\s`,;?]*(?<![:.]))""")
STRING = re.compile(r"""(?<!type=)(?:"[^"\n]*"|'[^'\n]*')""")
FOR_THE_READER = ("hello_html", "greet_me", "poem", "poem_css", "finished")
FEW = 2  # lines, or tags


def advised(step: str, failed: Result, edits: Sequence[Edit], why: str) -> Result:
    """Return a failed result with the edits that mend it and a hint that fits them.

    why: the reason for the edits, if it is known.
    """
    keeps = not edits or not is_shown(step, edits) or fits(failed, edits, why)
    hint = failed.hint if keeps else why
    return replace(failed, hint=hint, edits=tuple(edits))


def fits(failed: Result, edits: Sequence[Edit], why: str) -> bool:
    """Whether a hint says what the edits do, or is about the lines that they change.

    Where they change much or take away a part of the page, it may say something else:
    they are shown to compare.
    """
    cuts = [not one.after and re.search(r"<\w", str(one.before)) for one in edits]
    if not failed.hint or all(cuts):
        return bool(failed.hint)
    named = {int(number) for number in re.findall(r"\bline (\d+)", failed.hint)}
    lines = named or {failed.line, failed.line + 1}  # where a statement may go on
    is_there = any(is_at(edit, failed.file, lines) for edit in edits)
    if (named or "this line" in failed.hint) and not is_there:
        return False  # it is about another line
    is_large = touched(edits) > FEW or tags_lost(edits) > 0
    is_there = is_there and not why
    if is_there and is_large:
        return True
    changed = [(*one.before, *one.after, one.file, one.rename) for one in edits]
    text = squeezed("\n".join(line for lines in changed for line in lines))
    parts = [code_in(part) for part in failed.hint.split(", or ")]
    return any(
        all(code in text for code in codes) for codes in parts if codes or is_there
    )


def code_in(hint: str) -> list[str]:
    """Return the words of code in a hint, squeezed, without what it leaves out."""
    words = ("".join(found).partition("...")[0] for found in CODE.findall(hint))
    return [squeezed(word.removesuffix(")")) for word in words]


def loses_tags(edits: Sequence[Edit]) -> bool:
    """Whether edits change lines and leave out more than a few of their HTML tags."""
    return tags_lost(edits) > FEW and any(count_tags(edit.after) for edit in edits)


def replaces_words(edits: Sequence[Edit], expected: str) -> bool:
    """Whether edits put other words in place of the reader's, which nobody asked for.

    expected: what the failed check expects; it may be words.
    """
    old, new = (
        set(re.findall(r"[^\W\d_]{3,}", " ".join(STRING.findall("\n".join(lines)))))
        for lines in sides(edits)
    )
    is_typo = len(old) == 1 and any(get_close_matches(word, new) for word in old)
    return bool(old and new) and not is_typo and not new & {*old, *expected.split()}


def drops_calls(edits: Sequence[Edit], texts: Files) -> bool:
    """Whether edits leave out calls to functions that the reader has written."""
    own = set(re.findall(r"\bdef (\w+)", "\n".join(texts.values())))
    before, after = (
        set(re.findall(r"(?<!def )(?<![\w.])(?:self\.)?(\w+)\(", "\n".join(lines)))
        for lines in sides(edits)
    )
    return bool(own & before - after)


def sides(edits: Sequence[Edit]) -> tuple[list[str], list[str]]:
    """Return the lines that go, and those that come."""
    before = [line for edit in edits for line in edit.before]
    return before, [line for edit in edits for line in edit.after]


def deletes_code(edits: Sequence[Edit], failed: Result) -> bool:
    """Whether edits only take away code that fails, where the hint says otherwise."""
    is_asked = not failed.hint or failed.hint.startswith(("remove", "delete"))
    keeps = any(edit.after or edit.rename for edit in edits)
    return failed.is_of_code and not is_asked and not keeps


def tags_lost(edits: Sequence[Edit]) -> int:
    return sum(count_tags(edit.before) - count_tags(edit.after) for edit in edits)


def count_tags(lines: Sequence[str]) -> int:
    return len(re.findall(r"</?[a-z]\w*", "\n".join(lines)))


def is_at(edit: Edit, file: str, lines: Collection[int]) -> bool:
    """Whether an edit renames a file, or changes one of some lines."""
    changed = range(edit.line, edit.line + max(len(edit.before), 1))
    return bool(edit.rename) or (edit.file == file and any(n in changed for n in lines))


def squeezed(code: str) -> str:
    return code.replace("'", '"').replace(" ", "").replace("\n", "")


def is_shown(step: str, edits: Sequence[Edit]) -> bool:
    """Whether to show the lines: an exercise is solved by the reader."""
    solution = [edit for edit in edits if edit.file != "app.yaml"]
    return step not in FOR_THE_READER or touched(solution) <= FEW


def touched(edits: Sequence[Edit]) -> int:
    """Return how many lines some edits touch, the deleted ones counted."""
    return sum(max(len(edit.before), len(edit.after)) for edit in edits)


def in_words(edits: Sequence[Edit]) -> str:
    return "; ".join(map(edit_in_words, edits))


def edit_in_words(edit: Edit) -> str:
    if edit.rename:
        return f"rename {edit.file} to {edit.rename}"
    before, after = (
        " / ".join(filter(None, map(str.strip, lines)))
        for lines in (edit.before, edit.after)
    )
    if not edit.before:
        return f"{edit.file}:{edit.line}: add `{after}`"
    last = edit.line + len(edit.before) - 1
    lines = f"{edit.line}-{last}" if last > edit.line else str(edit.line)
    if not edit.after:
        return f"{edit.file}:{lines}: delete `{before}`"
    return f"{edit.file}:{lines}: write `{after}`"
