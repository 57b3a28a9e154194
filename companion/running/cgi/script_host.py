"""Runs a CGI script like `python hello.py`, and reports its error as data.

usage: script_host.py SCRIPT NOTES SECONDS PIPE

SCRIPT is in the current folder. NOTES is a folder for two files that the server reads:
error.json has the report of an exception; stacks.txt has each thread's stack if the
script crashed or was still running after SECONDS. PIPE is a file descriptor that closes
when the server ends, or -1.
"""

import _thread
import faulthandler
import os
import signal
import sys
import warnings
from pathlib import Path
from types import ModuleType

PROJECT = str(Path(__file__).parents[3])


def main() -> None:
    script, notes, seconds, pipe = sys.argv[1:]
    folder = os.getcwd()
    sys.argv[:] = [script]
    # As in launch.py: newer Pythons warn about webapp2's source.
    warnings.filterwarnings("ignore", category=SyntaxWarning, module=".*webapp2")
    sys.path[0] = folder
    # From here on no .pyc files are read: there may be old ones in the folder. Set
    # earlier, it would have Python compile its own modules for each request.
    sys.pycache_prefix = os.devnull
    sys.stdout.reconfigure(newline="\n")  # type: ignore[union-attr] # on Windows, too
    with open(os.path.join(notes, "stacks.txt"), "w", encoding="utf-8") as stacks:
        faulthandler.enable(stacks)
        faulthandler.dump_traceback_later(float(seconds), exit=True, file=stacks)
        if sys.platform != "win32":
            _thread.start_new_thread(end_with_server, (int(pipe),))
        try:
            run(os.path.join(folder, script))
        except Exception as error:
            report_error(error, folder, notes)
            sys.exit(1)


def run(path: str) -> None:
    module = ModuleType("__main__")
    module.__file__ = path
    sys.modules["__main__"] = module
    source = Path(path).read_bytes()
    if b"\0" in source:  # Python's own error differs by version and has no line
        line = source.count(b"\n", 0, source.index(b"\0")) + 1
        raise SyntaxError("the file has null bytes in it", (path, line, None, None))
    exec(compile(source, path, "exec"), module.__dict__)


def report_error(error: Exception, folder: str, notes: str) -> None:
    sys.path[:] = [PROJECT, *(path for path in sys.path if path != folder)]
    sys.pycache_prefix = None  # the same goes for ours
    # The report needs Python's own modules, not the folder's with the same names.
    for name in sys.stdlib_module_names & sys.modules.keys():
        if (getattr(sys.modules[name], "__file__", None) or "").startswith(folder):
            del sys.modules[name]
    from companion.reports.report import report

    found = report(from_first_line(error), Path(folder))
    Path(notes, "error.json").write_text(found.to_json(), encoding="ascii")


def from_first_line(error: Exception) -> Exception:
    """Return the error without its first two calls: run(), and the one of run()."""
    assert error.__traceback__
    trace = error.__traceback__.tb_next
    return error.with_traceback(trace and trace.tb_next)


def end_with_server(pipe: int) -> None:  # pragma: no cover (ends what measures)
    """Kill this process and its children when the server ends."""
    os.read(pipe, 1)
    if sys.platform != "win32" and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


if __name__ == "__main__":  # pragma: no branch
    main()
