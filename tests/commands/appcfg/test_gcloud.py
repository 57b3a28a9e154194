"""How appcfg.py calls gcloud, what it shows of it, and what it adds to refusals."""

import os
import re
import signal
import subprocess
import tempfile

import pytest

from companion.deploy.gcloud import Translation, print_advice
from tests.support.commands import running
from tests.support.processes import is_running
from tests.support.terminal import Terminal, on_a_terminal

UPDATE = ("appcfg.py", "-A", "realpython", "update")
WAITS = (
    "import os, sys, time\n"
    "try:\n    sys.stderr.write(f'{os.getpid()}\\n')\n    time.sleep(20)\n"
    "except KeyboardInterrupt:\n    time.sleep(0.5)\n    sys.exit('tidied up')\n"
)
IN_PIECES = (
    "import os, sys, time\n"
    "text = {text!r}.replace('HERE', os.getcwd()).encode()\n"
    "for start in range(0, len(text), {size}):\n"
    "    os.write(2, text[start : start + {size}])\n"
    "    time.sleep(0.002)\n"
)
SAYS = (
    "Zoë: descriptor [HERE/app.yaml], source [HERE], / and /tmp stay\n"
    "ERROR: An error occurred while parsing file: [HERE/app.yaml]\n"
    '  in "HERE/app.yaml", line 15, column 3\n'
    "HERE/hello.py has no end"
)


def start(*folder, **options):
    """appcfg.py with a gcloud that writes its process id and waits."""
    pipe = subprocess.PIPE
    return running(*UPDATE, *folder, stderr=pipe, start_new_session=True, **options)


def test_ctrl_c_lets_gcloud_tidy_up(gcloud, folder, temporary):
    gcloud(code=WAITS)
    with start(folder, env=gcloud.env) as process:
        process.stderr.readline()
        os.killpg(process.pid, signal.SIGINT)
        assert process.stderr.read() == "tidied up\n"
        assert process.wait(timeout=60) == 1
    assert os.listdir(temporary) == []


@pytest.mark.measured
def test_sigterm_ends_gcloud_too_and_leaves_nothing_behind(gcloud, folder, temporary):
    gcloud(code=WAITS)
    with start(folder, env=gcloud.env) as process:
        gcloud_pid = int(process.stderr.readline())
        assert os.listdir(temporary) != []
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=60) == 128 + signal.SIGTERM
        assert process.stderr.read() == ""
    assert not is_running(gcloud_pid)
    assert os.listdir(temporary) == []


def test_gclouds_status_is_ours_and_the_temporary_folder_is_gone(
    update, gcloud, temporary
):
    gcloud("ERROR: something else\n", status=3)
    done = update()
    assert (done.returncode, done.stderr) == (3, "ERROR: something else\n")
    assert os.listdir(temporary) == []


@pytest.mark.parametrize("size", [1, 10_000])
def test_gclouds_paths_and_lines_are_translated(update, gcloud, folder, size):
    gcloud(code=IN_PIECES.format(text=SAYS, size=size))
    assert update().stderr == (
        f"Zoë: descriptor [{folder}/app.yaml], source [{folder}], / and /tmp stay\n"
        f"ERROR: An error occurred while parsing file: [{folder}/app.yaml]\n"
        f'  in "{folder}/app.yaml", line 8, column 3\n'
        f"{folder}/hello.py has no end"
    )


def test_lines_of_another_yaml_file_are_named_by_its_name(type_appcfg, gcloud, folder):
    (folder / "app.yaml").rename(folder / "web.yaml")
    gcloud(code=IN_PIECES.format(text='"HERE/app.yaml", line 4', size=99))
    done = type_appcfg("-A", "realpython", "update", "web.yaml", cwd=folder)
    assert done.stderr == '"web.yaml", line 3'


def test_a_temporary_folder_behind_a_link_is_translated_too(
    update, gcloud, folder, temporary, monkeypatch
):
    (temporary / "link").symlink_to(".")
    monkeypatch.setattr(tempfile, "tempdir", str(temporary / "link"))
    gcloud(code=IN_PIECES.format(text="[HERE]", size=99))
    assert update().stderr == f"[{folder}]"


@pytest.mark.parametrize(
    ("line", "mine"), [(1, 1), (3, 1), (4, 3), (11, 3), (12, 6), (13, 6), (99, 9)]
)
def test_a_line_without_one_of_yours_counts_as_the_last_before_it(line, mine):
    translate = Translation("/tmp/a(", "mine", "mine/app.yaml", {4: 3, 12: 6, 14: 9})
    said = translate(f'in "/tmp/a(/app.yaml", line {line}, column 3')
    assert said == f'in "mine/app.yaml", line {mine}, column 3'


ASKS = (
    "import os, sys, time\nsys.stderr.write('terminal: %s\\n' % sys.stderr.isatty())\n"
    "sys.stderr.flush()\ntime.sleep(0.2)\n"
    "sys.stderr.write(f'Zoë, deploy {os.getcwd()}/app.yaml (Y/n)?  ')\n"
    "sys.stderr.flush()\n"
    "sys.stderr.write(f'answer: {input()}\\n')\n"
)


@pytest.mark.measured
def test_a_question_is_shown_at_once_on_a_terminal(gcloud, folder):
    gcloud(code=ASKS)
    with Terminal(*UPDATE, folder, env=gcloud.env) as terminal:
        terminal.read_until("terminal: True")
        terminal.read_until(re.escape(f"Zoë, deploy {folder}/app.yaml (Y/n)?  "))
        terminal.type("yes\n")
        assert "answer: yes" in terminal.read_to_the_end()


def test_a_question_is_shown_at_once_in_a_pipe(gcloud, folder):
    gcloud(code=ASKS)
    asked = f"terminal: False\nZoë, deploy {folder}/app.yaml (Y/n)?  "
    with start(folder, env=gcloud.env, stdin=subprocess.PIPE) as process:
        assert process.stderr.read(len(asked)) == asked
        process.stdin.write("yes\n")
        process.stdin.close()
        assert process.stderr.read() == "answer: yes\n"


def test_a_refusal_on_a_terminal_is_followed_by_what_helps(gcloud, folder):
    gcloud("ERROR: You do not currently have an active account selected.\n", 1)
    shown = on_a_terminal(*UPDATE, folder, env=gcloud.env)
    assert shown.endswith("gcloud doesn't know who you are.\nTry: gcloud auth login\n")


# What helps, for the project `realpython`.
ACCOUNT = "realpython@appspot.gserviceaccount.com"
ANOTHER = "123-compute@developer.gserviceaccount.com"
AGAIN = "the same command again"
BILLING = (
    "gcloud billing projects link realpython --billing-account ACCOUNT, "
    "with an ACCOUNT that `gcloud billing accounts list` shows"
)
BUILDS = (
    "gcloud builds list --project realpython, then gcloud builds log with the first"
)
CREATE = "gcloud app create --project realpython"
LOGIN = "gcloud auth login"
PROJECTS = "gcloud projects list, to see the projects that are yours"
REPAIR = "gcloud beta app repair --project realpython"
QUOTAS = "https://console.cloud.google.com/iam-admin/quotas?project=realpython"
VERSIONS = (
    "gcloud app versions list --project realpython, then gcloud app versions delete"
)


def enable(*more):
    services = " ".join(
        f"{name}.googleapis.com" for name in sorted({"appengine", "cloudbuild", *more})
    )
    return f"gcloud services enable {services} --project realpython"


def grant(role, account=ACCOUNT):
    member = f"--member serviceAccount:{account} --role roles/{role}"
    return f"gcloud projects add-iam-policy-binding realpython {member}"


def act_as(account):
    return (
        f"gcloud iam service-accounts add-iam-policy-binding {account} --member user:YOU "
        "--role roles/iam.serviceAccountUser --project realpython, "
        "with the YOU that `gcloud auth list` shows"
    )


@pytest.mark.parametrize(
    ("says", "helps"),
    [
        # who you are
        ("You do not currently have an active account selected.", [LOGIN]),
        ("Your current active account [me@a.com] does not have any valid credentials", [LOGIN]),
        ("There was a problem refreshing your current auth tokens: invalid_grant: Bad Request",
         [LOGIN]),
        ("There was a problem reauthenticating while refreshing your current auth tokens",
         [LOGIN]),
        ("Reauthentication failed. cannot prompt during non-interactive execution.", [LOGIN]),
        ("UNAUTHENTICATED: Request had invalid authentication credentials.", [LOGIN]),
        ("Request had insufficient authentication scopes.", [LOGIN]),
        # the project and its app
        ("The current Google Cloud project [realpython] does not contain an App Engine "
         "application. "
         "Use `gcloud app create` to initialize one.", [CREATE]),
        ('NOT_FOUND: Could not find Application "realpython".', [CREATE]),
        ("Please choose the region where you want your App Engine application located", [CREATE]),
        ("Permission denied on resource project realpython.", [PROJECTS]),
        ("You do not have permission to access app [realpython] (or it may not exist)",
         [PROJECTS]),
        ("The value of ``core/project'' property is set to project number 12. [realpython] is "
         "not a valid project ID", [PROJECTS]),
        ("NOT_FOUND: Project 'realpython' not found or deleted", [PROJECTS]),
        ("Project [realpython] is pending deletion.", [PROJECTS]),
        ("permission denied. WARNING: Your active project does not match the quota project in your "
         "local Application Default Credentials file, which might bring unexpected quota issues.",
         [PROJECTS]),
        ("PERMISSION_DENIED: The caller does not have permission. This command is authenticated "
         "as me@a.com which is the active account specified by the [core/account] property",
         [PROJECTS]),
        ("Unable to deploy to application [realpython] with status [USER_DISABLED]: Deploying to "
         "stopped apps is not allowed.",
         ["https://console.cloud.google.com/appengine/settings to enable it"]),
        ("The first service (module) you upload to a new application must be the 'default' "
         "service (module).", [f"{AGAIN}, without the line `service:` in app.yaml"]),
        # billing and services
        ("FAILED_PRECONDITION: Billing must be enabled for project", [BILLING]),
        ("FAILED_PRECONDITION: This API method requires billing to be enabled.", [BILLING]),
        ("The project to be billed is associated with an absent billing account.", [BILLING]),
        ("PERMISSION_DENIED: Cloud Build API has not been used in project 12 before or it is "
         "disabled.", [enable()]),
        ("Error Response: [7] Access Not Configured. Cloud Build has not been used in project 12",
         [enable()]),
        ("You do not have permission to access project [realpython] (or it may not exist): Service "
         "'cloudbuild.googleapis.com' is not enabled for consumer 'project:realpython'.",
         [enable()]),
        ("Artifact Registry API has not been used in project 12 before or it is disabled. "
         "Enable it by visiting "
         "https://console.developers.google.com/apis/api/artifactregistry.googleapis.com/overview",
         [enable("artifactregistry")]),
        ("Error Response: [13] An internal error occurred", [BILLING, enable()]),
        ("INTERNAL: Internal error encountered.", [BILLING, enable()]),
        # the accounts that Google's own services use
        ('[13] Failed to create cloud build: invalid bucket "staging.realpython.appspot.com"; '
         "service account "
         f"{ACCOUNT} does not have access to the bucket", [grant("storage.admin")]),
        (f"{ANOTHER} does not have storage.objects.get access to the Google Cloud Storage "
         "object.", [grant("storage.admin", ANOTHER)]),
        ("Permission 'storage.objects.list' denied on bucket (or it may not exist).",
         [grant("storage.admin")]),
        ('denied: Permission "artifactregistry.repositories.uploadArtifacts" denied',
         [grant("artifactregistry.writer")]),
        (f"PERMISSION_DENIED: You do not have permission to act as '{ACCOUNT}'",
         [act_as(ACCOUNT)]),
        (f"Permission 'iam.serviceaccounts.actAs' denied on service account {ANOTHER} (or it "
         "may not exist).", [act_as(ANOTHER)]),
        (f"NOT_FOUND: Service account {ACCOUNT} does not exist.", [REPAIR]),
        ("Could not retrieve the default Google Cloud Storage bucket for [realpython].",
         [REPAIR]),
        ("The specified bucket does not exist.", [REPAIR]),
        ("Unable to retrieve P4SA: [service-12@gcp-gae-service.iam.gserviceaccount.com] from "
         "GAIA.", [f"{AGAIN} in a minute"]),
        ("Cannot operate on apps/realpython because an operation is already in progress",
         [f"{AGAIN} in a minute"]),
        # limits
        ("RESOURCE_EXHAUSTED: Quota exceeded for quota metric 'Build and Operation Get requests'",
         [QUOTAS]),
        ("failed precondition: due to quota restrictions, cannot run builds in this region.",
         [QUOTAS]),
        ("Your deployment has too many files: 12000.",
         [f"{AGAIN}, with what no visitor needs in .gcloudignore"]),
        ("Your app may not have more than 15 versions.", [f"{VERSIONS} with one of them"]),
        ("The project x does not exist or it does not contain an active Cloud Datastore "
         "or Cloud Firestore database.",
         [
                "gcloud firestore databases create --type=datastore-mode --project realpython "
                "--location LOCATION, with a LOCATION that `gcloud firestore locations list` "
                "shows"
            ]),
        ("The region us-central1 does not have enough resources available to fulfill the "
         "request.", [f"{AGAIN} in a minute"]),
        # the app
        ("Error Response: [9] Cloud build 1-2-3 status: FAILURE", [f"{BUILDS} ID"]),
        ('build step 2 "us.gcr.io/gae-runtimes/buildpacks" failed: exit status 1',
         [f"{BUILDS} ID"]),
        ("Error Response: [9] Application startup error!",
         ["gcloud app logs read --project realpython"]),
        ("ERROR: Could not find a version that satisfies the requirement webapp2==9",
         [f"{AGAIN}, with another version in requirements.txt"]),
        # gcloud itself
        ("gcloud failed to load: module 'collections' has no attribute 'MutableMapping'",
         ["https://cloud.google.com/sdk/docs/install, to install gcloud anew"]),
        # the network
        ("gcloud crashed (ConnectionError): HTTPSConnectionPool: Max retries exceeded",
         [f"{AGAIN}, once this machine is online"]),
        ("There was a problem refreshing your current auth tokens: Unable to find the server",
         [f"{AGAIN}, once this machine is online"]),
        ("HTTPSConnectionPool: Temporary failure in name resolution",
         [f"{AGAIN}, once this machine is online"]),
    ],
)  # fmt: skip
def test_a_refusal_is_followed_by_what_helps(capsys, says, helps):
    print_advice(f"ERROR: {says}\n", "realpython")
    _meaning, *lines = capsys.readouterr().err.splitlines()
    assert lines == [f"Try: {command}" for command in helps]


@pytest.mark.parametrize(
    "says", ["An error occurred while parsing file: [app.yaml]", "Aborted by user."]
)
def test_what_gcloud_explains_itself_gets_no_advice(capsys, says):
    print_advice(f"ERROR: {says}\n", "realpython")
    assert capsys.readouterr().err == ""
