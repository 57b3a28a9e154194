"""Starts the worker and passes on what it tells, how ever it ends."""

import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import FrameType

from companion.checking.events import FAILED, Event, Finished, Result, load

ROOT = Path(__file__).parent.parent.parent

TIME_LIMIT = 10.0  # seconds for an answer
ENDING_SIGNALS = ("SIGTERM", "SIGHUP")  # Windows lacks the second

HANGS = Result(
    section="Sanity Check!",
    asked="GET /",
    expected="a page",
    status=FAILED,
    got=f"no answer within {TIME_LIMIT:g} seconds",
    hint="look for a loop that never ends or a long sleep",
)
ENDS = Result(
    section="Sanity Check!",
    asked="GET /",
    expected="a page",
    status=FAILED,
    got="Python itself ended",
    hint="look for code that ends Python, such as os._exit()",
)


def ask_worker(path: Path, name: str, step_name: str) -> Iterator[Event]:
    """Yield what the worker tells, and how it ended if it hangs or ends too early."""
    process = subprocess.Popen(
        [
            # Newer Pythons warn about webapp2's source.
            *(sys.executable, "-W", "ignore::SyntaxWarning"),
            *("-m", "companion.checking.worker"),
            *(str(path.absolute()), name, step_name),
        ],
        cwd=ROOT,
        stdin=subprocess.PIPE,  # closes with this process, and so ends the worker
        stdout=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,  # so that what it starts can be ended too
    )
    assert process.stdin and process.stdout
    lines: queue.Queue[str] = queue.Queue()
    threading.Thread(
        target=read_lines, args=(process.stdout, lines), daemon=True
    ).start()
    event: Event | None = None
    try:
        while line := lines.get(timeout=TIME_LIMIT):
            event = load(line)
            if event:
                yield event
        if not isinstance(event, Finished):
            yield ENDS
    except queue.Empty:
        yield HANGS
    finally:
        end(process)
        process.stdin.close()


def end(process: "subprocess.Popen[str]") -> None:
    """End the worker and all that it started."""
    with contextlib.suppress(ProcessLookupError):
        process.kill()
        if sys.platform != "win32":  # pragma: no branch (the tests run on Linux)
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def read_lines(stream: Iterable[str], lines: "queue.Queue[str]") -> None:
    """Put the lines into the queue, and an empty one at the end."""
    for line in stream:
        lines.put(line)
    lines.put("")


def exit_on_signals() -> None:
    """Have a signal that ends this process end the worker first."""

    def leave(number: int, frame: FrameType | None) -> None:
        sys.exit(128 + number)  # as a shell says; on the way, `finally` is run

    for name in ENDING_SIGNALS:
        with contextlib.suppress(AttributeError):
            signal.signal(getattr(signal, name), leave)
