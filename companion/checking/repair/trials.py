"""Checks copies of a reader's folder, each with other changes."""

import shutil
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from companion.checking.events import FAILED, PASSED, WAITING, Result, Task
from companion.checking.files import Folder, write_folder
from companion.checking.results import Checker, first_failed, results_of
from companion.checking.step_names import NAMES

MOST_TRIALS = 20
SECONDS = 2.0  # for all trials; but for the likeliest ones, up to LONGEST
LIKELIEST = 10
LONGEST = 10.0
PAGE_LIMIT = 0.5  # seconds that a page may take in a trial
# That is for a machine on which a worker starts in this time; a slower one gets more.
SECONDS_TO_START = 0.4
SLOWEST = 5.0  # times as much


class Trials:
    """Checks copies of a folder, in a limited time; use it in a with statement.

    task: the check that failed. step, results: what it found.
    """

    def __init__(
        self, worker: Checker, task: Task, step: str, results: Sequence[Result]
    ) -> None:
        self.worker = worker
        slowness = min(max(1.0, worker.seconds_to_start / SECONDS_TO_START), SLOWEST)
        limit = PAGE_LIMIT * slowness
        self.task = replace(task, page_limit=limit, until_failure=True)
        self.step, self.results = step, results
        now = time.monotonic()
        self.end, self.last = now + SECONDS * slowness, now + max(LONGEST, SECONDS)
        self.outcomes: dict[tuple[tuple[str, bytes], ...], str] = {}
        self.copies = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)

    def __enter__(self) -> "Trials":
        return self

    def __exit__(self, *error: object) -> None:
        self.copies.cleanup()

    def outcome(self, folder: Folder) -> str:
        """Return what comes after the failed check in a folder, while there is time.

        PASSED: all checks pass. FAILED: the next that fails had failed before. WAITING:
        it had only waited, so the change may be to blame; or the failed check expects
        something else, now that the code runs. Empty: it still fails, or one that had
        passed.
        """
        key = tuple(sorted(folder.items()))
        done = len(self.outcomes)
        end = self.last if done < LIKELIEST else self.end
        has_time = done < MOST_TRIALS and time.monotonic() <= end
        if key not in self.outcomes and has_time:
            self.outcomes[key] = self.judge(*self.check(folder))
        return self.outcomes.get(key, "")

    def check(self, folder: Folder) -> tuple[str, list[Result]]:
        """Return the step and the results up to the first failure."""
        copy = Path(self.copies.name, str(len(self.outcomes)), "copy")
        write_folder(folder, copy)
        task = replace(self.task, path=copy / self.task.path.name)
        seconds = max(self.last - time.monotonic(), 0.01)
        found = results_of(task, self.worker, seconds)[0]
        shutil.rmtree(copy.parent, ignore_errors=True)
        return found

    def judge(self, step: str, results: Sequence[Result]) -> str:
        if not step or not results or NAMES.index(step) < NAMES.index(self.step):
            return ""
        failed = first_failed(results)
        if not failed:
            return PASSED
        at = results.index(failed)
        before = [one.status for one in self.results]
        first = before.index(FAILED)
        if at == first and self.results[at].is_of_code and not failed.is_of_code:
            return WAITING
        is_another = first < at < len(before)
        return before[at] if is_another and before[at] != PASSED else ""
