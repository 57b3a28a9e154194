"""Static files: what is sent, and with which headers.

That nothing else is sent is tested in tests/conformance/test_traversal.py.
"""

import os
import time

import pytest

from companion.app_yaml_router import static_files

CSS = "body { color: black }\n"


@pytest.fixture
def site(folder, serve, handlers):
    """A folder with static/style.css in it; site(more lines) serves it."""
    (folder / "static").mkdir()
    (folder / "static" / "style.css").write_bytes(CSS.encode())

    def site(lines="", url="/static", above=""):
        handlers(f"- url: {url}\n  static_dir: static\n{lines}", above)
        return serve(folder)

    return site


def test_a_file_is_sent_with_its_type_and_isnt_cached(site):
    response = site().get("/static/style.css")
    assert response.text == CSS
    assert response.content_type == "text/css"
    assert response.content_length == len(CSS)
    assert response.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("url", ["/static", "/static/", "/(static|css)"])
def test_the_rest_of_the_path_names_the_file(site, url):
    app = site(url=url)
    app.get("/static/style.css")
    app.get("/static", status=404)
    app.get("/static/", status=404)
    app.get("/static/style.css/", status=404)
    app.get("/static/missing.css", status=404)


def test_a_file_that_the_browser_has_is_not_sent_again(site, folder):
    app = site()
    tag = app.get("/static/style.css").headers["ETag"]
    assert app.get("/static/style.css", headers={"If-None-Match": tag}, status=304)
    (folder / "static" / "style.css").write_text(CSS * 2)
    app.get("/static/style.css", headers={"If-None-Match": tag}, status=200)


@pytest.mark.posix
def test_the_tag_of_a_file_is_that_of_its_content(site, folder):
    app = site()
    file = folder / "static" / "style.css"
    tag = app.get("/static/style.css").headers["ETag"]
    os.utime(file, (0, 0))  # App Engine gives all files one time
    assert app.get("/static/style.css").headers["ETag"] == tag
    time.sleep(0.02)  # a clock tick
    file.write_text(CSS.replace("black", "white"))
    os.utime(file, (0, 0))  # as `touch -r` does
    assert app.get("/static/style.css").headers["ETag"] != tag
    assert "Last-Modified" not in app.get("/static/style.css").headers


def test_a_file_is_read_for_its_etag_only_after_a_change(site, folder, monkeypatch):
    static_files.content_tag.cache_clear()
    app = site()
    for _ in range(3):
        app.get("/static/style.css")
    assert static_files.content_tag.cache_info().misses == 1


@pytest.mark.parametrize("moment", ["find_file", "content_tag"])
def test_a_file_that_vanishes_while_it_is_asked_for_is_not_found(
    site, folder, monkeypatch, moment
):
    real = getattr(static_files, moment)

    def and_then_it_vanishes(*arguments):
        result = real(*arguments)
        (folder / "static" / "style.css").unlink()
        return result

    monkeypatch.setattr(static_files, moment, and_then_it_vanishes)
    response = site().get("/static/style.css", status=404)
    assert response.text == "404 Not Found\n"


@pytest.mark.parametrize(
    "path", ["/static/style.css", "/static/missing.css", "/%ff", "/static/"]
)
def test_head_is_answered_as_get_is_but_for_the_body(site, path):
    app = site()
    got, head = app.get(path, status="*"), app.head(path, status="*")
    assert head.status == got.status
    assert head.headers == got.headers
    assert head.body == b""


@pytest.mark.parametrize("name", ["If-Modified-Since", "If-Range"])
def test_an_invalid_date_is_ignored(site, name):
    headers = {name: "Mon, 01 Jan 99999 00:00:00 GMT", "Range": "bytes=0-3"}
    response = site().get("/static/style.css", headers=headers, status="*")
    assert response.status_int in (200, 206)


def test_a_part_of_a_file_can_be_asked_for(site):
    response = site().get(
        "/static/style.css", headers={"Range": "bytes=0-3"}, status=206
    )
    assert response.text == "body"


def test_app_yaml_sets_type_expiration_and_headers(site):
    lines = (
        "  mime_type: text/plain\n  expiration: 1h\n  http_headers:\n    X-Test: 1\n"
    )
    response = site(lines).get("/static/style.css")
    assert response.content_type == "text/plain"
    assert response.headers["Cache-Control"] == "public, max-age=3600"
    assert response.headers["X-Test"] == "1"


def test_default_expiration_applies_without_expiration(site):
    above = "default_expiration: 2m\n"
    for lines, age in (("", 120), ("  expiration: 5s\n", 5)):
        response = site(lines, above=above).get("/static/style.css")
        assert response.headers["Cache-Control"] == f"public, max-age={age}"


def test_an_unknown_file_type_is_not_html(site, folder):
    (folder / "static" / "data.unknown").write_text("<script>alert(1)</script>")
    assert site().get("/static/data.unknown").content_type == "application/octet-stream"


def test_static_files_accept_only_get_and_head(site):
    response = site().post("/static/style.css", status=405)
    assert response.headers["Allow"] == "GET, HEAD"


def test_static_files_takes_the_urls_groups_and_sends_what_upload_allows(
    folder, serve, handlers
):
    (folder / "img").mkdir()
    for name in ("a.png", "b.txt"):
        (folder / "img" / name).write_text(name)
    handlers(
        r"""- url: /pictures/(.*)
  static_files: img/\1
  upload: img/.*\.png
"""
    )
    app = serve(folder)
    assert app.get("/pictures/a.png").text == "a.png"
    app.get("/pictures/b.txt", status=404)
    app.get("/pictures/../hello.py", status=404)


def test_a_file_that_may_not_be_read_is_not_there(site, monkeypatch):
    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr(static_files, "open", refuse, raising=False)
    site().get("/static/style.css", status=404)
