"""Small files that would fill the memory, or take for ever, are refused all the same."""

import pytest

from tests.support.commands import type_command

pytestmark = pytest.mark.posix  # which has limits for a process

# Reads app.yaml with far less memory and time than such a file would take.
READ = """
import resource
from pathlib import Path
from companion.config import app_yaml
from companion.problem import Problem

resource.setrlimit(resource.RLIMIT_AS, (400_000_000, 400_000_000))
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
try:
    app_yaml.read(Path({path!r}), "app.yaml")
except Problem as error:
    print(error)
"""

LAUGHS = "a: &a [lol]\n" + "".join(
    f"{new}: &{new} [{','.join(f'*{old}' for _ in range(9))}]\n"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (LAUGHS, "app.yaml:2: *a is an alias; write out what it refers to"),
        ("a: &a [*a]\n", "app.yaml:1: *a is an alias; write out what it refers to"),
        (
            "a: &a {x: y}\nb: {<<: *a}\n",
            "app.yaml:2: *a is an alias; write out what it refers to",
        ),
        ("[" * 199_000, "app.yaml:1: brackets nested too deeply"),
        ("{" * 199_000, "app.yaml:1: brackets nested too deeply"),
        ("- " * 99_000, "app.yaml:1: brackets nested too deeply"),
        ("? " * 99_000, "app.yaml:1: brackets nested too deeply"),
        ("a: " * 66_000, "app.yaml:1: a colon in the value of a"),
        ("&a " * 66_000, "app.yaml:1: not YAML"),
        ("k: v\n" * 39_000, "app.yaml:2: duplicate key 'k'"),
        ("x" * 199_000 + ": y\n", "app.yaml:1: not YAML"),
        ("x: y\n" * 1_000_000, "app.yaml: longer than 200,000 bytes; shorten it"),
        (f"runtime: python27\nhandlers:\n- url: /{'(' * 190_000}\n", "app.yaml:3: "),
    ],
    ids=lambda value: value[:12],
)
def test_a_yaml_bomb_is_refused_within_time_and_memory_limits(
    tmp_path, text, complaint
):
    path = tmp_path / "app.yaml"
    path.write_text(text)
    done = type_command("-c", READ.format(path=str(path)))
    assert done.stdout.startswith(complaint), done.stderr[-300:]
    assert done.returncode == 0
