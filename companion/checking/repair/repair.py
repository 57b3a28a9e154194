"""Looks for what makes a failed check pass, and says it in the result."""

from collections.abc import Sequence
from dataclasses import replace

from companion.checking.events import FAILED, Result
from companion.checking.repair import listings
from companion.checking.repair.proposals import carried_out
from companion.checking.repair.search import Search, lines, search
from companion.checking.repair.trials import Folder, Trials, read_folder
from companion.checking.supervise import Worker
from companion.checking.task import Task
from companion.problem import Edit

MOST_LINES = 6  # that an edit may touch


def repaired(
    worker: Worker, task: Task, step: str, results: Sequence[Result]
) -> list[Result]:
    """Return the results; the first failed one with its edits, if they were found."""
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
            edits = find(trials, folder, step, failed)
    found[at] = advised(results[at], edits)
    return found


def find(
    trials: Trials, folder: Folder, step: str, failed: Result
) -> Sequence[Edit]:
    """Return the edits that make the failed check pass, or nothing."""
    texts = {
        name: text
        for name, data in folder.items()
        if name.endswith(listings.SUFFIXES) and (text := decoded(data)) is not None
    }
    proposed = carried_out(failed.edits, folder, texts) if failed.edits else None
    if proposed and trials.outcome(proposed[0]).mends:
        return proposed[1]
    for name in listings.nearest(texts, step):
        one = Search(folder, texts, failed, trials)
        best = search(one, listings.listings(name))
        if best:
            edits = one.edits(best)
            return edits if lines(edits) <= MOST_LINES else []
    return ()


def advised(failed: Result, edits: Sequence[Edit]) -> Result:
    """Return the result with its edits.

    A hint stays where it speaks of the lines that the edits change, or where nothing
    is known that was tried.
    """
    keeps = hint_fits(failed, edits) if edits else not failed.edits
    return replace(failed, hint=failed.hint if keeps else "", edits=tuple(edits))


def hint_fits(failed: Result, edits: Sequence[Edit]) -> bool:
    """Whether a hint is about a line that the edits change."""
    return edits == failed.edits or any(
        edit.rename or edit.file == failed.file and edit.line <= failed.line
        and failed.line <= edit.line + len(edit.before)
        for edit in edits
    )


def decoded(data: bytes) -> str | None:
    """Return a file's text with \\n at the ends of its lines, or None."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")
