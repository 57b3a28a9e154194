"""A server that holds itself up for good is ended, and says where it was."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT

START = "from companion.server import heartbeat; heartbeat.start(1); "


@pytest.fixture
def run():
    def run(code):
        command = [sys.executable, "-c", START + code]
        return subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60)

    return run


def test_what_never_gives_another_thread_a_turn_is_ended(run):
    done = run("import re; re.match('(a+)+$', 'a' * 60 + 'b')")
    assert done.returncode == 1
    assert b"Timeout" in done.stderr and b"<string>" in done.stderr


def test_what_only_takes_long_is_not(run):
    done = run("import time; time.sleep(3); sum(range(30_000_000))")
    assert (done.returncode, done.stderr) == (0, b"")
