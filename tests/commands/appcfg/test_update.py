"""`python appcfg.py -A PROJECT update FOLDER` as a learner types it."""

import pytest

from tests.support.commands import type_command
from tests.support.project import ROOT
from tests.support.servers import online

WRITTEN = ["deploy.yaml", "main.py", "requirements.txt", ".gcloudignore"]


def test_it_writes_the_files_lists_them_and_calls_gcloud(type_appcfg, gcloud, folder):
    gcloud("Deployed service [default]\n")
    done = type_appcfg("-A", "realpython-1174", "update", folder)
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        *(f"wrote {folder}/{name}" for name in WRITTEN),
        "left application out of deploy.yaml: gcloud gets it as --project",
        "left version out of deploy.yaml: gcloud gets it as --version",
        "left api_version out of deploy.yaml: it was for the Python 2.7 runtime",
        "left threadsafe out of deploy.yaml: the entrypoint has one thread for false, eight for true",
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


def test_dry_run_writes_nothing_and_does_not_call_gcloud(type_appcfg, gcloud, folder):
    gcloud()
    done = type_appcfg("--dry_run", "-A", "realpython-1174", "update", folder)
    assert done.returncode == 0
    assert f"would write {folder}/deploy.yaml\n" in done.stdout
    assert "would leave threadsafe out of deploy.yaml: " in done.stdout
    assert "would run: gcloud app deploy" in done.stdout
    assert "ran:" not in done.stdout
    assert not (folder / "deploy.yaml").exists()


def test_project_and_version_come_from_app_yaml_or_the_command_line(
    type_appcfg, gcloud, folder
):
    gcloud()
    yaml = (folder / "app.yaml").read_text().replace(": hello\n", ": hello-world\n")
    (folder / "app.yaml").write_text(yaml)
    done = type_appcfg("update", folder)
    assert "--project hello-world --version 1\n" in done.stdout
    done = type_appcfg("-V", "two", "-A", "other-project", "update", folder)
    assert "--project other-project --version two\n" in done.stdout


@pytest.mark.measured
def test_a_folder_whose_name_starts_with_a_hyphen_can_be_deployed(folder):
    (folder / "-x").mkdir()
    for name in ("app.yaml", "hello.py"):
        (folder / name).rename(folder / "-x" / name)
    command = (ROOT / "appcfg.py", "--dry_run", "-A", "realpython", "update", "--")
    done = type_command(*command, "-x", cwd=folder)
    assert "gcloud app deploy ./-x/deploy.yaml" in done.stdout


def test_an_app_yaml_of_today_keeps_its_own_main_py(update, folder):
    yaml = (folder / "app.yaml").read_text()
    (folder / "app.yaml").write_text(yaml.replace("hello.my_app", "auto"))
    (folder / "main.py").write_text("app = 1\n")
    done = update()
    assert done.returncode == 0
    assert (folder / "main.py").read_text() == "app = 1\n"


def test_an_empty_file_is_overwritten(update, folder):
    for name in WRITTEN:
        (folder / name).touch()
    done = update()
    assert done.returncode == 0
    assert all((folder / name).read_text() for name in WRITTEN)


def test_your_own_gcloudignore_stays_as_it_is(update, folder):
    (folder / ".gcloudignore").write_text("*.txt\n")
    update()
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


def test_rules_about_visitors_are_mentioned(update, folder):
    yaml = (folder / "app.yaml").read_text()
    rules = "  login: required\n  secure: always\n"
    (folder / "app.yaml").write_text(f"app_engine_apis: true\n{yaml}{rules}")
    done = update()
    assert f"{folder}/app.yaml:10: `login: required` keeps visitors out" in done.stdout
    assert f"{folder}/app.yaml:11: `secure: always` redirects to https" in done.stdout
    assert "  login: required\n" in (folder / "deploy.yaml").read_text()


@pytest.mark.parametrize(
    "command",
    ["dev_appserver.py --port 0", "appcfg.py -A realpython update", "check.py"],
)
def test_no_command_takes_an_app_yaml_that_shows_tracebacks_online(folder, command):
    yaml = (folder / "app.yaml").read_text()
    (folder / "app.yaml").write_text(f"env_variables:\n  GAE_ENV: localdev\n{yaml}")
    done = type_command(*command.split(), folder)
    assert done.returncode in (1, 2)
    said = done.stdout + done.stderr
    for words in ("app.yaml", "2", "App Engine sets GAE_ENV itself", "delete the line"):
        assert words in said


def test_what_it_wrote_serves_the_folder(update, folder, start):
    update()
    assert start(online(folder)).get("/").text == "Congratulations, it's a web app!"
