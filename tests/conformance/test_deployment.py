"""appcfg.py puts a folder online with Google's own gcloud, and it answers as it does here.

Google's side is a stand-in: tests/support/google_apis.py takes what gcloud sends, and
tests/support/app_engine.py installs and starts what arrived. Run by `make test-google`.
"""

import hashlib
import os
import random
import re
import shutil
import signal
import subprocess
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from urllib.parse import urlencode

import pytest
from webob import Response

from tests.steps.test_golden import DIFFERENCES, EXCHANGES, facts, name
from tests.support.app_engine import assemble, install, serving_version
from tests.support.commands import running
from tests.support.gcloud import Gcloud
from tests.support.google_apis import PROJECT, google_apis
from tests.support.google_refusals import REFUSALS
from tests.support.processes import family, is_running, wait_for
from tests.support.project import ROOT, STEPS
from tests.support.servers import ask, bring_loopback_up
from tests.support.terminal import Terminal

pytestmark = [
    pytest.mark.google,
    pytest.mark.skipif(not shutil.which("gcloud"), reason="gcloud isn't installed"),
]

SIDE_BY_SIDE = 4  # a gcloud waits for a third of its time
CHAPTER = (ROOT / "steps/going_online.md").read_text()

# App Engine no longer runs the first step, a script that prints its page.
ONLINE_STEPS = [step for step in STEPS if step != "hello_print"]

MAIN = """\
import os


def show(environ, start_response):
    try:
        open("visitors.txt", "w")
    except OSError as error:
        text = f"{environ['wsgi.url_scheme']}, {os.environ['GAE_ENV']}, {error}"
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [text.encode()]


my_app = WSGI_APP = app = show
"""
# What app.yaml can call the app of this main.py.
SCRIPTS = ["main.my_app", "main.WSGI_APP", "auto"]


def write_folder(folder, script="main.my_app", settings=""):
    """Write an app of one module into a folder. settings: lines for app.yaml."""
    handlers = f"handlers:\n- url: /.*\n  script: {script}\n"
    (folder / "app.yaml").write_text(f"runtime: python313\n{settings}{handlers}")
    (folder / "main.py").write_text(MAIN)
    return folder


@pytest.fixture(scope="module", autouse=True)
def network():
    """A network without a way out: see beside_google."""
    assert os.environ["BESIDE_GOOGLE"] == "in a namespace"
    bring_loopback_up()


@pytest.fixture(scope="module")
def logins(tmp_path_factory):
    """gcloud's settings after a login, by the seconds until it asks for a new token."""
    gcloud = {seconds: tmp_path_factory.mktemp("login") for seconds in (1, 3600)}
    with google_apis() as apis:
        for apis.token_seconds, folder in gcloud.items():
            Gcloud(apis, folder).log_in()
    return {seconds: folder / "settings" for seconds, folder in gcloud.items()}


@pytest.fixture(scope="module")
def make_gcloud(logins, tmp_path_factory):
    """Make a Gcloud that has been logged in for an hour: make_gcloud(3600).

    Without a number it isn't logged in.
    """
    with ExitStack() as stack:

        def make_gcloud(seconds=None):
            apis = stack.enter_context(google_apis())
            gcloud = Gcloud(apis, tmp_path_factory.mktemp("gcloud"))
            if seconds:
                shutil.copytree(logins[seconds], gcloud.settings)
            return gcloud

        yield make_gcloud


@pytest.fixture
def gcloud(make_gcloud):
    return make_gcloud(3600)


@dataclass
class Deployment:
    """A folder that was deployed as version 1. done: what the command printed.

    was_changed: whether this changed the folder.
    """

    gcloud: Gcloud
    done: subprocess.CompletedProcess
    was_changed: bool

    @property
    def version(self):
        assert self.done.returncode == 0, self.done.stderr
        return self.gcloud.apis.versions["1"]


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """A copy of each folder that can go online, by the name of its step or script."""
    folders = {}
    for step in ONLINE_STEPS:
        folders[step] = tmp_path_factory.mktemp(step) / step
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(STEPS[step], folders[step], ignore=ignore)
    for script in SCRIPTS:
        folders[script] = write_folder(tmp_path_factory.mktemp("app"), script)
    return folders


@pytest.fixture(scope="module")
def deployments(make_gcloud, folders):
    """All of them, deployed."""

    def deploy(folder):
        gcloud, before = make_gcloud(3600), checksum(folder)
        done = gcloud.update(folder, "-V", "1")
        return Deployment(gcloud, done, checksum(folder) != before)

    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        return dict(zip(folders, pool.map(deploy, folders.values()), strict=True))


def checksum(folder):
    """A sum of all files and folders: their names, modes, times and contents."""
    sha1 = hashlib.sha1()
    for path in [folder, *sorted(folder.rglob("*"))]:
        stat = path.stat()
        sha1.update(f"{path} {stat.st_mode} {stat.st_mtime_ns}\n".encode())
        sha1.update(path.read_bytes() if path.is_file() else b"")
    return sha1.hexdigest()


@pytest.fixture(scope="module")
def online(deployments, tmp_path_factory):
    """Start what was deployed, and keep it running: online("poem") gives its port."""
    packages, ports = {}, {}

    def environment(requirements):
        text = requirements.read_text()
        if text not in packages:
            packages[text] = tmp_path_factory.mktemp("environment")
            install(requirements, packages[text])
        return packages[text]

    with ExitStack() as stack:

        def online(folder):
            if folder not in ports:
                version, out = (
                    deployments[folder].version,
                    tmp_path_factory.mktemp("out"),
                )
                assemble(version, deployments[folder].gcloud.apis.bucket, out)
                installed = environment(out / "requirements.txt")
                served = serving_version(version, out, installed)
                ports[folder] = stack.enter_context(served)
            return ports[folder]

        yield online


@pytest.mark.parametrize("folder", [*ONLINE_STEPS, *SCRIPTS])
def test_a_folder_goes_online_and_stays_as_it_is(deployments, folder):
    deployment = deployments[folder]
    assert deployment.version["runtime"] == "python313"
    assert "Deployed service [default] to [https://" in deployment.done.stderr
    assert deployment.gcloud.apis.traffic == {"1": 1}
    assert not deployment.was_changed
    assert not deployment.gcloud.left_behind()


def test_first_app_answers_online_as_it_does_here(answers, local_first_app, online):
    here, there = answers(local_first_app.port), answers(online("finished"))
    for request, answer in here.items():
        facts = ["status", "media_type", "body", "headers"]
        if "/static/" in request or "/favicon" in request:
            # App Engine itself sends these, with headers and a 404 of its own.
            facts = facts[:-1] if answer["status"] == 200 else ["status"]
            assert "x-content-type-options" not in there[request]["headers"], request
        if request.startswith("GET /poem?"):  # poems differ in length
            del answer["headers"]["content-length"]
            del there[request]["headers"]["content-length"]
        for fact in facts:
            assert there[request][fact] == answer[fact], request


@pytest.mark.parametrize(
    "exchange",
    [exchange for exchange in EXCHANGES if exchange["step"] in ONLINE_STEPS],
    ids=name,
)
def test_a_step_answers_online_what_the_original_did(online, exchange):
    ours = facts(answer_to(exchange, online(exchange["step"])))
    golden = {key: exchange[key] for key in ours if key in exchange}
    golden |= DIFFERENCES.get(name(exchange), ("", {}))[1]
    assert {key: ours[key] for key in golden} == golden
    assert "Traceback" not in ours["text"]


def answer_to(exchange, port):
    """A server's answer to one of the exchanges, as facts() takes it."""
    method, path = exchange["method"], exchange["path"]
    form = urlencode(exchange.get("form", {}))
    headers = {"Content-Type": "application/x-www-form-urlencoded"} if form else {}
    answer = ask(port, method, path, body=form or None, headers=headers)
    headers = answer.getheaders()
    return Response(answer.text.encode(), answer.status, headers, charset="utf-8")


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_app_in_main_py_can_have_any_name(online, script):
    answer = ask(online(script), "GET", "/any")
    assert answer.text == (
        "https, standard, [Errno 30] Read-only file system: 'visitors.txt'"
    )


def test_an_earlier_version_stays_online_and_can_be_gone_back_to(gcloud, tmp_path):
    folder, apis = write_folder(tmp_path), gcloud.apis
    gcloud.update(folder, "-V", "1")
    (folder / "main.py").write_text(MAIN.replace("200 OK", "203 OK"))
    gcloud.update(folder, "-V", "2")
    assert (list(apis.versions), apis.traffic) == (["1", "2"], {"2": 1})
    before, after = (apis.versions[id]["deployment"]["files"] for id in "12")
    assert [file for file in before if before[file] != after[file]] == ["main.py"]
    gcloud.run(
        *re.search("gcloud (app services set-traffic [^`]+)", CHAPTER)[1].split()
    )
    assert apis.traffic == {"1": 1}


def test_a_file_of_40_mb_arrives_whole(gcloud, tmp_path):
    folder = write_folder(tmp_path)
    film = random.Random(1).randbytes(40_000_000)
    (folder / "film.mp4").write_bytes(film)
    gcloud.update(folder, "-V", "1")
    files = gcloud.apis.versions["1"]["deployment"]["files"]
    assert gcloud.apis.bucket[files["film.mp4"]["sha1Sum"]] == film


def test_gcloud_asks_on_the_terminal_and_can_be_told_no(gcloud, tmp_path):
    words = ("appcfg.py", "-A", PROJECT, "update", write_folder(tmp_path))
    with Terminal(*words, env=gcloud.env) as terminal:
        terminal.read_until(r"Do you want to continue \(Y/n\)\?")
        terminal.type("n\n")
        assert "Aborted by user" in terminal.read_to_the_end()
    assert not gcloud.apis.versions
    assert not gcloud.left_behind()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_an_update_that_is_stopped_leaves_nothing_behind(gcloud, tmp_path, how):
    words = ("appcfg.py", "-A", PROJECT, "update", write_folder(tmp_path))
    options = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    gcloud.apis.hold = "POST .*/versions"
    with running(*words, env=gcloud.env, start_new_session=True, **options) as process:
        assert gcloud.apis.held.wait(30)
        started = family(process.pid)
        assert len(started) > 1
        if how == signal.SIGINT:  # Ctrl-C reaches gcloud too
            os.killpg(process.pid, how)
        else:
            process.send_signal(how)
        assert process.wait(timeout=60) != 0
    wait_for(lambda: not any(map(is_running, started)), 5)
    assert not gcloud.left_behind()


BILLING = f"gcloud billing projects link {PROJECT} --billing-account ACCOUNT"
ENABLE = (
    "gcloud services enable appengine.googleapis.com cloudbuild.googleapis.com "
    f"--project {PROJECT}"
)
STORAGE = (
    f"gcloud projects add-iam-policy-binding {PROJECT} --member "
    f"serviceAccount:{PROJECT}@appspot.gserviceaccount.com --role roles/storage.admin"
)

NOT_LOGGED_IN, NO_NETWORK = "nobody has logged in", "there is no network"

# Why an update fails, and what it says to try.
ADVICE = {
    NOT_LOGGED_IN: ["gcloud auth login"],
    "the login has expired": ["gcloud auth login"],
    NO_NETWORK: ["the same command again"],
    "the project has no app": [f"gcloud app create --project {PROJECT}"],
    "the project is another's": ["gcloud projects list"],
    "App Engine's API is disabled": [ENABLE],
    "no billing for the bucket": [BILLING],
    "no billing for the build": [BILLING],
    "Cloud Build was never used": [ENABLE],
    "Cloud Build is disabled": [ENABLE],
    "the build may not read the bucket": [STORAGE],
    "Google doesn't say why": [BILLING, ENABLE],
    "the app was only just created": ["the same command again"],
    "another update isn't finished": ["the same command again"],
    "there are too many versions": ["gcloud app versions list"],
}


@pytest.fixture(scope="module")
def refused(make_gcloud, tmp_path_factory):
    """What `update` prints in each of these cases."""
    folder = write_folder(tmp_path_factory.mktemp("refused"))

    def update(case):
        if case == NOT_LOGGED_IN:
            gcloud = make_gcloud()
        elif case in (NO_NETWORK, "the login has expired"):
            gcloud = make_gcloud(1)
        else:
            gcloud = make_gcloud(3600)
        if case == NO_NETWORK:
            gcloud.apis.port = 1  # nothing listens there
        if case in REFUSALS:
            gcloud.apis.refusals = dict([REFUSALS[case]])
        return gcloud.update(folder)

    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        return dict(zip(ADVICE, pool.map(update, ADVICE), strict=True))


@pytest.mark.parametrize("case", ADVICE)
def test_a_refusal_is_followed_by_the_command_that_helps(refused, case):
    done = refused[case]
    assert done.returncode == 1
    _, _, after = done.stderr.partition("ERROR: (gcloud.app.deploy) ")
    commands = re.findall("^Try: (.*)$", after, re.MULTILINE)
    assert len(commands) == len(ADVICE[case]), done.stderr
    for command, expected in zip(commands, ADVICE[case], strict=True):
        assert command.startswith(expected), done.stderr


@pytest.mark.parametrize(
    ("settings", "line", "words"),
    [
        (
            "automatic_scaling:\n  max_instances: many\n",
            3,
            "Value 'many' for max_instances could not be converted to type int",
        ),
        (
            "vpc_access_connector:\n  instance: a\n",
            3,
            "Unexpected attribute 'instance' for object of type VpcAccessConnector",
        ),
        (
            "error_handlers:\n- file: sorry.html\n  error_code: timeouts\n",
            4,
            "Value 'timeouts' for error_code does not match expression",
        ),
    ],
)
def test_a_mistake_that_gcloud_finds_is_shown_where_you_wrote_it(
    gcloud, tmp_path, settings, line, words
):
    folder = write_folder(tmp_path, settings=settings)
    done = gcloud.update(folder)
    assert done.returncode == 1
    assert words in done.stderr
    assert f"An error occurred while parsing file: [{folder}/app.yaml]" in done.stderr
    assert f'in "{folder}/app.yaml", line {line}, column' in done.stderr
    assert "appcfg-" not in done.stderr
    assert "Try: " not in done.stderr
