"""Nothing outside of a folder of static files is ever sent, however it is spelt."""

from urllib.parse import unquote_to_bytes

import pytest

from tests.conformance.traversal import SPELLINGS
from tests.support.project import HELLO
from tests.support.servers import local, online, send

# What stands in each file that is not to be sent.
SECRETS = [b"swordfish", b"root:x:", b"my_app", b"handlers:"]
PUBLIC = b"for everybody"

APP_YAML = """\
runtime: python313
handlers:
- url: /dir
  static_dir: files
- url: /files/(.*)
  static_files: files/\\1
  upload: files/.*
- url: /any/(.*)
  static_files: \\1
  upload: files/.*
- url: /.*
  script: hello.my_app
"""


@pytest.fixture
def app_folder(tmp_path):
    """A folder with files to send, and around them such as are not to be sent."""
    folder = tmp_path / "app"
    for name in ("files/inside", "files-too", "elsewhere"):
        (folder / name).mkdir(parents=True)
    for name in ("secret.txt", "app/secret.txt", "app/files-too/secret.txt"):
        (tmp_path / name).write_text("swordfish")
    (folder / "elsewhere/secret.txt").write_text("swordfish")
    (folder / "files/public.txt").write_bytes(PUBLIC)
    (folder / "files/link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "files/inside/link.txt").symlink_to("/etc/passwd")
    (folder / "files/linked").symlink_to(tmp_path)
    (folder / "app.yaml").write_text(APP_YAML)
    (folder / "hello.py").write_text(HELLO)
    return folder


def paths(*beginnings):
    return [beginning + rest for rest in SPELLINGS for beginning in beginnings]


def raw_answer(port, target):
    """What a server sends for a request line with just this in it."""
    headers = "Host: localhost\r\nX-Forwarded-For: 203.0.113.9\r\n"  # not the reader's
    request = f"GET {target} HTTP/1.0\r\n{headers}\r\n"
    return send(port, request.encode("latin-1"))


def check_server(port):
    assert PUBLIC in raw_answer(port, "/dir/public.txt")
    assert PUBLIC in raw_answer(port, "/files/public.txt")
    assert PUBLIC in raw_answer(port, "/any/files/public.txt")
    for path in paths("/dir/", "/any/"):
        answer = raw_answer(port, path)
        assert answer, path
        assert not any(secret in answer for secret in SECRETS), path
    for target in (
        "http://localhost/dir/../secret.txt",
        "../secret.txt",
        "dir/../../secret.txt",
    ):
        assert not any(secret in raw_answer(port, target) for secret in SECRETS), target


def test_no_spelling_leads_out_on_the_local_server(start, app_folder):
    check_server(start(local(app_folder)).port)


def test_no_spelling_leads_out_online(start, app_folder):
    check_server(start(online(app_folder)).port)


def test_no_spelling_leads_out_of_the_router(serve, app_folder):
    app = serve(app_folder)
    assert app.get("/dir/public.txt").body == PUBLIC
    assert app.get("/files/public.txt").body == PUBLIC
    for path in paths("/dir/", "/files/", "/any/files/", "/dir"):
        # Once as a server decodes it, once as it is.
        for path_info in {path, unquote_to_bytes(path).decode("latin-1")}:
            environ = {"PATH_INFO": path_info}
            # The reader is told why, which takes longer.
            if not path.startswith("/dir/"):
                environ["HTTP_X_FORWARDED_FOR"] = "203.0.113.9"
            response = app.get("/", extra_environ=environ, status="*")
            assert not any(secret in response.body for secret in SECRETS), path_info
