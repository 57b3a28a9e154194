"""What appcfg.py refuses to do, in one line, and without writing anything."""

import os

import pytest

UPDATE = "as in: python appcfg.py -A my-project-id update my_first_app"
A = ("-A", "realpython-1174")
RULE = (
    "a project id must have 6 to 30 lower-case letters, digits and hyphens, "
    "start with a letter and not end with a hyphen"
)
VERSION_RULE = (
    "a version must have up to 63 lower-case letters and digits, with hyphens between them, "
    "and not be default or latest"
)
GONE = {
    "rollback": "an update that fails changes nothing; steps/going_online.md says how "
    "to go back to an earlier version",
    "update_indexes": "type: gcloud app deploy index.yaml",
    "update_cron": "type: gcloud app deploy cron.yaml",
    "update_queues": "type: gcloud app deploy queue.yaml",
    "request_logs": "type: gcloud app logs read",
    "set_default_version": "type: gcloud app services set-traffic default "
    "--splits VERSION=1",
}
LEFT_OUT = [
    *(
        (option, "`gcloud auth login` takes its place")
        for option in (
            *("--oauth2", "--noauth_local_webserver", "--email=me@a.com", "-e"),
            *("--no_cookies", "--oauth2_refresh_token=1", "--passin"),
        )
    ),
    ("-E", "write env_variables in app.yaml instead"),
    ("--module=a", "write service in app.yaml instead"),
    *((option, "it isn't needed any more") for option in ("--quiet", "--server=a")),
]
HELP = "see `python appcfg.py --help`"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], f"no action; write update, {UPDATE}"),
        (A, f"no action; write update, {UPDATE}"),
        (["update"], f"add a folder after update; {UPDATE}"),
        (["stage"], "add a folder after stage; as in: python appcfg.py stage my_first_app site"),
        (
            ["stage", "first_app"],
            "add a folder after stage first_app; "
            "as in: python appcfg.py stage first_app site",
        ),
        ([*A, "first_app"], f"'first_app' isn't an action; write update, {UPDATE}"),
        ([*A, "first_app", "update"], f"'first_app' isn't an action; write update, {UPDATE}"),
        (["update", "a", "b"], "one folder too many: b; leave it out"),
        (["stage", "a", "b", "c"], "one folder too many: c; leave it out"),
        *(
            ([action, "first_app"], f"there is no {action} any more; {instead}")
            for action, instead in GONE.items()
        ),
        *(
            ([*A, option, "update", "first_app"], f"leave out {option}: {instead}")
            for option, instead in LEFT_OUT
        ),
        (["update", "first_app", "--bulk"], f"there is no option --bulk; {HELP}"),
        (["update", "-x"], f"there is no option -x; {HELP}"),
        (["update", "first_app", "-A"], f"write something after --application; {HELP}"),
        *(
            (["-A", project, "update", "first_app"], f"-A {project}: {RULE}")
            for project in ("Real_Python", "hello", "hello-", "1hello", "a" * 31)
        ),
        *(
            (["-A", project, "update", "first_app"], f"-A {project}: write the id of your own project")
            for project in ("your-project-id", "my-project-id", "my-app-id", "project-name")
        ),
        (
            ["update", "steps/2_hello_wsgi"],
            f"steps/2_hello_wsgi/app.yaml: application 'hello': {RULE}; "
            "or give another one with -A",
        ),
        *(
            ([*A, "-V", version, "update", "first_app"], f"version '{version}': {VERSION_RULE}")
            for version in ("1.0", "latest", "a-")
        ),
    ],
)  # fmt: skip
def test_a_wrong_command_is_refused_in_one_line(type_appcfg, temporary, words, says):
    done = type_appcfg(*words)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{says}\n")
    assert os.listdir(temporary) == []


@pytest.mark.parametrize(
    ("name", "says"),
    [
        (
            "nowhere",
            "nowhere: there is no such folder; type one that is: first_app or newer or older",
        ),
        ("first_ap", "first_ap: there is no such folder; did you mean first_app?"),
        ("here", "here: there is no such folder; you are inside it: type . instead"),
        (
            "first_app/hello.py",
            "first_app/hello.py: this is a file; type its folder: first_app",
        ),
        (
            "app.yaml",
            "app.yaml: there is no such file; "
            "type a folder that has one: first_app or newer or older, or change to it first",
        ),
        (
            ".",
            ".: there is no app.yaml in this folder; "
            "type a folder that has one: first_app or newer or older, or change to it first",
        ),
        ("oldest/app.yaml", "oldest/app.yaml: there is no such file"),
        (
            "renamed",
            "renamed: there is no app.yaml in this folder; rename App.yml to app.yaml",
        ),
        ("a" * 300, f"{'a' * 300}: can't be read: File name too long"),
    ],
)
def test_a_folder_without_app_yaml_is_named_with_one_that_has_it(
    type_appcfg, tmp_path, name, says
):
    here = tmp_path / "here"
    names = ("oldest", "older", "newer", "first_app")  # as they were saved
    for age, folder in enumerate(names):
        (here / folder).mkdir(parents=True)
        (here / folder / "hello.py").touch()
        (here / folder / "app.yaml").touch()
        os.utime(here / folder / "app.yaml", (age, age))
    (here / "oldest/app.yaml").rename(here / "oldest/web.yaml")
    (here / "renamed").mkdir()
    (here / "renamed/App.yml").touch()
    # What stage made isn't meant.
    (here / "site/app_yaml_router").mkdir(parents=True)
    (here / "site/app.yaml").touch()
    done = type_appcfg(*A, "update", name, cwd=here)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{says}\n")


def test_a_project_has_to_be_given(type_appcfg, handlers, folder):
    handlers("- url: /\n  script: hello.my_app\n")
    done = type_appcfg("update", folder)
    command = f"python appcfg.py -A my-project-id update {folder}"
    says = f"no project; add its id, as in: {command}\n"
    assert (done.returncode, done.stderr) == (2, says)


def test_a_version_in_app_yaml_that_can_not_be_one_is_refused(update, folder):
    yaml = (folder / "app.yaml").read_text().replace("version: 1", "version: Two")
    (folder / "app.yaml").write_text(yaml)
    done = update()
    says = f"{folder}/app.yaml: version 'Two': {VERSION_RULE}\n"
    assert (done.returncode, done.stderr) == (2, says)


def test_a_machine_without_gcloud_gets_its_address(update, gcloud):
    gcloud.program.unlink()
    done = update()
    assert (done.returncode, done.stdout, done.stderr) == (
        2,
        "",
        "gcloud isn't installed; get it from https://cloud.google.com/sdk/docs/install; "
        "then type the same command again\n",
    )


def test_a_gcloud_that_can_not_be_started_is_named(update, gcloud, temporary):
    gcloud.program.write_text("no program\n")
    done = update()
    says = f"{gcloud.program} can't be started: Exec format error\n"
    assert (done.returncode, done.stderr) == (2, says)
    assert os.listdir(temporary) == []
