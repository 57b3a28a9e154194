"""File names and line endings that would cause trouble on Windows or macOS."""

import re
import subprocess

from tests.support.project import ROOT

# What Windows forbids in a file's name; the first are names of devices there.
FORBIDDEN = re.compile(r'(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)|[<>:"|?*\\]|[. ]$')


def tracked_files():
    """The files that a clone has."""
    git = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
    )
    return [name for name in git.stdout.decode().split("\0") if name]


def test_every_file_has_a_name_that_windows_allows():
    parts = [part for name in tracked_files() for part in name.split("/")]
    assert parts
    assert [part for part in parts if FORBIDDEN.search(part)] == []


def test_no_two_files_differ_only_in_capital_letters():
    names = [name.lower() for name in tracked_files()]
    assert len(set(names)) == len(names)


def test_every_line_ends_as_on_linux():
    for name in tracked_files():
        if not name.endswith((".png", ".ico")):
            assert b"\r" not in (ROOT / name).read_bytes(), name
