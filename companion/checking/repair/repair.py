"""Looks for what makes a failed check pass, and says it in the result."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from companion.checking.events import Result, Task
from companion.checking.files import SUFFIXES, Folder, read_folder, texts_of
from companion.checking.repair import advice, listings
from companion.checking.repair.search import Search, compare, mistyped
from companion.checking.repair.trials import Trials
from companion.checking.results import Checker, first_failed
from companion.problem import Edit
from companion.source.file import Version
from companion.source.lines import indentation

MOST_LINES = 6  # that an edit may touch


def repaired(
    worker: Checker,
    task: Task,
    step: str,
    results: Sequence[Result],
    last_good: Version | None = None,
) -> list[Result]:
    """Return the results; the first failed one with its edits, if they were found.

    last_good: the files with which its check last passed, if they are known.
    """
    found = list(results)
    failed = first_failed(results)
    if not failed:
        return found
    at = found.index(failed)
    folder = read_folder(task.path.parent) if step else None
    if folder is None:  # nothing can be tried
        found[at] = replace(failed, edits=())
        return found
    with Trials(worker, task, step, results) as trials:
        search = Search(folder, texts_of(folder), failed, trials)
        edits = propose(search, failed.edits)
        if edits:
            told = replace(failed, edits=edits)
        else:  # a rule whose own edits don't help is wrong
            failed = replace(failed, hint="" if failed.edits else failed.hint)
            told = advice.advised(step, failed, *find(search, step, last_good))
    whole = [at_end(edit, search.texts.get(edit.file, "")) for edit in told.edits]
    found[at] = replace(told, edits=tuple(whole))
    return found


def propose(search: Search, edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Return the edits with whole lines if they fit and make the failed check pass."""
    changed, whole = dict(search.folder), list[Edit]()
    lines = {name: text.split("\n") for name, text in search.texts.items()}
    for edit in sorted(edits, key=lambda one: -one.line):
        start, end = edit.line - 1, edit.line - 1 + len(edit.before)
        there = lines.get(edit.file, [])[start:end]
        if edit.rename and edit.file in changed and edit.rename not in changed:
            changed[edit.rename] = changed.pop(edit.file)
        elif edit.rename or edit.file not in lines:
            return ()
        elif [*map(str.strip, there)] == [*map(str.strip, edit.before)]:
            after = [indented(line, there) for line in edit.after]
            edit = replace(edit, before=tuple(there), after=tuple(after))
            lines[edit.file][start:end] = after
            changed[edit.file] = "\n".join(lines[edit.file]).encode()
        else:
            return ()
        whole.append(edit)
    return tuple(whole[::-1]) if whole and search.trials.outcome(changed) else ()


def indented(line: str, there: Sequence[str]) -> str:
    """Return a line with the indentation of those that it replaces, if it has none."""
    if not there or line[:1].isspace():
        return line
    return there[0][: indentation(there[0])] + line


def find(
    search: Search, step: str, last_good: Version | None
) -> tuple[tuple[Edit, ...], str]:
    """Return the edits that make the failed check pass, if any, and the reason."""
    for edit in (*removals(search), *other_names(search)):
        if edits := propose(search, [edit]):
            return edits, ""
    best = (
        (last_good and compare(search, last_good.files))
        or mistyped(search)
        or compare(search, listings.listings(step))
        or ()
    )
    edits = tuple(search.edits(best))
    loses = (
        advice.loses_tags(edits)
        or advice.replaces_words(edits, search.failed.expected)
        or advice.deletes_code(edits, search.failed)
        or urls(search.folder) > urls(search.changed(best))
    )
    if loses or advice.touched(edits) > MOST_LINES:
        return (), ""
    return edits, next((each.why for each in best if each.why), "")


def removals(search: Search) -> Iterator[Edit]:
    """Yield edits that delete the failing line, if the hint says so, or its if too."""
    name, number = search.failed.file, search.failed.line
    lines = search.texts.get(name, "").split("\n")[:number]
    says_so = re.search(r"\b(remove|delete) (it|this line)\b", search.failed.hint)
    if number and says_so and not lines[-1].rstrip().endswith(":"):
        yield Edit(name, number, (lines[-1],))
        yield Edit(name, number - 1, (*lines[-2:],))


def other_names(search: Search) -> Iterator[Edit]:
    """Yield edits that give a file, or a folder in app.yaml, the other one's name."""
    for name in search.folder:
        if PurePosixPath(name.removesuffix(".txt")).suffix in SUFFIXES:
            yield Edit(name, rename=name.removesuffix(".txt"))
    folders = {name.partition("/")[0] for name in search.folder if "/" in name}
    lines = search.texts.get("app.yaml", "").split("\n")
    for number, line in enumerate(lines, start=1):
        key, _, named = line.partition("static_dir:")
        if named and named.strip().partition("/")[0] not in folders:
            for other in sorted(folders):
                after = f"{key}static_dir: {other}"
                yield Edit("app.yaml", number, (line,), (after,))


def urls(folder: Folder) -> set[bytes]:
    """Return the urls and routes, each of which may be another page's."""
    code = b"\n".join(folder.values())
    return set(re.findall(rb"\burl: *(\S+)|\([\"'](/\w*)[\"'],", code))


def at_end(edit: Edit, text: str) -> Edit:
    """Have an edit that adds to a file begin with its last line, if that has no end."""
    last = text.count("\n") + 1
    if edit.before or edit.line != last + 1 or edit.rename:
        return edit
    line = text.rpartition("\n")[2]
    return replace(edit, line=last, before=(line,), after=(line, *edit.after))
