"""Looks for what makes a failed check pass, and says it in the result."""

from collections.abc import Sequence
from dataclasses import replace

from companion.checking.events import FAILED, Result
from companion.checking.repair import listings
from companion.checking.repair.advice import advised, touched
from companion.checking.repair.proposals import carried_out, other_names
from companion.checking.repair.search import Search, compare, mistyped
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
    found[at] = replace(advised(step, failed, edits), file=results[at].file)
    return found


def find(trials: Trials, folder: Folder, step: str, failed: Result) -> Sequence[Edit]:
    """Return the edits that make the failed check pass, or nothing."""
    texts = {
        name: text
        for name, data in folder.items()
        if name.endswith(listings.SUFFIXES) and (text := decoded(data)) is not None
    }
    names = ((edit,) for edit in other_names(folder, texts))
    for proposal in (failed.edits, *names):
        done = carried_out(proposal, folder, texts) if proposal else None
        if done and trials.outcome(done[0]).mends:
            return done[1]
    one = Search(folder, texts, failed, trials)
    best = mistyped(one)
    for name in listings.nearest(texts, step):
        best = best or compare(one, listings.listings(name))
        if best:
            edits = one.edits(best)
            return edits if touched(edits) <= MOST_LINES else []
    return ()


def decoded(data: bytes) -> str | None:
    """Return a file's text with \\n at the ends of its lines, or None."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")
