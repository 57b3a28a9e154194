"""`python appcfg.py -A PROJECT update FOLDER` as a learner types it."""

import os
import resource
from pathlib import Path

import pytest

from tests.support.commands import type_command
from tests.support.project import ROOT, STEPS

COMMAND = "gcloud app deploy app.yaml --project realpython-1174 --version 1"
TUTORIALS = ("-A", "realpython-1174", "update")


def state(folder):
    """Each file's content, kind, permissions and times, and those of folders."""
    found = {}
    for path in [folder, *folder.rglob("*")]:
        stat = path.lstat()
        content = path.read_bytes() if path.is_file() else None
        found[path] = (stat.st_mode, stat.st_mtime_ns, stat.st_ino, content)
    return found


@pytest.mark.parametrize("options", [(), ("--dry_run",), ("-V", "No")])
def test_a_folder_is_the_same_after_an_update(update, folder, options):
    (folder / "requirements.txt").write_text("# mine\r\n")
    (folder / ".gcloudignore").write_text("*.txt")
    (folder / "static").mkdir()
    (folder / "link.py").symlink_to("hello.py")
    before = state(folder)
    update(*options)
    assert state(folder) == before


def test_gcloud_deploys_a_temporary_folder(type_appcfg, gcloud, folder, temporary):
    gcloud(
        code="import os, sys\nprint(os.getcwd())\nprint(*sys.argv[1:])\n"
        "print(*sorted(os.listdir()))\nsys.stderr.write('Deployed\\n')\n"
    )
    done = type_appcfg(*TUTORIALS, folder)
    first, where, arguments, names = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (0, "Deployed\n")
    assert first.endswith(f" files go online from {folder}: {COMMAND}")
    assert f"gcloud {arguments}" == COMMAND
    assert names == ".gcloudignore app.yaml app_yaml_router hello.py requirements.txt"
    assert Path(where).is_relative_to(temporary)
    assert list(temporary.iterdir()) == []


def test_project_and_version_come_from_app_yaml_or_the_command_line(
    type_appcfg, gcloud, folder
):
    gcloud()
    yaml = (folder / "app.yaml").read_text().replace(": hello\n", ": hello-world\n")
    (folder / "app.yaml").write_text(yaml)
    done = type_appcfg("update", folder)
    assert "ran: app deploy app.yaml --project hello-world --version 1\n" in done.stdout
    done = type_appcfg("-V", "two", "-A", "other-project", "update", folder)
    assert "--project other-project --version two\n" in done.stdout
    (folder / "app.yaml").write_text(yaml.replace("\nversion: 1", ""))
    assert "--project hello-world\n" in type_appcfg("update", folder).stdout


@pytest.mark.parametrize(
    "words",
    [
        "-A realpython-1174 update first_app/",
        "-Arealpython-1174 -V1 update first_app/app.yaml",
        "--application=realpython-1174 --version=1 update first_app",
        "update -A realpython-1174 first_app --force",
    ],
)
def test_options_come_before_or_after_the_words(type_appcfg, gcloud, words):
    gcloud()
    done = type_appcfg(*words.split())
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(f"{COMMAND.replace('gcloud', 'ran:', 1)}\n")


@pytest.mark.measured
def test_the_tutorials_command_works_inside_the_folder(gcloud, folder):
    gcloud()
    command = (ROOT / "appcfg.py", *TUTORIALS, "app.yaml")
    done = type_command(*command, cwd=folder, env=gcloud.env)
    assert (done.returncode, done.stderr) == (0, "")
    assert f" files go online from .: {COMMAND}\nran: app deploy" in done.stdout


@pytest.mark.parametrize("words", [("update", "--", "-x"), ("update", "./-x")])
def test_a_folder_whose_name_starts_with_a_hyphen_goes_online(
    type_appcfg, gcloud, folder, tmp_path_factory, words
):
    gcloud()
    above = tmp_path_factory.mktemp("above")
    folder.rename(above / "-x")
    done = type_appcfg("-A", "realpython-1174", *words, cwd=above)
    assert (done.returncode, done.stderr) == (0, "")
    assert f" files go online from -x: {COMMAND}\n" in done.stdout


@pytest.mark.parametrize("option", ["--dry_run", "--dry-run"])
def test_dry_run_lists_the_files_and_does_not_call_gcloud(update, folder, option):
    (folder / "realpython-ab12.json").write_text("-----BEGIN PRIVATE KEY-----")
    (folder / ".env").write_text("")
    done = update(option)
    lines = done.stdout.splitlines()
    assert done.returncode == 0
    assert [line for line in lines if "app_yaml_router/" not in line] == [
        "would send .gcloudignore",
        "would send app.yaml",
        "would send hello.py",
        "would send requirements.txt",
        f"would run: {COMMAND.replace('-1174', '')}",
    ]
    assert "would send app_yaml_router/app.yaml" in lines
    assert done.stderr == "".join(
        f"warning: {folder}/{name}: stays here; "
        f"write !/{name} into .gcloudignore to send it\n"
        for name in (".env", "realpython-ab12.json")
    )


def test_dry_run_needs_no_gcloud(update, gcloud):
    gcloud.program.unlink()
    assert update("--dry_run").returncode == 0


def test_rules_about_visitors_are_mentioned_and_go_online(update, gcloud, folder):
    yaml = (folder / "app.yaml").read_text()
    rules = "  login: required\n  secure: always\n"
    (folder / "app.yaml").write_text(f"app_engine_apis: true\n{yaml}{rules}")
    gcloud(code="print(open('app.yaml').read())")
    done = update()
    assert done.stderr == (
        f"warning: {folder}/app.yaml:11: "
        "`secure: always` redirects to https only on App Engine\n"
    )
    assert "  login: required\n" in done.stdout


@pytest.mark.parametrize(
    ("files", "deployed"),
    [
        ("cron.yaml queue.yaml", "app.yaml cron.yaml queue.yaml"),
        ("dispatch.yaml lib/cron.yaml", "app.yaml dispatch.yaml"),
        ("index.yaml", "app.yaml"),  # it is for the datastore
    ],
)
def test_jobs_queues_and_rules_of_your_own_are_deployed_with_the_app(
    update, folder, files, deployed
):
    (folder / "lib").mkdir()
    for name in files.split():
        (folder / name).touch()
    assert f"ran: app deploy {deployed} --project realpython " in update().stdout


def test_missing_static_folders_do_not_prevent_an_update(update, handlers, folder):
    handlers("- url: /a\n  static_dir: css\n- url: /b\n  static_dir: js\n")
    done = update()
    assert done.returncode == 0
    assert done.stderr.splitlines() == [
        f"warning: {folder}/app.yaml:{line}: "
        f"there is no folder '{name}' next to app.yaml; create it"
        for line, name in ((4, "css"), (6, "js"))
    ]


UNLOADABLE = [
    (
        "import gone\n",
        "hello.py:1: ModuleNotFoundError: No module named 'gone'; "
        "save it as gone.py in this folder, or install it",
    ),
    ("my_app = 1/0\n", "hello.py:1: ZeroDivisionError: division by zero"),
    (
        "app = 1\n",
        "hello.py: no app called my_app, which app.yaml names; "
        "write `my_app = webapp2.WSGIApplication(routes, debug=True)`",
    ),
    ("", "hello.py: is empty; write your code in hello.py and save it"),
    (
        "import os\nos._exit(3)\n",
        "hello.py:2: Python exited with status 3; "
        "a page must not end Python: remove os._exit(), or the call that crashed",
    ),
]


@pytest.mark.parametrize(("code", "says"), UNLOADABLE)
def test_code_that_does_not_load_is_not_uploaded(update, folder, code, says):
    (folder / "hello.py").write_text(code)
    done = update()
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"{says}; --force puts it online all the same\n"


@pytest.mark.parametrize(
    ("script", "says"),
    [
        (
            "helo.my_app",
            "there is no helo.py, but app.yaml names helo.my_app; "
            "write script: hello.my_app",
        ),
        ("auto", "there is no main.py, but app.yaml names main.app; "),
        ("hello.MainPage", "script hello.MainPage: "),
    ],
)
def test_a_script_that_is_not_there_is_not_uploaded(update, folder, script, says):
    yaml = (folder / "app.yaml").read_text()
    (folder / "app.yaml").write_text(yaml.replace("hello.my_app", script))
    done = update()
    assert (done.returncode, done.stdout) == (2, "")
    assert f"app.yaml:8: {says}" in done.stderr
    assert done.stderr.count("\n") == 1


def test_force_uploads_code_that_does_not_load(update, folder):
    (folder / "hello.py").write_text("import gone\n")
    done = update("--force")
    assert done.returncode == 0
    assert done.stderr == (
        f"warning: {folder}/hello.py:1: nothing installed has gone; "
        "add its package to requirements.txt\n"
    )
    assert "ran: app deploy" in done.stdout


def test_what_a_program_of_your_own_starts_is_not_loaded(update, folder):
    yaml = (folder / "app.yaml").read_text().replace("hello.my_app", "auto")
    (folder / "app.yaml").write_text(f"entrypoint: python server.py\n{yaml}")
    assert update().returncode == 0


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("", "did you mean `hello:my_app`?"),
        ("del my_app\n", "write what hello.py calls its app instead of server"),
    ],
)
def test_an_entrypoint_that_names_no_app_is_not_uploaded(update, folder, code, hint):
    yaml = (folder / "app.yaml").read_text().replace("hello.my_app", "auto")
    (folder / "app.yaml").write_text(f"entrypoint: gunicorn hello:server\n{yaml}")
    with (folder / "hello.py").open("a") as file:
        file.write(code)
    done = update()
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "app.yaml:1: entrypoint hello:server: hello.py has no app called "
        f"server; {hint}; --force puts it online all the same\n".replace("?;", "?")
    )


def test_the_first_step_is_told_what_comes_next(type_appcfg):
    done = type_appcfg(*TUTORIALS, STEPS["hello_print"])
    assert done.returncode == 2
    assert done.stderr == (
        f"{STEPS['hello_print']}/app.yaml:8: App Engine no longer runs a script like "
        "hello.py; continue with the tutorial's section WSGI Application, "
        "then write script: hello.my_app\n"
    )


def test_a_full_disk_leaves_nothing_behind(gcloud, folder, temporary):
    gcloud()
    before = state(folder)
    # Neither coverage nor compiled modules, which would be cut off as well.
    env = {"COVERAGE_PROCESS_CONFIG": None, "PYTHONDONTWRITEBYTECODE": "1"}
    done = type_command(
        *("appcfg.py", *TUTORIALS, folder),
        env={**gcloud.env, **env},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)),
    )
    assert done.returncode == 2
    assert (
        "app_yaml_router/__main__.py: can't be written: File too large" in done.stderr
    )
    assert os.listdir(temporary) == []
    assert state(folder) == before


@pytest.mark.parametrize(
    "command",
    ["appcfg.py -A realpython update", "check.py"],
)
def test_no_command_takes_an_app_yaml_that_shows_tracebacks_online(folder, command):
    yaml = (folder / "app.yaml").read_text()
    (folder / "app.yaml").write_text(f"env_variables:\n  GAE_ENV: localdev\n{yaml}")
    done = type_command(*command.split(), folder)
    assert done.returncode in (1, 2)
    said = done.stdout + done.stderr
    for words in ("app.yaml", "2", "App Engine sets GAE_ENV itself", "delete the line"):
        assert words in said
