"""What check.py's worker finds out before code goes online."""

import pytest

from companion.checking.events import Result, Task
from companion.checking.run import run
from companion.checking.step_names import LOADING

HANDLERS = """\
- url: /a
  script: gone.my_app
- url: /b
  script: hello.my_app
- url: /c
  script: broken.my_app
"""


def test_each_script_that_does_not_load_is_named(
    folder, handlers, add, forget_modules, monkeypatch
):
    handlers(HANDLERS)
    add("broken.py", text="1/0\n")
    forget_modules(folder)
    monkeypatch.chdir(folder)
    events = []
    run(Task(folder / "app.yaml", "app.yaml", LOADING), events.append)
    found = [event for event in events if isinstance(event, Result)]
    assert [(result.file, result.line, result.got) for result in found] == [
        ("app.yaml", 4, "there is no gone.py, but app.yaml names gone.my_app"),
        ("broken.py", 1, "ZeroDivisionError: division by zero"),
    ]


@pytest.mark.usefixtures("without_sdk")
def test_services_that_arent_installed_are_named(folder, forget_modules, monkeypatch):
    yaml = (folder / "app.yaml").read_text()
    (folder / "app.yaml").write_text(f"app_engine_apis: true\n{yaml}")
    forget_modules(folder)
    monkeypatch.chdir(folder)
    events = []
    run(Task(folder / "app.yaml", "app.yaml", LOADING), events.append)
    (found,) = (event for event in events if isinstance(event, Result))
    assert found.got == "app_engine_apis: true needs Google's SDK"
    assert "requirements-beyond.txt" in found.hint
