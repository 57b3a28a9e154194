"""requirements.txt: what appcfg.py writes into it, and what it leaves alone."""

import importlib.metadata

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "# webapp2 WebOb PyYAML legacy-cgi multipart waitress\nflask\n",
        "webapp2\nWebOb\nPyYAML\nlegacy-cgi\nmultipart\nwaitress\n",
    ],
)
def test_requirements_that_would_fail_online_are_refused(update, folder, text):
    (folder / "requirements.txt").write_text(text)
    done = update()
    assert done.returncode == 2
    assert "webapp2==3.0.0b1" in done.stderr


def test_your_own_requirements_stay_as_they_are_if_they_suffice(
    update, first_app, folder
):
    lines = (first_app / "requirements.txt").read_text().splitlines()
    text = "\n".join(line for line in lines if not line.startswith("#")) + "\nflask\n"
    (folder / "requirements.txt").write_text(text)
    assert update().returncode == 0
    assert (folder / "requirements.txt").read_text() == text


def test_a_file_that_is_not_utf_8_is_named(update, folder):
    (folder / "requirements.txt").write_bytes(b"webapp2 # caf\xe9\n")
    done = update()
    assert done.returncode == 2
    assert "requirements.txt: can't be read: 'utf-8' codec" in done.stderr


LIBRARIES = "libraries:\n- name: {}\n  version: latest\n- name: ssl\n"


def test_a_library_is_added_to_requirements_at_the_version_that_is_here(update, folder):
    update()
    yaml = (folder / "app.yaml").read_text()
    (folder / "app.yaml").write_text(LIBRARIES.format("beautifulsoup4") + yaml)
    done = update()
    lines = (folder / "requirements.txt").read_text().splitlines()
    version = importlib.metadata.version("beautifulsoup4")
    assert lines[-1] == f"beautifulsoup4=={version}"
    assert "webapp2==3.0.0b1" in lines
    assert (
        "left libraries out of deploy.yaml: requirements.txt lists them" in done.stdout
    )
    assert update().stdout.count("wrote") == 0


def test_a_library_that_is_not_here_is_refused(update, folder):
    yaml = (folder / "app.yaml").read_text()
    (folder / "app.yaml").write_text(LIBRARIES.format("PIL") + yaml)
    done = update()
    assert done.returncode == 2
    assert f"{folder}/app.yaml:2: PIL isn't installed" in done.stderr
    assert "-m pip install Pillow" in done.stderr
