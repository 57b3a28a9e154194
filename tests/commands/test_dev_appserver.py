"""What a person reads who typed the command wrongly: one line, and exit status 2."""

import json
import socket
import subprocess
from functools import partial
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.support.commands import running, type_command
from tests.support.project import ROOT
from tests.support.servers import local

type_dev_appserver = partial(type_command, "dev_appserver.py", "--port", "0")


@pytest.mark.measured
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "which folder? Type, for example: python dev_appserver.py "),
        (["first_app", "--prot", "80"], "there is no option --prot; "),
        (["nowhere"], "nowhere: there is no such folder"),
        (["x" * 300], "can't be read: File name too long"),
        (["tests"], "tests: there is no app.yaml in this folder"),
        (
            ["first_app/hello.py"],
            "first_app/hello.py: this is a file; type its folder: first_app",
        ),
        (
            ["first_app", "--port", "http"],
            "--port http isn't a port; write a number from 0 to 65535",
        ),
        (["first_app", "--port", "65536"], "--port 65536 isn't a port; write a number"),
        (["first_app", "--port", "-1"], "--port -1 isn't a port; write a number"),
        (["first_app", "--host", "no.such.host.invalid"], "there is no such address"),
        (["first_app", "--host", "192.0.2.1"], "not an address of this machine"),
    ],
)
def test_a_wrong_argument_is_reported_in_one_line(arguments, words):
    done = type_dev_appserver(*arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_port_that_is_taken_is_reported_in_one_line():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = type_dev_appserver("first_app", "--port", port)
    assert done.returncode == 2
    assert done.stderr == (
        f"--port {port}: another program uses this port; stop it, or "
        "choose another with --port\n"
    )


@pytest.mark.measured
def test_a_port_that_another_of_our_servers_has_is_told_with_its_folder(start, folder):
    other = folder.with_name("mein Café")
    folder.rename(other)
    server = start(local(other))
    done = type_dev_appserver("first_app", "--port", server.port)
    assert done.stderr == (
        f"--port {server.port}: the folder mein Café is served there; stop that "
        "server, or choose another with --port\n"
    )
    assert server.log == ""  # no page was asked for


@pytest.mark.measured
def test_an_app_yaml_that_is_a_folder_is_called_one(tmp_path):
    (tmp_path / "app.yaml").mkdir()
    done = type_dev_appserver(tmp_path)
    assert done.stderr == f"{tmp_path}: app.yaml is a folder, not a file\n"


def test_a_script_without_its_app_is_warned_of_with_its_file(start, folder):
    (folder / "hello.py").write_text("import webapp2\n")
    server = start(local(folder))
    assert "app.yaml:8: hello.py: no app called" in server.wait_for_log("no app")


@pytest.mark.measured
def test_a_wrong_app_yaml_is_shown_until_it_is_right(start, folder):
    right = (folder / "app.yaml").read_text()
    (folder / "app.yaml").write_text(right.replace("runtime", "runtim"))
    server = start(local(folder))
    assert server.log.startswith(
        f"{folder}/app.yaml:3: unknown key 'runtim'; did you mean `runtime`?\n"
    )
    assert "Did you mean <code>runtime</code>?" in server.get("/").text
    (folder / "app.yaml").write_text(right)
    assert server.get("/").text == "Congratulations, it's a web app!"


def test_an_app_yaml_that_notepad_renamed_is_reported(folder):
    (folder / "app.yaml").rename(folder / "app.yaml.txt")
    assert "rename app.yaml.txt to app.yaml" in type_dev_appserver(folder).stderr


def test_help_names_the_options():
    done = type_dev_appserver("--help")
    assert done.returncode == 0
    assert all(option in done.stdout for option in ("--host", "--port", "--open"))


@pytest.mark.parametrize(
    ("where", "example"),
    [
        (".", "python {root}/dev_appserver.py my_first_app"),
        ("above", "python {root}/dev_appserver.py inside"),
        ("above/inside", "python {root}/dev_appserver.py ."),
    ],
)
def test_without_a_folder_the_command_to_type_is_shown(tmp_path, where, example):
    (tmp_path / "above/inside").mkdir(parents=True)
    (tmp_path / "above/inside/app.yaml").touch()
    done = type_command(ROOT / "dev_appserver.py", cwd=tmp_path / where)
    example = example.format(root=ROOT)
    assert done.stderr == f"which folder? Type, for example: {example}\n"


@pytest.mark.measured
@pytest.mark.measured
def test_a_server_that_ends_before_it_serves_ends_the_command(folder, tmp_path_factory):
    modules = tmp_path_factory.mktemp("modules")
    ends = "import os\nif 'COMPANION_SERVER' in os.environ: os._exit(3)\n"
    (modules / "sitecustomize.py").write_text(ends)
    env = {"PYTHONPATH": str(modules)}
    done = type_command("dev_appserver.py", folder, "--port", "0", env=env)
    assert (done.returncode, done.stdout) == (3, "")


@pytest.mark.measured
def test_a_program_is_told_the_address_and_ends_the_server_with_its_pipe(folder):
    code = "print('Content-Type: text/plain\\n')\nprint(input())\n"
    (folder / "hello.py").write_text(code)
    yaml = (folder / "app.yaml").read_text().replace("hello.my_app", "hello.py")
    (folder / "app.yaml").write_text(yaml)
    words = ("dev_appserver.py", folder, "--port", "0", "--json", "--stop_with_stdin")
    with running(*words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        url = json.loads(server.stdout.readline())["url"]
        with pytest.raises(HTTPError) as answered:
            urlopen(url)
        assert "EOFError" in answered.value.read().decode()  # the pipe isn't its input
        server.stdin.write("what is written doesn't end it\n")
        server.stdin.close()
        assert server.wait(timeout=60) == 0
