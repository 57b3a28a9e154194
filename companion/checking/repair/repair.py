"""Looks for what makes a failed check pass, and says it in the result."""

from collections.abc import Sequence
from dataclasses import replace

from companion.checking.events import FAILED, Result
from companion.checking.repair import listings
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
    at = next((k for k, one in enumerate(results) if one.status == FAILED), None)
    folder = read_folder(task.path.parent)
    if at is None or not step or not folder:
        return list(results)
    with Trials(worker, task, step, results) as trials:
        edits = find(trials, folder, step, results[at])
    found = list(results)
    found[at] = replace(results[at], edits=tuple(edits))
    return found


def find(trials: Trials, folder: Folder, step: str, failed: Result) -> list[Edit]:
    texts = {
        name: text
        for name, data in folder.items()
        if name.endswith(listings.SUFFIXES) and (text := decoded(data)) is not None
    }
    for name in listings.nearest(texts, step):
        one = Search(folder, texts, failed, trials)
        best = search(one, listings.listings(name))
        if best:
            edits = one.edits(best)
            return edits if lines(edits) <= MOST_LINES else []
    return []


def decoded(data: bytes) -> str | None:
    """Return a file's text with \\n at the ends of its lines, or None."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")
