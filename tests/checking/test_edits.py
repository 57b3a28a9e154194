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
def test_an_edit_mends_what_is_wrong(check, copy_of, step, slips, new_names):
    folder = copy_of(step, slips)
    for name, new_name in new_names.items():
        (folder / name).rename(folder / new_name)
    (edit,) = check(folder, step).failed[0].edits
    carry_out(edit, folder)
    assert check(folder, step).failed == []


def test_an_edit_names_the_module_that_app_yaml_forgot(check, copy_of):
    folder = copy_of("temperature")
    for path in copy_of("hello_wsgi").glob("hello.py"):
        (folder / path.name).write_text(path.read_text())
    (folder / "temperature.py").touch()  # saved just now
    app_yaml = folder / "app.yaml"
    app_yaml.write_text(app_yaml.read_text().replace("temperature.my", "hello.my"))
    (edit,) = check(folder).failed[0].edits
    carry_out(edit, folder)
    assert check(folder).failed == []


def carry_out(edit, folder):
    path = folder / edit.file
    if edit.rename:
        path.rename(folder / edit.rename)
        return
    lines = path.read_text().split("\n")
    for number, (before, after) in enumerate(
        zip(edit.before, edit.after, strict=True), start=edit.line - 1
    ):
        assert lines[number].strip() == before
        lines[number] = lines[number].replace(before, after)
    path.write_text("\n".join(lines))
