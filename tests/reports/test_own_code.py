"""Which code is the reader's, wherever packages were installed."""

import pytest

from companion.own_code import is_own

RECORD = """\
six.py,,
flask/__init__.py,,
flask/app.py,,
../bin/flask,,
"""


@pytest.fixture
def folder(tmp_path):
    """A reader's folder that is an environment, has another one, and packages in lib."""
    folder = tmp_path / "app"
    for name in ("pyvenv.cfg", "env/pyvenv.cfg", "lib/six-1.17.0.dist-info/METADATA"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("Name: six\n")
    (folder / "lib/six-1.17.0.dist-info/RECORD").write_text(RECORD)
    (folder / "lib/flask").mkdir()
    for name in ("six.py", "flask/__init__.py", "flask/app.py"):
        (folder / "lib" / name).touch()
    return folder


@pytest.mark.parametrize(
    "name", ["", "hello.py", "package/part.py", "lib", "lib/mine.py", "lib/my/part.py"]
)
def test_what_the_reader_wrote_is_their_own(folder, name):
    assert is_own(str(folder / name), folder)


@pytest.mark.parametrize(
    "name",
    [
        "env/lib/module.py",
        "env",
        "lib/python3.13/site-packages/webapp2.py",
        "lib/python3/dist-packages/yaml/__init__.py",
        "lib/six.py",
        "lib/flask",
        "lib/flask/app.py",
        "../hello.py",
        "../app-too/hello.py",
    ],
)
def test_what_was_installed_is_not(folder, name):
    assert not is_own(str(folder.joinpath(*name.split("/")).resolve()), folder)


@pytest.mark.parametrize("path", [None, 5, "<string>", "hello.py"])
def test_what_is_no_file_in_the_folder_is_not(folder, path):
    assert not is_own(path, folder)
