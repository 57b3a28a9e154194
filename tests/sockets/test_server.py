"""The local server as somebody uses it: start it, look at pages, end it."""

import contextlib
import re
import shutil
import signal
import socket
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.support.processes import wait_for
from tests.support.servers import local, send


def test_it_says_where_it_runs_and_links_the_pages_first(local_first_app):
    server = local_first_app
    base = f"http://localhost:{server.port}"
    width = len(f"{base}/temperature")
    assert server.announcement.splitlines() == [
        f"first_app/app.yaml runs at {base} (Ctrl-C to stop)",
        f"  {base}/greeting     greeting.my_app",
        f"  {base}/temperature  temperature.my_app",
        f"  {base}/poem         poem.my_app",
        f"  {base}/             hello.my_app, and everything below it",
        f"  {'/static/':{width}}  static/...",
        f"  {'/favicon.ico':{width}}  static/favicon.ico",
        f"  {'/welcome':{width}}  greeting.my_app",
    ]
    for link in re.findall(rf"{base}(/\S*)", server.announcement):
        assert server.get(link).status == 200


def test_a_yaml_file_in_a_folder_whose_name_is_not_utf_8_is_served(start, folder):
    named = shutil.copytree(folder, folder / "zo\udceb")
    assert start(local(named / "app.yaml")).get("/").status == 200


def test_each_request_is_logged_in_a_line_until_sigterm(start):
    server = start(local("first_app"))
    server.get("/")
    server.get("/nope?a=1")
    server.get("/temperature", method="HEAD")
    server.get("/%1b[31m%22")
    status, log = server.stop(signal.SIGTERM)
    assert status == 0
    assert "Traceback" not in log
    lines = [line for line in log.splitlines() if line.startswith("INFO")]
    when = r"INFO     \d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} default: "
    assert re.fullmatch(when + '"GET / HTTP/1.1" 200 32', lines[0])
    assert re.fullmatch(when + r'"GET /nope\?a=1 HTTP/1.1" 404 \d+', lines[1])
    assert re.fullmatch(when + r'"HEAD /temperature HTTP/1.1" 200 \d+', lines[2])
    assert re.fullmatch(when + r'"GET /%1b\[31m%22 HTTP/1.1" 404 \d+', lines[3])
    assert len(lines) == 4


def test_ctrl_c_ends_it_while_a_module_is_still_being_imported(start, folder):
    (folder / "hello.py").write_text("import time\ntime.sleep(60)\n")
    assert start(local(folder)).stop(signal.SIGINT) == (0, "")


@pytest.mark.measured
def test_what_is_wrong_in_the_code_is_reported_at_the_start(start, folder):
    yaml = (folder / "app.yaml").read_text().replace("/.*", "/a")
    (folder / "app.yaml").write_text(
        yaml
        + "  login: admin\n"
        + "- url: /b\n  script: missing.my_app\n"
        + "- url: /c\n  script: broken.my_app\n"
        + "- url: /(d|e)\n  script: missing.py\n"
        + "- url: /css\n  static_dir: css\n- url: /js\n  static_dir: js\n"
    )
    (folder / "broken.py").write_text("oops(")
    server = start(local(folder))
    assert "\n  /(d|e)" in server.announcement
    wait_for(lambda: server.log.count("WARNING") == 6)
    warnings = [line for line in server.log.splitlines() if line.startswith("WARNING")]
    path = f"{folder}/app.yaml"
    for warning, words in zip(
        warnings,
        [
            f"{path}:9: `login: admin` keeps nobody out without `app_engine_apis: "
            "true`",
            f"{path}:17: there is no folder 'css' next to app.yaml; create it",
            f"{path}:19: there is no folder 'js' next to app.yaml; create it",
            f"{path}:11: there is no missing.py, but app.yaml names missing.my_app; "
            "save your code as missing.py, or write another name after script:",
            f"{path}:13: broken.py, line 1: SyntaxError: '(' was never closed; add "
            "the bracket that closes this (",
            f"{path}:15: there is no missing.py, but app.yaml names it; "
            "save your code as missing.py, or write another name after script:",
        ],
        strict=True,
    ):
        assert warning.endswith(words)


def test_a_rule_about_visitors_is_mentioned_once_when_it_is_saved(start, folder):
    server = start(local(folder))
    yaml = (folder / "app.yaml").read_text()
    for line in ("  secure: always\n", "  secure: always\n", ""):
        (folder / "app.yaml").write_text(f"{yaml}{line}  login: required\n")
        server.get("/")
        server.get("/")
    warnings = [line for line in server.log.splitlines() if line.startswith("WARNING")]
    path = f"{folder}/app.yaml"
    for warning, words in zip(
        warnings,
        [
            f"{path}:10: `login: required` keeps nobody out without "
            "`app_engine_apis: true`",
            f"{path}:9: `secure: always` redirects to https only on App Engine",
        ],
        strict=True,
    ):
        assert warning.endswith(words)


def test_the_app_runs_in_its_own_folder_and_is_told_that_it_is_local(start, folder):
    (folder / "hello.py").write_text(
        """
import os

def my_app(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"{os.getcwd()} {os.environ['GAE_ENV']}".encode()]
"""
    )
    assert start(local(folder)).get("/").text == f"{folder} localdev"


def test_localhost_answers_on_ipv4_and_an_address_only_on_itself(
    start, local_first_app
):
    socket.create_connection(("127.0.0.1", local_first_app.port)).close()
    server = start(local("first_app", "--host", "127.0.0.1"))
    assert f"http://127.0.0.1:{server.port}/poem" in server.announcement
    with pytest.raises(OSError):
        socket.create_connection(("127.0.0.2", server.port))


def test_open_opens_the_browser(start, tmp_path):
    opened = tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(f"#!/bin/sh\necho $1 > {opened}\n")
    browser.chmod(0o755)
    server = start(local("first_app", "--open", env={"BROWSER": str(browser)}))
    wait_for(lambda: opened.exists() and opened.read_text())
    assert opened.read_text().strip() == f"http://localhost:{server.port}"


@pytest.mark.measured
def test_open_without_a_browser_says_what_to_open(start, tmp_path):
    env = {"BROWSER": str(tmp_path / "none"), "PATH": str(tmp_path)}
    server = start(local("first_app", "--open", env=env))
    where = f"http://localhost:{server.port}"
    server.wait_for_log(f"--open: no browser found; open {where} yourself")


@pytest.mark.parametrize(
    ("request_line", "status"),
    [
        (b"GET // HTTP/1.0", b"404"),
        (b"GET ///welcome HTTP/1.0", b"404"),
        (b"GET /\x00 HTTP/1.0", b"400"),
        (b"GET /%00 HTTP/1.0", b"400"),
        (b"GET /\xff HTTP/1.0", b"400"),
        (b"GET /%ff HTTP/1.0", b"400"),
        (b"GET /?a=\xff HTTP/1.0", b"400"),
        (b"BREW / HTTP/1.0", b"501"),
        (b"nonsense", b"400"),
        (b"GET http://[ HTTP/1.0", b"400"),
        (b"GET /?" + b"a" * 65_517 + b" HTTP/1.0", b"431"),
        (b"POST /welcome HTTP/1.0\r\nContent-Length: 34000000", b"413"),
        (b"POST /welcome HTTP/1.0\r\nContent-Length: -1", b"400"),
    ],
)
def test_a_strange_request_gets_an_answer_and_no_traceback(
    local_first_app, request_line, status
):
    answer = send(local_first_app.port, request_line + b"\r\n\r\n")
    assert answer.split()[1] == status
    assert b"Traceback" not in answer
    assert "Traceback" not in local_first_app.log


@pytest.mark.parametrize(
    ("request_line", "said"),
    [
        (b"nonsense", "400 Bad Request: Start line is invalid"),
        (
            b"\x16\x03\x01\x02",
            "400 Bad Request: the browser asked for https://; write ",
        ),
        (b"GET / HTTP/1.0\r\n \x1b", '400 Bad Request: Malformed header line " \x1b"'),
        (
            b"GET /?" + b"a" * 65_517 + b" HTTP/1.0",
            '431 Request Header Fields Too Large: the address (a form needs method="post" then)',
        ),
        (
            b"POST / HTTP/1.0\r\nContent-Length: 34000000",
            "413 Request Entity Too Large: more was sent than the 32 MB that App Engine",
        ),
    ],
)
def test_a_request_that_is_refused_is_told_why_and_so_is_the_console(
    local_first_app, request_line, said
):
    end = b"" if request_line.startswith(b"\x16") else b"\r\n\r\n"
    answer = send(local_first_app.port, request_line + end).decode()
    assert f"\r\n\r\n{said}" in answer
    assert f"waitress: {said}".replace("\x1b", r"\x1b") in local_first_app.log


def test_a_form_whose_body_begins_like_https_is_read(local_first_app):
    head = b"POST /welcome HTTP/1.0\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\n"
    with socket.create_connection(("localhost", local_first_app.port)) as connection:
        connection.sendall(head)
        time.sleep(0.3)  # so that the body comes by itself
        connection.sendall(b"\x16\x03\x01\x02")
        assert b" 200 OK" in connection.recv(4096)


def test_a_query_of_ten_megabytes_holds_up_nobody(local_first_app):
    with contextlib.suppress(ConnectionError):  # the server may have heard enough
        query = b"a" * 10_000_000
        send(local_first_app.port, b"GET /?" + query + b" HTTP/1.0\r\n\r\n")
    assert local_first_app.get("/").status == 200


def test_a_file_of_just_under_32_megabytes_is_read(local_first_app):
    file = b'--x\r\nContent-Disposition: form-data; name="a"; filename="a"\r\n\r\n'
    name = b'\r\n--x\r\nContent-Disposition: form-data; name="my_name"\r\n\r\nAnn'
    body = file + b"a" * (32 * 1024 * 1024 - 200) + name + b"\r\n--x--\r\n"
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    response = local_first_app.get("/welcome", "POST", body=body, headers=headers)
    assert "Hi there, Ann" in response.text


def test_one_slow_page_does_not_keep_the_others_waiting(start, folder):
    (folder / "app.yaml").write_text(
        "runtime: python27\nhandlers:\n"
        "- url: /slow\n  script: slow.my_app\n- url: /.*\n  script: hello.my_app\n"
    )
    (folder / "slow.py").write_text(
        """
import pathlib, time

def my_app(environ, start_response):
    pathlib.Path("started").touch()
    while not pathlib.Path("go on").exists(): time.sleep(0.01)
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"slow"]
"""
    )
    server = start(local(folder))
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(server.get, "/slow")
        wait_for((folder / "started").exists)
        assert server.get("/").status == 200
        (folder / "go on").touch()
        assert slow.result().text == "slow"
