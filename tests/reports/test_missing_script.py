"""What is said if app.yaml names a script whose file isn't there."""

import pytest

from companion.reports.missing_script import missing_script


@pytest.mark.parametrize(
    ("script", "files", "hint"),
    [
        ("hello.py.my_app", ["hello.py"], "write script: hello.my_app"),
        ("hello.my_app.py", ["hello.py"], "write script: hello.my_app"),
        ("my_app/hello.py", ["hello.py"], "write script: hello.my_app"),
        (
            "hello/my_app",
            ["hello.py"],
            "write script: hello.m",
        ),
        ("lib/hello.my_app", ["hello.py"], "write script: hello.my_app"),
        ("lib/hello.my_app", ["lib/hello.py"], "write "),
        ("lib.hello.my_app", ["hello.py"], "write script: hello.my_app"),
        ("Hello.my_app", ["hello.py"], "write script: hello.my_app"),
        ("hello.my_app", ["Hello.py"], "the file is called Hello.py: rename it"),
        ("hello.py", ["hello.py.txt"], "the file is called hello.py.txt: rename it"),
        ("temprature.my_app", ["temperature.py"], "write script: temperature.my_app"),
        (
            "poet.my_app",
            ["poets.py"],
            "rename poets.py to poet.py, or write script: poets.my_app",
        ),
        (
            "temperature.my_app",
            ["hello.py"],
            "save your code as temperature.py, or write script: hello.my_app",
        ),
        (
            "temperature.my_app",
            ["a.py", "b.py"],
            "save your code as temperature.py, or write another name after script:",
        ),
        ("hello.my_app", [], "save your code as hello.py, in the folder with app.yaml"),
        (
            "main.my_app",
            [".venv/lib/site-packages/main.py", "hello.py", "main.pyc"],
            "save your code as main.py, or write script: hello.my_app",
        ),
        (
            "hello.my_app",
            ["code/hello.py"],
            "the file is code/hello.py: move it into the same folder as app.yaml",
        ),
    ],
)
def test_a_script_without_a_file_gets_its_hint(tmp_path, script, files, hint):
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("my_app = webapp2.WSGIApplication([])\n")
    assert missing_script(tmp_path, script).hint.startswith(hint)


def test_a_link_that_leads_nowhere_is_told_apart(tmp_path):
    (tmp_path / "hello.py").symlink_to("hello.py")
    assert missing_script(tmp_path, "hello.my_app").hint.startswith(
        "hello.py is a link"
    )
