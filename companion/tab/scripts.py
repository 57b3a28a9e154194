"""Runs scripts that print their page in this process, where there are no others."""

import io
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import IO

from companion.own_code import is_own
from companion.reports.process_end import report_end
from companion.reports.report import ScriptFailed, report
from companion.running.cgi import script_host
from companion.running.limits import Limits, PageLimit
from companion.running.reloading.reloader import keep_lines
from companion.tab.time_limit import MonitoredLimit


def limits_here(folder: Path, seconds: float) -> Limits:
    limit = MonitoredLimit(folder, seconds)
    return Limits(limit, ScriptsHere(limit))


class ScriptsHere:
    """See Scripts."""

    def __init__(self, limit: PageLimit) -> None:
        self.limit = limit

    def close(self) -> None:
        """There is nothing to end: a script has ended when run() returns."""

    def run(
        self, folder: Path, script: str, env: Mapping[str, str], stdin: IO[bytes]
    ) -> bytes:
        path = folder / script
        keep_lines(str(path), path.read_bytes())
        output = io.BytesIO()
        printed = io.TextIOWrapper(output, encoding="utf-8", newline="\n")
        with (
            self.limit.limited(),
            as_in_a_process(folder, env, stdin),
            redirect_stdout(printed),
        ):
            try:
                script_host.run(str(path))
            except SystemExit as error:
                if error.code:
                    status = error.code if isinstance(error.code, int) else 1
                    raise ScriptFailed(report_end(status, (), script)) from None
            except Exception as error:
                found = report(script_host.from_first_line(error), folder)
                raise ScriptFailed(found) from None
        printed.flush()
        return output.getvalue()


@contextmanager
def as_in_a_process(
    folder: Path, env: Mapping[str, str], stdin: IO[bytes]
) -> Iterator[None]:
    """Undo what a script changes: it would end with its process."""
    before = dict(os.environ), dict(sys.modules), sys.stdin
    os.environ.update(env)
    sys.stdin = io.TextIOWrapper(stdin, encoding="utf-8")
    try:
        yield
    finally:
        environ, modules, sys.stdin = before
        os.environ.clear()
        os.environ.update(environ)
        sys.modules["__main__"] = modules["__main__"]
        for name in sys.modules.keys() - modules.keys():
            if is_own(getattr(sys.modules[name], "__file__", None), folder):
                del sys.modules[name]
