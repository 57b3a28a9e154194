"""What check.py says to change can be carried out, and then the check passes."""

import pytest


@pytest.mark.parametrize(
    ("step", "slips", "new_names"),
    [
        ("hello_print", {"url: /.*": "url: /hello"}, {}),
        ("hello_wsgi", {"def get": "def gte"}, {}),
        ("hello_wsgi", {}, {"hello.py": "helo.py"}),
        ("hello_wsgi", {}, {"hello.py": "hello.py.txt"}),
        ("hello_wsgi", {"hello.my_app": "hello.py.my_app"}, {}),
        ("hello_wsgi", {"hello.my_app": "Hello.my_app"}, {}),
        ("welcome_form", {"def post": "def pots"}, {}),
        ("welcome_form", {'"/welcome", G': '"welcome", G'}, {}),
    ],
)
def test_an_edit_mends_what_is_wrong(check_repaired, copy_of, step, slips, new_names):
    folder = copy_of(step, slips)
    for name, new_name in new_names.items():
        (folder / name).rename(folder / new_name)
    (edit,) = check_repaired(folder, step).failed[0].edits
    carry_out(edit, folder)
    assert check_repaired(folder, step).failed == []


def test_an_edit_names_the_module_that_app_yaml_forgot(check_repaired, copy_of):
    folder = copy_of("temperature")
    for path in copy_of("hello_wsgi").glob("hello.py"):
        (folder / path.name).write_text(path.read_text())
    (folder / "temperature.py").touch()  # saved just now
    app_yaml = folder / "app.yaml"
    app_yaml.write_text(app_yaml.read_text().replace("temperature.my", "hello.my"))
    (edit,) = check_repaired(folder).failed[0].edits
    carry_out(edit, folder)
    assert check_repaired(folder).failed == []


def carry_out(edit, folder):
    """Do what an edit of --json says."""
    path = folder / edit.file
    if edit.rename:
        path.rename(folder / edit.rename)
        return
    lines = changed(path.read_text().split("\n"), [edit])
    path.write_text("\n".join(lines))


def changed(lines, edits):
    """Return the lines of a file after some edits, which are in order."""
    for edit in reversed(edits):
        start, end = edit.line - 1, edit.line - 1 + len(edit.before)
        assert lines[start:end] == list(edit.before)
        lines[start:end] = edit.after
    return lines
