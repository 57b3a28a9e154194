"""Looks for what makes a failed check pass, and says it in the result."""

from collections.abc import Sequence
from dataclasses import replace

from companion.checking.events import FAILED, Result
from companion.checking.repair import listings
from companion.checking.repair.advice import advised, touched
from companion.checking.repair.folder import read_folder, texts_of
from companion.checking.repair.last_good import Version
from companion.checking.repair.proposals import carried_out, other_names
from companion.checking.repair.search import Search, compare, mistyped
from companion.checking.repair.trials import Trials
from companion.checking.supervise import Worker
from companion.checking.task import Task
from companion.problem import Edit

MOST_LINES = 6  # that an edit may touch


def repaired(
    worker: Worker,
    task: Task,
    step: str,
    results: Sequence[Result],
    last_good: Version | None = None,
) -> list[Result]:
    """Return the results; the first failed one with its edits, if they were found.

    last_good: the files with which its check last passed, if they are known.
    """
    found = list(results)
    at = next((k for k, one in enumerate(results) if one.status == FAILED), None)
    if at is None:
        return found
    failed = results[at]
    if failed.file == task.name:
        failed = replace(failed, file=task.path.name)
    folder = read_folder(task.path.parent) if step else None
    edits: Sequence[Edit] = ()
    if folder:
        with Trials(worker, task, step, results) as trials:
            search = Search(folder, texts_of(folder), failed, trials)
            edits = find(search, step, last_good)
        edits = [at_end(edit, search.texts.get(edit.file, "")) for edit in edits]
    found[at] = replace(advised(step, failed, edits), file=results[at].file)
    return found


def find(search: Search, step: str, last_good: Version | None) -> Sequence[Edit]:
    """Return the edits that make the failed check pass, or nothing."""
    names = ((edit,) for edit in other_names(search.folder, search.texts))
    for proposal in (search.failed.edits, *names):
        done = carried_out(proposal, search.folder, search.texts) if proposal else None
        if done and search.trials.outcome(done[0]).mends:
            return done[1]
    best = compare(search, last_good.files) if last_good else None
    best = best or mistyped(search)
    for name in listings.nearest(search.texts, step):
        best = best or compare(search, listings.listings(name))
    edits = search.edits(best or ())
    return edits if touched(edits) <= MOST_LINES else ()


def at_end(edit: Edit, text: str) -> Edit:
    """Have an edit that adds to a file begin with its last line, if that has no end."""
    last = text.count("\n") + 1
    if edit.before or edit.line != last + 1 or edit.rename:
        return edit
    line = text.rpartition("\n")[2]
    return replace(edit, line=last, before=(line,), after=(line, *edit.after))
