"""Commands as they are typed in the project's folder."""

import contextlib
import subprocess
import sys

from tests.support.processes import environment
from tests.support.project import ROOT

PRESS_CTRL_C = ROOT / "tests/support/press_ctrl_c.py"
LONGEST = 100  # seconds, for Wine on a busy machine
if sys.platform == "win32":
    NEW_CONSOLE = {"creationflags": subprocess.CREATE_NO_WINDOW}
else:
    NEW_CONSOLE = {"start_new_session": True}


def type_command(*words, python=sys.executable, cwd=ROOT, env=None, **options):
    """Run `python WORDS` to its end: gives .returncode, .stdout and .stderr.

    env: changes to the environment, see environment().
    """
    return subprocess.run(
        [python, *map(str, words)],
        cwd=cwd,
        env=environment(env or {}),
        capture_output=True,
        encoding="utf-8",
        timeout=LONGEST,
        **options,
    )


@contextlib.contextmanager
def running(*words, env=None, **options):
    """Give the process of `python WORDS`; it is killed if it hasn't ended by then."""
    with subprocess.Popen(
        [sys.executable, *map(str, words)],
        cwd=ROOT,
        env=environment(env or {}),
        text=True,
        **options,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def interrupted(*words, after):
    """Run `python WORDS`, press Ctrl-C, and give what type_command() does.

    after: what it prints before, or the path of a file that it makes. Both outputs are in
    .stdout.
    """
    command = [
        sys.executable,
        PRESS_CTRL_C,
        str(after),
        sys.executable,
        *map(str, words),
    ]
    return subprocess.run(
        command,
        cwd=ROOT,
        env=environment({}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=LONGEST,
        **NEW_CONSOLE,
    )
