"""`python appcfg.py -A PROJECT update FOLDER` as a learner types it."""

import contextlib
import importlib.metadata
import os
import pty
import resource
import signal
import subprocess
import sys
import time

import pytest

WRITTEN = ["deploy.yaml", "main.py", "requirements.txt", ".gcloudignore"]


@pytest.fixture
def gcloud(tmp_path_factory):
    """Put a gcloud of our own on the PATH: gcloud(what it says, its exit status)."""
    folder = tmp_path_factory.mktemp("bin")

    def gcloud(says="", status=0):
        program = folder / "gcloud"
        program.write_text(
            f"#!{sys.executable}\n"
            "import sys\n"
            "print('ran:', *sys.argv[1:])\n"
            f"sys.stderr.write({says!r})\n"
            f"sys.exit({status})\n"
        )
        program.chmod(0o755)

    gcloud.path = folder
    return gcloud


@pytest.fixture
def type_appcfg(first_app, gcloud):
    """Run `python appcfg.py ARGUMENTS` in the project's folder."""

    def type_appcfg(*arguments):
        return subprocess.run(
            [sys.executable, "appcfg.py", *map(str, arguments)],
            cwd=first_app.parent,
            env={**os.environ, "PATH": str(gcloud.path)},
            capture_output=True,
            text=True,
            timeout=20,
        )

    return type_appcfg


def test_it_writes_what_is_needed_tells_of_it_and_calls_gcloud(
    type_appcfg, gcloud, folder
):
    gcloud("Deployed service [default]\n")
    done = type_appcfg("-A", "realpython-1174", "update", folder)
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        *(f"wrote {folder}/{name}" for name in WRITTEN),
        "left out application: gcloud takes it as --project",
        "left out version: gcloud takes it as --version",
        "left out api_version: it meant the Python 2.7 runtime's",
        "left out threadsafe: false is one thread in the entrypoint, true is eight",
        f"gcloud app deploy {folder}/deploy.yaml --project realpython-1174 --version 1",
        f"ran: app deploy {folder}/deploy.yaml --project realpython-1174 --version 1",
    ]
    assert done.stderr == "Deployed service [default]\n"


def test_a_second_time_it_writes_only_what_has_changed(type_appcfg, gcloud, folder):
    gcloud()
    type_appcfg("-A", "realpython-1174", "update", folder)
    (folder / "main.py").write_text(
        (folder / "main.py").read_text() + "# an older one of ours\n"
    )
    done = type_appcfg("-A", "realpython-1174", "update", folder / "app.yaml")
    wrote = [line for line in done.stdout.splitlines() if line.startswith("wrote")]
    assert wrote == [f"wrote {folder}/main.py"]


def test_dry_run_writes_nothing_and_calls_nobody(type_appcfg, gcloud, folder):
    gcloud()
    done = type_appcfg("--dry_run", "-A", "realpython-1174", "update", folder)
    assert done.returncode == 0
    assert f"would write {folder}/deploy.yaml\n" in done.stdout
    assert "would run: gcloud app deploy" in done.stdout
    assert "ran:" not in done.stdout
    assert not (folder / "deploy.yaml").exists()


def test_project_and_version_may_stand_in_app_yaml_or_be_typed(
    type_appcfg, gcloud, folder
):
    gcloud()
    yaml = (folder / "app.yaml").read_text().replace(": hello\n", ": hello-world\n")
    (folder / "app.yaml").write_text(yaml)
    done = type_appcfg("update", folder)
    assert "--project hello-world --version 1\n" in done.stdout
    done = type_appcfg("-V", "two", "-A", "other-project", "update", folder)
    assert "--project other-project --version two\n" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["update", "nowhere"], "nowhere: there is no such folder"),
        (["rollback", "first_app"], "invalid choice: 'rollback'"),
        (["update", "first_app"], "no project; type its id as in: appcfg.py -A my"),
        (
            ["-A", "Real_Python", "update", "first_app"],
            "-A Real_Python: a project's id has",
        ),
        (
            ["-A", "hello", "update", "first_app"],
            "-A hello: a project's id has 6 to 30",
        ),
        (
            ["-A", "hello-", "update", "first_app"],
            "-A hello-: a project's id has 6 to 30",
        ),
        (
            ["update", "steps/2_hello_wsgi"],
            "app.yaml: application 'hello': a project's id",
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
            "call the file app.yaml",
        ),
        (
            ["-A", "realpython", "update", "first_app"],
            "there is no gcloud here; get it from",
        ),
    ],
)
def test_what_can_not_be_done_is_told_in_one_line(type_appcfg, arguments, words):
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
            "main.py: appcfg.py did not write this file, and has to",
        ),
        (
            "deploy.yaml",
            "runtime: go\n",
            "deploy.yaml: appcfg.py did not write this file",
        ),
        (
            "requirements.txt",
            "webapp2==3.0.0b1\nWebOb\nPyYAML\n",
            "multipart==2.0.1, waitress==3",
        ),
    ],
)
def test_a_file_of_the_readers_own_is_never_written_over(
    type_appcfg, gcloud, folder, name, text, words
):
    gcloud()
    (folder / name).write_text(text)
    before = {path: path.read_bytes() for path in folder.iterdir()}
    done = type_appcfg("-A", "realpython", "update", folder)
    assert done.returncode == 2
    assert words in done.stderr
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize(
    "text",
    [
        "# webapp2 WebOb PyYAML legacy-cgi multipart waitress\nflask\n",
        "webapp2\nWebOb\nPyYAML\nlegacy-cgi\nmultipart\nwaitress\n",
    ],
)
def test_requirements_that_can_not_work_are_told(type_appcfg, gcloud, folder, text):
    gcloud()
    (folder / "requirements.txt").write_text(text)
    done = type_appcfg("-A", "realpython", "update", folder)
    assert done.returncode == 2
    assert "webapp2==3.0.0b1" in done.stderr


@pytest.mark.parametrize(
    ("name", "before", "after", "words"),
    [
        (
            "app.yaml",
            "hello.my",
            "helo.my",
            "app.yaml:8: script helo.my_app: there is no helo.py",
        ),
        (
            "hello.py",
            "my_app",
            "app",
            "app.yaml:8: script hello.my_app: no my_app is in hello.py",
        ),
        (
            "app.yaml",
            "hello.my_app",
            "auto",
            "app.yaml:8: script main.app: there is no main.py",
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
            "app.yaml:10: script: auto is for all handlers or for none",
        ),
    ],
)
def test_what_could_not_start_is_not_sent(
    type_appcfg, gcloud, folder, name, before, after, words
):
    gcloud()
    (folder / name).write_text((folder / name).read_text().replace(before, after))
    done = type_appcfg("-A", "realpython", "update", folder)
    assert done.returncode == 2
    assert words in done.stderr
    assert "ran:" not in done.stdout


def test_requirements_of_ones_own_that_have_it_all_are_left_alone(
    type_appcfg, gcloud, first_app, folder
):
    gcloud()
    lines = (first_app / "requirements.txt").read_text().splitlines()
    text = "\n".join(line for line in lines if not line.startswith("#")) + "\nflask\n"
    (folder / "requirements.txt").write_text(text)
    assert type_appcfg("-A", "realpython", "update", folder).returncode == 0
    assert (folder / "requirements.txt").read_text() == text


def test_a_link_is_not_written_through(type_appcfg, gcloud, folder, tmp_path_factory):
    gcloud()
    outside = tmp_path_factory.mktemp("outside") / "main.py"
    (folder / "main.py").symlink_to(outside)
    assert type_appcfg("-A", "realpython", "update", folder).returncode == 2
    assert not outside.exists()


def test_a_gcloud_that_can_not_be_started_is_told(type_appcfg, gcloud, folder):
    gcloud()
    (gcloud.path / "gcloud").write_text("no program\n")
    done = type_appcfg("-A", "realpython", "update", folder)
    assert done.returncode == 2
    assert "gcloud can't be started: Exec format error" in done.stderr


def test_a_name_that_starts_with_a_hyphen_is_no_option(first_app, folder):
    (folder / "-x").mkdir()
    for name in ("app.yaml", "hello.py"):
        (folder / name).rename(folder / "-x" / name)
    command = [sys.executable, str(first_app.parent / "appcfg.py"), "--dry_run"]
    done = subprocess.run(
        [*command, "-A", "realpython", "update", "--", "-x"],
        cwd=folder,
        capture_output=True,
        text=True,
    )
    assert "gcloud app deploy ./-x/deploy.yaml" in done.stdout


def test_on_a_terminal_gcloud_is_on_one_too(first_app, gcloud, folder):
    (gcloud.path / "gcloud").write_text(
        f"#!{sys.executable}\nimport sys\nprint('terminal:', sys.stderr.isatty())\n"
        "sys.stderr.write('Zoë asks (Y/n)?')\n"
    )
    (gcloud.path / "gcloud").chmod(0o755)
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "appcfg.py", "-A", "realpython", "update", str(folder)],
        cwd=first_app.parent,
        env={**os.environ, "PATH": str(gcloud.path)},
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    output = b""
    with contextlib.suppress(OSError):  # the other end is closed
        while part := os.read(ours, 4096):
            output += part
    os.close(ours)
    assert process.wait(timeout=10) == 0
    assert b"terminal: True" in output
    assert "Zoë asks (Y/n)?".encode() in output


def test_ctrl_c_is_gclouds_to_end_on(first_app, gcloud, folder):
    (gcloud.path / "gcloud").write_text(
        f"#!{sys.executable}\n"
        "import sys, time\n"
        "sys.stderr.write('started\\n')\n"
        "try:\n    time.sleep(20)\n"
        "except KeyboardInterrupt:\n"
        "    time.sleep(0.5)\n    sys.exit('tidied up')\n"
    )
    (gcloud.path / "gcloud").chmod(0o755)
    process = subprocess.Popen(
        [sys.executable, "appcfg.py", "-A", "realpython", "update", str(folder)],
        cwd=first_app.parent,
        env={**os.environ, "PATH": str(gcloud.path)},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stderr.readline() == "started\n"
    time.sleep(0.2)
    os.killpg(process.pid, signal.SIGINT)
    assert process.stderr.read() == "tidied up\n"
    assert process.wait(timeout=10) == 1
    process.stderr.close()


def test_a_folder_with_a_main_py_of_its_own_keeps_it(type_appcfg, gcloud, folder):
    gcloud()
    yaml = (folder / "app.yaml").read_text()
    (folder / "app.yaml").write_text(yaml.replace("hello.my_app", "auto"))
    (folder / "main.py").write_text("app = 1\n")
    done = type_appcfg("-A", "realpython", "update", folder)
    assert done.returncode == 0
    assert (folder / "main.py").read_text() == "app = 1\n"


@pytest.mark.parametrize(
    ("says", "helps"),
    [
        (
            "ERROR: The current Google Cloud project [realpython] does not contain an "
            "App Engine application.",
            "gcloud app create --project realpython",
        ),
        (
            "ERROR: You do not currently have an active account selected.",
            "gcloud auth login",
        ),
        (
            "ERROR: FAILED_PRECONDITION: Billing must be enabled for project",
            "gcloud billing projects link realpython --billing-account ACCOUNT",
        ),
        (
            "ERROR: PERMISSION_DENIED: Cloud Build API has not been used in project",
            "gcloud services enable appengine.googleapis.com cloudbuild.googleapis.com",
        ),
        ("ERROR: Permission denied on resource project", "gcloud projects list"),
    ],
)
def test_a_refusal_of_gclouds_is_followed_by_what_helps(
    type_appcfg, gcloud, folder, says, helps
):
    gcloud(says + "\n", status=3)
    done = type_appcfg("-A", "realpython", "update", folder)
    assert done.returncode == 3
    assert done.stderr.startswith(f"{says}\nThis helps: {helps}")


def test_another_refusal_is_passed_on_as_it_is(type_appcfg, gcloud, folder):
    gcloud("ERROR: something else\n", status=1)
    done = type_appcfg("-A", "realpython", "update", folder)
    assert (done.returncode, done.stderr) == (1, "ERROR: something else\n")


def test_a_file_that_can_not_be_read_is_told(type_appcfg, gcloud, folder):
    gcloud()
    (folder / "requirements.txt").write_bytes(b"webapp2 # caf\xe9\n")
    done = type_appcfg("-A", "realpython", "update", folder)
    assert done.returncode == 2
    assert "requirements.txt: can't be read: 'utf-8' codec" in done.stderr


@pytest.mark.parametrize("older", [False, True])
def test_a_full_disk_leaves_no_half_file(first_app, gcloud, folder, older):
    gcloud()
    main_py = folder / "main.py"
    ours = (first_app / "main.py").read_text().partition("\n")[0]
    main_py.write_text(f"{ours}\n# an older one\n" if older else "")
    text = main_py.read_text()
    done = subprocess.run(
        [sys.executable, "appcfg.py", "-A", "realpython", "update", str(folder)],
        cwd=first_app.parent,
        # Neither coverage nor compiled modules, which would be cut off as well.
        env={"PATH": str(gcloud.path), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        # bytes; deploy.yaml is shorter, main.py longer
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000)),
    )
    assert done.returncode == 2
    assert f"{main_py}: can't be written: File too large" in done.stderr
    assert main_py.read_text() == text
    assert not list(folder.glob(".*.new"))


def test_an_empty_file_is_written(type_appcfg, gcloud, folder):
    gcloud()
    for name in WRITTEN:
        (folder / name).touch()
    done = type_appcfg("-A", "realpython", "update", folder)
    assert done.returncode == 0
    assert all((folder / name).read_text() for name in WRITTEN)


def test_a_gcloudignore_of_the_readers_own_stays_as_it_is(type_appcfg, gcloud, folder):
    gcloud()
    (folder / ".gcloudignore").write_text("*.txt\n")
    type_appcfg("-A", "realpython", "update", folder)
    assert (folder / ".gcloudignore").read_text() == "*.txt\n"


def test_dry_run_lists_what_would_go_online_and_what_looks_wrong_there(
    type_appcfg, folder
):
    (folder / "realpython-ab12.json").write_text("-----BEGIN PRIVATE KEY-----")
    (folder / ".env").write_text("")
    done = type_appcfg("--dry_run", "-A", "realpython", "update", folder)
    sent = [line for line in done.stdout.splitlines() if "would send" in line]
    assert sent == [
        "would send app.yaml",
        "would send hello.py",
        "would send main.py",
        "would send realpython-ab12.json",
        "would send requirements.txt",
    ]
    assert "realpython-ab12.json looks like a private key" in done.stderr
    assert done.stderr.count("\n") == 1


def test_rules_about_visitors_are_told(type_appcfg, gcloud, folder):
    gcloud()
    yaml = (folder / "app.yaml").read_text()
    rules = "  login: required\n  secure: always\n"
    (folder / "app.yaml").write_text(f"app_engine_apis: true\n{yaml}{rules}")
    done = type_appcfg("-A", "realpython", "update", folder)
    assert f"{folder}/app.yaml:10: `login: required` keeps visitors out" in done.stdout
    assert f"{folder}/app.yaml:11: `secure: always` leads to https" in done.stdout
    assert "  login: required\n" in (folder / "deploy.yaml").read_text()


@pytest.mark.parametrize(
    "command",
    [["dev_appserver.py"], ["appcfg.py", "-A", "realpython", "update"], ["check.py"]],
)
def test_no_command_takes_an_app_yaml_that_shows_tracebacks_online(
    first_app, folder, command
):
    yaml = (folder / "app.yaml").read_text()
    (folder / "app.yaml").write_text(f"env_variables:\n  GAE_ENV: localdev\n{yaml}")
    done = subprocess.run(
        [sys.executable, *command, str(folder)],
        cwd=first_app.parent,
        capture_output=True,
        text=True,
        timeout=20,
    )
    assert done.returncode in (1, 2)
    said = done.stdout + done.stderr
    for words in ("app.yaml", "2", "App Engine sets GAE_ENV itself", "delete the line"):
        assert words in said


LIBRARIES = "libraries:\n- name: {}\n  version: latest\n- name: ssl\n"


def test_a_library_is_added_to_requirements_at_the_version_that_is_here(
    type_appcfg, gcloud, folder
):
    gcloud()
    type_appcfg("-A", "realpython", "update", folder)
    yaml = (folder / "app.yaml").read_text()
    (folder / "app.yaml").write_text(LIBRARIES.format("beautifulsoup4") + yaml)
    done = type_appcfg("-A", "realpython", "update", folder)
    lines = (folder / "requirements.txt").read_text().splitlines()
    version = importlib.metadata.version("beautifulsoup4")
    assert lines[-1] == f"beautifulsoup4=={version}"
    assert "webapp2==3.0.0b1" in lines
    assert "left out libraries: requirements.txt lists them" in done.stdout
    assert type_appcfg("-A", "realpython", "update", folder).stdout.count("wrote") == 0


def test_a_library_that_is_not_here_is_refused(type_appcfg, gcloud, folder):
    gcloud()
    yaml = (folder / "app.yaml").read_text()
    (folder / "app.yaml").write_text(LIBRARIES.format("PIL") + yaml)
    done = type_appcfg("-A", "realpython", "update", folder)
    assert done.returncode == 2
    assert f"{folder}/app.yaml:2: PIL isn't installed here" in done.stderr
    assert "-m pip install Pillow" in done.stderr


def test_what_it_wrote_serves_the_folder(type_appcfg, gcloud, folder, online):
    from tests.servers import ask

    gcloud()
    type_appcfg("-A", "realpython", "update", folder)
    assert (
        ask(online(folder).port, "GET", "/").text == "Congratulations, it's a web app!"
    )
