"""What appcfg.py refuses to do, in one line, and without touching a file."""

import resource

import pytest

from tests.support.commands import type_command


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["update", "nowhere"], "nowhere: there is no such folder"),
        (["rollback", "first_app"], "invalid choice: 'rollback'"),
        (["update", "first_app"], "no project; add its id, as in: appcfg.py -A my"),
        (
            ["-A", "Real_Python", "update", "first_app"],
            "-A Real_Python: a project id has",
        ),
        (
            ["-A", "hello", "update", "first_app"],
            "-A hello: a project id has 6 to 30",
        ),
        (
            ["-A", "hello-", "update", "first_app"],
            "-A hello-: a project id has 6 to 30",
        ),
        (
            ["update", "steps/2_hello_wsgi"],
            "app.yaml: application 'hello': a project id",
        ),
        (
            ["-A", "realpython", "-V", "1.0", "update", "first_app"],
            "version '1.0': a version",
        ),
        (
            ["-A", "realpython", "update", "steps/1_hello_print"],
            "app.yaml:8: App Engine no",
        ),
        (
            ["-A", "realpython", "update", "first_app/deploy.yaml"],
            "name the file app.yaml",
        ),
        (
            ["-A", "realpython", "update", "first_app"],
            "gcloud isn't installed; get it from",
        ),
    ],
)
def test_a_wrong_argument_is_refused_in_one_line(type_appcfg, arguments, words):
    done = type_appcfg(*arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        (
            "main.py",
            "app = 1\n",
            "main.py: appcfg.py has to write this file, but there is one of yours",
        ),
        (
            "deploy.yaml",
            "runtime: go\n",
            "deploy.yaml: appcfg.py has to write this file",
        ),
        (
            "requirements.txt",
            "webapp2==3.0.0b1\nWebOb\nPyYAML\n",
            "multipart==2.0.1, waitress==3",
        ),
    ],
)
def test_a_file_of_your_own_is_never_overwritten(update, folder, name, text, words):
    (folder / name).write_text(text)
    before = {path: path.read_bytes() for path in folder.iterdir()}
    done = update()
    assert done.returncode == 2
    assert words in done.stderr
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize(
    ("name", "before", "after", "words"),
    [
        (
            "app.yaml",
            "hello.my",
            "helo.my",
            "app.yaml:8: there is no helo.py, but app.yaml names helo",
        ),
        (
            "hello.py",
            "my_app",
            "app",
            "app.yaml:8: script hello.my_app: hello.py has no my_app",
        ),
        (
            "app.yaml",
            "hello.my_app",
            "auto",
            "app.yaml:8: there is no main.py, but app.yaml names main.app",
        ),
        (
            "app.yaml",
            "version: 1",
            "version: default",
            "version 'default': a version has",
        ),
        (
            "app.yaml",
            "hello.my_app",
            "hello.my_app\n- url: /a\n  script: auto",
            "app.yaml:10: script: auto can't be mixed with other scripts",
        ),
    ],
)
def test_an_app_that_cannot_start_is_not_deployed(
    update, folder, name, before, after, words
):
    (folder / name).write_text((folder / name).read_text().replace(before, after))
    done = update()
    assert done.returncode == 2
    assert words in done.stderr
    assert "ran:" not in done.stdout


def test_a_link_is_not_followed(update, folder, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "main.py"
    (folder / "main.py").symlink_to(outside)
    assert update().returncode == 2
    assert not outside.exists()


@pytest.mark.parametrize("older", [False, True])
def test_a_full_disk_leaves_no_half_written_file(gcloud, first_app, folder, older):
    gcloud()
    main_py = folder / "main.py"
    ours = (first_app / "main.py").read_text().partition("\n")[0]
    main_py.write_text(f"{ours}\n# an older one\n" if older else "")
    text = main_py.read_text()
    # Neither coverage nor compiled modules, which would be cut off as well.
    env = {"COVERAGE_PROCESS_CONFIG": None, "PYTHONDONTWRITEBYTECODE": "1"}
    done = type_command(
        *("appcfg.py", "-A", "realpython", "update", folder),
        env={**gcloud.env, **env},
        # bytes; deploy.yaml is shorter, main.py longer
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000)),
    )
    assert done.returncode == 2
    assert f"{main_py}: can't be written: File too large" in done.stderr
    assert main_py.read_text() == text
    assert not list(folder.glob(".*.new"))
